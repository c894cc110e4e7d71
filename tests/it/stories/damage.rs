//! Six neighbours who share the theft of bicycles, in a terminal: the example of docs/concepts/pool.md, to the cent.

use exodus_tests::Home;
use serde_json::Value;

use super::circle::text;

const NEIGHBOURS: [&str; 6] = ["boris", "ana", "carla", "dora", "emil", "filip"];

/// What a neighbour says; it must succeed.
fn says(home: &Home, name: &str, arguments: &[&str]) -> Value {
    home.json(&[arguments, &["--keypair", &format!("{name}.json")]].concat())
}

/// What a neighbour may not do; the exit code, and what the tool answers.
fn may_not(home: &Home, name: &str, arguments: &[&str], fact: &str) {
    let said = home.run(&[arguments, &["--keypair", &format!("{name}.json")]].concat());
    assert_eq!(said.code, 1, "{arguments:?}: {}{}", said.stdout, said.stderr);
    assert!(said.stderr.contains(fact) && said.stderr.contains("hint:"), "{}", said.stderr);
}

fn member(home: &Home, name: &str) -> String {
    text(&says(home, name, &["member", "show"])["address"])
}

/// Everybody is tied to Boris, who founds a pool with 200.00; the others join with 100.00 each.
fn street(home: &Home) -> String {
    for name in NEIGHBOURS {
        home.json(&["keygen", "--outfile", &format!("{name}.json")]);
    }
    says(home, "boris", &["network", "create", "street", "--unit", "EUR"]);
    says(home, "boris", &["member", "join"]);
    let rules = home.file("bicycles.txt", "A locked bicycle that was stolen is replaced by one of its age.");
    let bounds = ["--smallest", "100", "--largest", "200", "--answer", "3d", "--waiting", "10d"];
    let create = [&["pool", "create", "--stake", "200", "--rules-file", &rules][..], &bounds].concat();
    let pool = text(&says(home, "boris", &create)["address"]);
    for name in &NEIGHBOURS[1..] {
        let link = text(&says(home, "boris", &["tie", "invite"])["link"]);
        says(home, name, &["tie", "accept", &link]);
        says(home, name, &["pool", "join", &pool, "--stake", "100", "--rules-file", &rules]);
    }
    home.json(&["ledger", "advance", "--days", "11"]);
    pool
}

#[test]
fn a_stolen_bicycle_is_shared_by_all_who_were_in_when_it_was_claimed() {
    let home = Home::default();
    let pool = street(&home);
    may_not(&home, "ana", &["pool", "claim", &pool, "--amount", "300.01"], "yours is at most 300.00 EUR");
    says(&home, "carla", &["pool", "mandate", &pool, "--most", "50"]);
    let claim = says(&home, "ana", &["pool", "claim", &pool, "--amount", "240", "--details", "a blue bicycle"]);
    let claim = text(&claim["address"]);
    may_not(&home, "carla", &["pool", "freeze", &claim], "has not ended");
    assert_eq!(says(&home, "emil", &["pool", "leave", &pool])["pool"], pool.as_str());
    home.json(&["ledger", "advance", "--by", "168h"]);
    home.json(&["ledger", "advance", "--by", "1s"]);
    let frozen = says(&home, "carla", &["pool", "freeze", &claim]);
    assert_eq!(
        (&frozen["amount"], &frozen["to_answer"], &frozen["status"]),
        (&24_000.into(), &5.into(), &"waits for answers".into())
    );
    may_not(&home, "dora", &["pool", "freeze", &claim], "is frozen");
    may_not(&home, "dora", &["pool", "leave", &pool], "waits for the answer");

    let mut promises = Vec::new();
    for (name, share) in [("boris", 8_000), ("emil", 4_000)] {
        assert_eq!(says(&home, name, &["pool", "show", &pool])["owed"], share);
        let answer = says(&home, name, &["pool", "answer", &claim]);
        assert_eq!(answer["share"], share, "{name}");
        promises.push((name, text(&answer["commitment"])));
    }
    may_not(&home, "boris", &["pool", "answer", &claim], "does not wait for an answer");
    let [filip, carla, dora] = ["filip", "carla", "dora"].map(|name| member(&home, name));
    let answer = says(&home, "ana", &["pool", "answer", &claim, "--unasked", &carla]);
    assert_eq!(answer["share"], 4_000, "Carla is away, and has signed that anyone may answer");
    promises.push(("carla", text(&answer["commitment"])));
    may_not(&home, "ana", &["pool", "answer", &claim, "--unasked", &filip], "above what the member has signed");
    assert_eq!(says(&home, "dora", &["pool", "decline", &claim])["share"], 4_000);
    may_not(&home, "dora", &["pool", "lapse", &claim, &filip], "is not over");
    home.json(&["ledger", "advance", "--days", "4"]);
    says(&home, "dora", &["pool", "lapse", &claim, &filip]);
    let record = home.run(&["member", "show", &filip]).stdout;
    assert!(record.contains("claims not answered: 1"), "{record}");
    let record = home.run(&["member", "show", &dora]).stdout;
    assert!(record.contains("claims declined: 1"), "{record}");

    for (name, promise) in promises {
        says(&home, name, &["commitment", "perform", &promise]);
        says(&home, "ana", &["commitment", "confirm", &promise]);
    }
    let shown = home.json(&["pool", "show", &pool]);
    assert_eq!(
        (&shown["total"], &shown["stakes"], &shown["called_millionths"]),
        (&50_000.into(), &4.into(), &400_000.into())
    );
    assert_eq!((&shown["claims"][0]["kept"], &shown["claims"][0]["status"]), (&16_000.into(), &"answered".into()));
    let said = home.run(&["pool", "show", &pool]);
    assert!(said.stdout.contains("lapsed") && said.stdout.contains("250.00 EUR (50% of the total)"), "{}", said.stdout);
}

