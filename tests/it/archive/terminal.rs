//! `exodus archive` as people run it: export here, verify elsewhere.

use exodus_tests::{Home, Said};
use serde_json::Value;

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// Ana and Ben with three closed promises of his. Returns Ben's member.
fn closed(home: &Home) -> String {
    for name in ["ana", "ben"] {
        home.json(&["keygen", "--outfile", &format!("{name}.json")]);
    }
    let ana = |arguments: &[&str]| home.json(&[arguments, &["--keypair", "ana.json"]].concat());
    let ben = |arguments: &[&str]| home.json(&[arguments, &["--keypair", "ben.json"]].concat());
    ana(&["network", "create", "archive", "--unit", "EUR"]);
    let creditor = text(&ana(&["member", "join"])["address"]);
    let link = text(&ana(&["tie", "invite"])["link"]);
    ben(&["tie", "accept", &link]);
    for amount in ["10", "20.50", "3"] {
        let promised = text(&ben(&["commitment", "commit-directly", &creditor, "--amount", amount])["address"]);
        ana(&["commitment", "confirm", &promised, "--amount", amount]);
        ana(&["commitment", "close", &promised]);
    }
    text(&ben(&["member", "show"])["address"])
}

fn fails(said: &Said, code: i32, place: &str) {
    assert_eq!(said.code, code, "{}", said.stderr);
    assert!(said.stdout.is_empty(), "{}", said.stdout);
    assert!(said.stderr.starts_with("error: ") && said.stderr.lines().count() <= 2, "{}", said.stderr);
    assert!(said.stderr.contains(place), "`{place}` is not in: {}", said.stderr);
}

#[test]
fn what_every_reopened_ledger_remembers_is_proved_without_any() {
    let home = Home::default();
    let ben = closed(&home);
    let exported = home.json(&["archive", "export", "--out", "ben-archive.json", "--keypair", "ben.json"]);
    assert_eq!((text(&exported["member"]), &exported["length"]), (ben.clone(), &Value::from(3)));
    let head = text(&exported["head"]);
    assert_eq!(head, text(&home.json(&["member", "show", &ben])["history"]));
    assert_eq!(home.json(&["archive", "verify", "ben-archive.json"])["compared_with"], "ledger");
    let written = std::fs::read_to_string(home.path("ben-archive.json")).expect("a file");
    let printed = home.run(&["archive", "export", &ben]);
    assert_eq!((printed.code, printed.stdout.as_str()), (0, written.as_str()), "stdout says the same");

    let elsewhere = Home::default();
    let file = elsewhere.file("received.json", &written);
    let by_hand = ["archive", "verify", &file, "--head", &head, "--length", "3"];
    assert_eq!(elsewhere.json(&by_hand)["compared_with"], "head");
    assert!(!elsewhere.ledger().exists(), "no ledger is needed, and none is begun");
    assert_eq!(elsewhere.run(&[&by_hand[..], &["--member", &ben]].concat()).code, 0);
    let stranger = text(&home.json(&["member", "show", "--keypair", "ana.json"])["address"]);
    fails(&elsewhere.run(&[&by_hand[..], &["--member", &stranger]].concat()), 1, "refused (7202): the archive is of");
    fails(&elsewhere.run(&["archive", "verify", &file]), 2, "there is no ledger");
    assert_eq!(elsewhere.run(&["archive", "verify", &file, "--head", &head]).code, 2, "--length belongs to it");
    fails(
        &elsewhere.run(&["archive", "verify", &file, "--head", "xyz", "--length", "3"]),
        2,
        "the head `xyz` is no hash",
    );
    fails(&elsewhere.run(&["archive", "verify", &file, "--head", &head, "--length", "4"]), 1, "refused (7201): ");
    fails(&elsewhere.run(&["archive", "verify", "nowhere.json"]), 2, "there is no file nowhere.json");
    fails(&elsewhere.run(&["archive", "verify", "."]), 2, "cannot be read");
}

#[test]
fn a_bad_record_and_a_bad_file_are_told_apart_and_named() {
    let home = Home::default();
    let ben = closed(&home);
    let archive = home.run(&["archive", "export", &ben]).json();
    let record = text(&archive["records"][1]["record"]);
    let (first, rest) = record.split_at(1);
    let altered = format!("{}{rest}", if first == "0" { "1" } else { "0" });
    let place = text(&archive["records"][1]["commitment"]);
    let file = home.file("altered.json", &archive.to_string().replacen(&record, &altered, 1));
    let expected = format!("refused (7200): record 2 of 3 ({place}): its bytes do not lead to the next link");
    fails(&home.run(&["archive", "verify", &file]), 1, &expected);
    let file = home.file("cut.json", &archive.to_string()[..99]);
    fails(&home.run(&["archive", "verify", &file]), 2, "cut.json, line 1, column 99: ");
    fails(&home.run(&["archive", "verify", "/dev/zero"]), 2, "error: /dev/zero, the file is longer than");
}

#[test]
fn a_file_that_is_there_is_overwritten_only_by_force() {
    let home = Home::default();
    let ben = closed(&home);
    home.file("taken.json", "precious");
    let taken = ["archive", "export", &ben, "--out", "taken.json"];
    fails(&home.run(&taken), 2, "there is a file taken.json already");
    assert_eq!(std::fs::read_to_string(home.path("taken.json")).expect("still there"), "precious");
    fails(&home.run(&["archive", "export", &ben, "--out", "no/such/folder.json"]), 2, "no folder for the file");
    home.json(&[&taken[..], &["--force"]].concat());
    assert_eq!(home.run(&["archive", "verify", "taken.json"]).code, 0);
    let left: Vec<_> =
        std::fs::read_dir(home.path(".")).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 4, "the ledger, two keys, one archive, and nothing half-written: {left:?}");
}
