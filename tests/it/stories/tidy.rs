//! `exodus tidy`: all that the clock has decided, in one command, after `exodus ledger advance`.

use std::collections::BTreeMap;

use exodus_tests::Home;
use serde_json::Value;

use super::circle::{friends, owes, text};
use super::dry_run::state;

/// How many of each were tidied, or are due.
pub fn counts(list: &Value) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for step in list.as_array().expect("a list") {
        *counts.entry(text(&step["what"])).or_default() += 1;
    }
    counts
}

/// The same, without the used-up links by which people met.
pub fn counts_but_links(list: &Value) -> BTreeMap<String, usize> {
    let mut counts = counts(list);
    counts.remove("tie tidy-invitation");
    counts
}

pub fn expected<const N: usize>(counts: [(&str, usize); N]) -> BTreeMap<String, usize> {
    counts.map(|(what, count)| (what.to_owned(), count)).into()
}

/// Ana asks for 100.00; Ben promises 40.00 and does nothing; Eva keeps her 20.00. Eleven days pass.
fn eleven_days_later(home: &Home) {
    friends(home);
    let open = ["request", "open", "--target", "100", "--deadline", "10d", "--keypair", "ana.json"];
    let request = text(&home.json(&open)["address"]);
    let commit = |name: &str, amount: &str| {
        let keypair = format!("{name}.json");
        let commit = ["commitment", "commit", &request, "--amount", amount, "--due", "5d", "--keypair", &keypair];
        text(&home.json(&commit)["address"])
    };
    commit("ben", "40");
    let kept = commit("eva", "20");
    home.json(&["commitment", "perform", &kept, "--keypair", "eva.json"]);
    home.json(&["commitment", "confirm", &kept, "--keypair", "ana.json"]);
    home.json(&["ledger", "advance", "--days", "11"]);
}

#[test]
fn what_time_has_decided_is_listed_then_done_and_then_nothing_is_due() {
    let home = Home::default();
    eleven_days_later(&home);
    let tidy = |more: &[&str]| home.json(&[&["tidy", "--keypair"], more].concat());
    // The three links that made the friends' ties are used up.
    let all =
        [("commitment close", 1), ("commitment tidy-overdue", 1), ("request tidy", 1), ("tie tidy-invitation", 3)];

    let before = state(&home);
    for _ in 0..2 {
        let told = tidy(&["ben.json", "--dry-run"]);
        assert_eq!(counts(&told["due"]), expected(all));
        assert!(told["rent_returned"].as_u64().is_some_and(|lamports| lamports > 0));
        assert!(state(&home) == before, "listing changed the ledger");
    }
    let of_eva = tidy(&["eva.json", "--mine"]);
    assert_eq!(
        counts(&of_eva["tidied"]),
        expected([("commitment close", 1), ("tie tidy-invitation", 1)]),
        "what is hers"
    );
    let told = tidy(&["ben.json", "--dry-run"]);
    let rest = tidy(&["ben.json"]);
    let others = [("commitment tidy-overdue", 1), ("request tidy", 1), ("tie tidy-invitation", 2)];
    assert_eq!(counts(&rest["tidied"]), expected(others));
    assert_eq!(rest["rent_returned"], told["rent_returned"]);
    let none = tidy(&["ben.json"]);
    assert_eq!((counts(&none["tidied"]), &none["rent_returned"]), (expected([]), &Value::from(0)));
    let said = home.run(&["tidy", "--keypair", "ben.json"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert!(said.stdout.starts_with("Nothing is due"), "{}", said.stdout);
}

#[test]
fn what_comes_due_by_tidying_is_done_as_well() {
    let home = Home::default();
    let members = friends(&home);
    let circle = [("ana", &members[1]), ("ben", &members[2]), ("eva", &members[0])]
        .map(|(who, whom)| owes(&home, who, whom, "20"));
    home.json(&["clearing", "clear", &circle[0], &circle[1], &circle[2], "--keypair", "ana.json"]);
    let due = home.json(&["tidy", "--keypair", "ana.json", "--dry-run"]);
    let links = ("tie tidy-invitation", 3);
    assert_eq!(counts(&due["due"]), expected([("commitment report", 3), links]), "closing comes after reporting");
    let done = home.json(&["tidy", "--keypair", "ana.json"]);
    assert_eq!(counts(&done["tidied"]), expected([("commitment close", 3), ("commitment report", 3), links]));
    assert_eq!(home.json(&["ledger", "show"])["records"]["commitment"], Value::Null);
}