#[test]
fn what_nobody_sends_by_hand_is_tidied_until_nothing_is_left() {
    let home = Home::default();
    let pool = street(&home);
    let tidied = || -> Vec<String> {
        let told = says(&home, "dora", &["tidy"]);
        let steps = told["tidied"].as_array().expect("a list").iter().map(|step| text(&step["what"]));
        steps.filter(|what| !what.starts_with("tie")).collect()
    };
    // Three cents: a share of nothing for everybody but Boris.
    let claim = text(&says(&home, "ana", &["pool", "claim", &pool, "--amount", "0.03"])["address"]);
    home.json(&["ledger", "advance", "--days", "8"]);
    let done = tidied();
    assert_eq!(done.iter().filter(|what| *what == "pool pass").count(), 4, "{done:?}");
    assert_eq!(done.first().map(String::as_str), Some("pool freeze"), "{done:?}");
    let emil = member(&home, "emil");
    may_not(&home, "dora", &["pool", "pass", &claim, &emil], "does not wait for an answer");
    home.json(&["ledger", "advance", "--days", "11"]);
    assert_eq!(tidied(), ["pool lapse", "request tidy"]);

    for name in &NEIGHBOURS[1..] {
        says(&home, name, &["pool", "leave", &pool]);
    }
    assert_eq!(tidied(), ["pool close", "pool tidy-stake"]);
    assert_eq!(home.json(&["pool", "list"])["pools"], Value::Array(Vec::new()));
    assert!(home.run(&["pool", "list"]).stdout.starts_with("0 pools."));
}

#[test]
fn whoever_leaves_may_come_back_and_shares_what_is_claimed_from_then_on() {
    let home = Home::default();
    let pool = street(&home);
    let rules = home.path("bicycles.txt").display().to_string();
    let claim = text(&says(&home, "ana", &["pool", "claim", &pool, "--amount", "240"])["address"]);
    says(&home, "emil", &["pool", "leave", &pool]);
    says(&home, "ana", &["pool", "withdraw", &claim]);
    may_not(&home, "emil", &["pool", "change", &pool, "--stake", "150"], "this stake was left");
    let join = ["pool", "join", &pool, "--stake", "150", "--rules"];
    may_not(&home, "emil", &[&join[..], &["other rules"]].concat(), "not the ones the sender read");
    let join = ["pool", "join", &pool, "--stake", "150", "--rules-file", &rules];
    assert_eq!(says(&home, "emil", &join)["state"], "active");
    may_not(&home, "emil", &join, "has an active stake");
    let carla = member(&home, "carla");
    let zoe = ["keygen", "--outfile", "zoe.json"];
    home.json(&zoe);
    says(&home, "zoe", &["member", "join"]);
    may_not(&home, "zoe", &["pool", "join", &pool, "--stake", "100"], "shows a mutual tie");
    may_not(&home, "zoe", &["pool", "join", &pool, "--stake", "100", "--voucher", &carla], "shows a mutual tie");

    assert_eq!(says(&home, "dora", &["pool", "change", &pool, "--stake", "200"])["amount"], 20_000);
    let filip = ["pool", "join", &pool, "--stake", "100", "--keypair", "filip.json"];
    says(&home, "filip", &["pool", "leave", &pool]);
    let unread = home.run(&filip);
    assert!(unread.code == 2 && unread.stderr.contains("--rules-hash "), "{}", unread.stderr);
    let hash = text(&home.json(&["pool", "show", &pool])["rules"]);
    home.json(&[&filip[..], &["--rules-hash", &hash]].concat());
    may_not(&home, "dora", &["pool", "claim", &pool, "--amount", "5"], "older than the waiting time");
    may_not(&home, "dora", &["pool", "close", &pool], "when no stake in it is active");
    let mine = says(&home, "dora", &["pool", "list", "--mine"]);
    assert_eq!((&mine["pools"][0]["address"], &mine["pools"][0]["total"]), (&pool.into(), &85_000.into()));
    assert_eq!(says(&home, "zoe", &["pool", "list", "--mine"])["pools"], Value::Array(Vec::new()));
}
