//! What people get wrong: one clear line with the place, a way out, the right exit code, and nothing written.

use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain, Filter};
use exodus_sdk::record::RawAccount;
use exodus_tests::{Home, Said};

/// Every record on the ledger, byte for byte.
fn records(home: &Home) -> Vec<RawAccount> {
    Embedded::open(&home.ledger()).expect("a ledger").list(&Filter::default()).expect("a ledger lists")
}

/// The error is one line, and the hint, where there is one, the next.
pub fn is_clear(said: &Said, code: i32, place: &str) {
    let lines: Vec<&str> = said.stderr.lines().collect();
    assert_eq!(said.code, code, "{}", said.stderr);
    assert!(said.stdout.is_empty(), "{}", said.stdout);
    assert!(lines.first().is_some_and(|line| line.starts_with("error: ")), "{}", said.stderr);
    assert!(lines.len() <= 2 && lines.get(1).is_none_or(|line| line.starts_with(" hint: ")), "{}", said.stderr);
    assert!(said.stderr.contains(place), "`{place}` is not in: {}", said.stderr);
}

#[test]
fn a_file_of_ties_that_is_none_names_its_line() {
    let cases = [
        ("", "empty"),
        ("a,b\n", "no tie"),
        ("from,to\n1,2\n", "line 1"),
        ("a,b\n1,2\n3,3\n", "line 3"),
        ("a,b\n1,2\n2,1\n", "line 3"),
        ("a,b\n1,2\n1,2\n", "line 3"),
        ("a,b\n1,two\n", "line 2"),
        ("a,b\n1,-2\n", "line 2"),
        ("a,b\n0,2\n", "line 2"),
        ("a,b\n1,2,3\n", "line 2"),
        ("a,b\n1\n", "line 2"),
        ("a,b\n1,99999999999999999999\n", "line 2"),
    ];
    for (content, place) in cases {
        let home = Home::default();
        let file = home.file("ties.csv", content);
        let ledger = home.ledger().display().to_string();
        let said = home.run(&["demo", "--ties", &file, "--ledger", &ledger]);
        is_clear(&said, 2, place);
        assert!(!home.ledger().join("ledger.redb").exists(), "{content:?} wrote a ledger");
    }
    is_clear(&Home::default().run(&["demo", "--ties", "nowhere.csv"]), 2, "nowhere.csv");
}

/// Ana in a network of her own, alone.
fn alone() -> Home {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "ana.json"]);
    home.json(&["network", "create", "lonely", "--unit", "EUR", "--keypair", "ana.json"]);
    home.json(&["member", "join", "--keypair", "ana.json"]);
    home
}

#[test]
fn a_keypair_file_that_is_none_is_named() {
    let home = alone();
    for content in ["", "hello", "[1,2,3]", "[]", "{}", &format!("{:?}", [300; 64]), &format!("{:?}", [7; 64])] {
        let file = home.file("bad.json", content);
        is_clear(&home.run(&["member", "show", "--keypair", &file]), 2, "bad.json");
    }
    is_clear(&home.run(&["member", "show", "--keypair", "missing.json"]), 2, "missing.json");
}

#[test]
fn an_amount_that_is_none_names_what_was_typed() {
    let home = alone();
    let before = records(&home);
    let cases =
        ["1.234", "0", "0.00", "-5", "ten", "1,50", "5 USD", "90071992547409.92", "1e3", "", "1.", ".5 EUR EUR"];
    for amount in cases {
        let said = home.run(&["member", "set", &format!("--pledge={amount}"), "--keypair", "ana.json"]);
        is_clear(&said, 2, amount);
    }
    assert!(records(&home) == before, "something was written");
    let said = home.run(&["member", "set", "--pledge", "90071992547409.91 EUR", "--keypair", "ana.json"]);
    assert_eq!(said.code, 0, "the largest amount there is: {}", said.stderr);
}

#[test]
fn a_link_that_is_malformed_or_used_is_told_apart() {
    let home = alone();
    for name in ["ben", "eva"] {
        home.json(&["keygen", "--outfile", &format!("{name}.json")]);
    }
    let link = home.json(&["tie", "invite", "--keypair", "ana.json"])["link"].as_str().expect("a link").to_owned();
    for malformed in ["hello", "exodus:invitation/", &link[..link.len() - 3], &format!("{link}x")] {
        is_clear(&home.run(&["tie", "accept", malformed, "--keypair", "ben.json"]), 2, "link");
    }
    home.json(&["tie", "accept", &link, "--keypair", "ben.json"]);
    is_clear(&home.run(&["tie", "accept", &link, "--keypair", "eva.json"]), 1, "as often as it allows");
    let members = home.json(&["network", "list"]);
    assert_eq!(members["networks"][0]["members"], 2, "eva did not join by it");
}

#[test]
fn an_unknown_cluster_a_missing_argument_and_a_refusal_have_their_codes() {
    let home = alone();
    assert_eq!(home.run(&["network", "list", "--url", "mainnet-gamma"]).code, 2);
    assert_eq!(home.run(&["request", "open"]).code, 2);
    assert_eq!(home.run(&["frobnicate"]).code, 2);
    let lonely = home.run(&["request", "open", "--target", "5", "--keypair", "ana.json"]);
    is_clear(&lonely, 1, "at least one mutual tie");
}
