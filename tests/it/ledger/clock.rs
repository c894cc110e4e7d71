//! The clock of an embedded ledger: it goes with the machine's, and forward by command.

use exodus_tests::Home;
use serde_json::{Value, json};

const DAY: i64 = 86_400;

/// A ledger with a network of calendar months and one of sixty seconds.
fn home() -> Home {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "ana.json"]);
    home.json(&["network", "create", "months", "--unit", "EUR", "--keypair", "ana.json"]);
    home.json(&["network", "create", "minutes", "--unit", "EUR", "--period", "60s", "--keypair", "ana.json"]);
    home.json(&["member", "join", "months", "--keypair", "ana.json"]);
    home
}

fn clock(home: &Home) -> i64 {
    home.json(&["ledger", "show"])["clock"].as_i64().expect("a time")
}

/// The clock moved by so much, and by what the commands themselves took.
fn moved(from: i64, to: i64, by: i64) {
    assert!((by..by + 600).contains(&(to - from)), "{from} to {to} is not {by}");
}

#[test]
fn the_ledger_says_where_it_is_what_it_holds_and_which_period_it_is() {
    let home = home();
    let shown = home.json(&["ledger", "show"]);
    assert_eq!(shown["directory"], json!(home.ledger().display().to_string()));
    assert_eq!(shown["records"], json!({"network": 2, "member": 1}));
    let clock = shown["clock"].as_i64().expect("a time");
    for network in shown["networks"].as_array().expect("a list") {
        let until = network["period_until"].as_i64().expect("a time");
        assert!(until >= clock, "{network}");
        if network["name"] == "minutes" {
            assert_eq!((network["period"].as_i64(), until), (Some(clock / 60), clock / 60 * 60 + 59));
        }
    }
}

#[test]
fn every_way_of_naming_a_later_time_moves_it_for_every_later_command() {
    let home = home();
    let begun = clock(&home);
    home.json(&["ledger", "advance", "--days", "2"]);
    moved(begun, clock(&home), 2 * DAY);
    home.json(&["ledger", "advance", "--by", "36h"]);
    moved(begun, clock(&home), 3 * DAY + DAY / 2);
    home.json(&["ledger", "advance", "--until", "2100-01-01T00:00:00Z"]);
    moved(4_102_444_800, clock(&home), 0);
}

#[test]
fn a_time_that_is_not_later_is_refused_and_a_preview_moves_nothing() {
    let home = home();
    let before = clock(&home);
    let cases: [&[&str]; 7] = [
        &["--days", "0"],
        &["--days", "-1"],
        &["--by", "0s"],
        &["--until", "2020-01-01T00:00:00Z"],
        &["--until", "soon"],
        &[],
        &["--days", "1", "--by", "1d"],
    ];
    for case in cases {
        let said = home.run(&[&["ledger", "advance"], case].concat());
        assert_eq!(said.code, 2, "{case:?}: {}{}", said.stdout, said.stderr);
    }
    let told = home.json(&["ledger", "advance", "--days", "9", "--dry-run"]);
    assert_eq!((&told["dry_run"], &told["advanced"]), (&Value::Bool(true), &json!(9 * DAY)));
    moved(before, clock(&home), 0);
}
