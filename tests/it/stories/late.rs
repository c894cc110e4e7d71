//! Whoever is late, in a terminal: what a record says of it, and that nobody gains by not being tidied (D1, D4).

use exodus_rules::Refusal;
use exodus_tests::Home;
use serde_json::{Value, json};

use super::bad_input::is_clear;
use super::circle::{friends, owes, text};
use super::dry_run::is_refused_alike;

fn does(home: &Home, name: &str, command: &[&str]) -> Value {
    home.json(&[command, &["--keypair", &format!("{name}.json")]].concat())
}

fn record(home: &Home, member: &str) -> Value {
    does(home, "eva", &["member", "show", member])["reputation"].clone()
}

#[test]
fn whoever_is_late_asks_for_nothing_though_nobody_has_tidied() {
    let home = Home::default();
    let members = friends(&home);
    owes(&home, "ben", &members[0], "100");
    home.json(&["ledger", "advance", "--days", "31"]);
    let late = record(&home, &members[1]);
    assert_eq!((&late["overdue"]["number"], &late["overdue_by_the_clock"]["number"]), (&json!(0), &json!(1)));
    let shown = home.run(&["member", "show", &members[1], "--keypair", "eva.json"]).stdout;
    assert!(shown.contains("overdue now: 1 (100.00 EUR)"), "{shown}");

    let rules = home.file("rules.txt", "A locked bicycle that was stolen is replaced.");
    let acts: [&[&str]; 5] = [
        &["request", "open", "--target", "70"],
        &["request", "open", "--kind", "support", "--target", "70"],
        &["tie", "invite"],
        &["offer", "publish", "--price", "5"],
        &["pool", "create", "--stake", "5", "--rules-file", &rules],
    ];
    for act in acts {
        is_refused_alike(&home, &[act, &["--keypair", "ben.json"]].concat(), Refusal::MemberSuspended);
    }
    does(&home, "eva", &["request", "open", "--target", "70"]);
}

#[test]
fn a_lateness_that_is_none_any_more_is_taken_back_in_front_of_the_act() {
    let home = Home::default();
    let members = friends(&home);
    let promise = owes(&home, "ben", &members[0], "100");
    home.json(&["ledger", "advance", "--days", "31"]);
    does(&home, "eva", &["tidy"]);
    assert_eq!(record(&home, &members[1])["overdue"]["number"], 1);
    home.json(&["ledger", "advance", "--days", "130"]);
    for name in ["ben", "eva"] {
        does(&home, name, &["member", "wake"]);
    }
    let overdue = ["commitment", "tidy-overdue", &promise, "--keypair", "eva.json"];
    is_clear(&home.run(&overdue), 1, "has left or is dormant");
    does(&home, "ben", &["tie", "invite"]);
    let record = record(&home, &members[1]);
    assert_eq!(record["overdue"]["number"], 0, "Ana is asleep, and nobody is late towards her");
}

#[test]
fn a_record_counts_whole_promises_and_says_what_is_open() {
    let home = Home::default();
    let members = friends(&home);
    let promises = ["100", "100", "50"].map(|amount| owes(&home, "ben", &members[0], amount));
    let shows = || home.run(&["member", "show", &members[1], "--keypair", "eva.json"]).stdout;
    assert!(shows().contains("nothing settled yet of 3 promises (0.00 EUR of 250.00 EUR kept)"), "{}", shows());
    let told = home.run(&["commitment", "confirm", &promises[0], "--amount", "0.01", "--keypair", "ana.json"]).stdout;
    assert!(told.starts_with("You confirm 0.01 EUR of 100.00 EUR;"), "{told}");
    assert!(shows().contains("nothing settled yet of 3 promises (0.01 EUR of 250.00 EUR kept)"), "{}", shows());
    does(&home, "ana", &["commitment", "forgive", &promises[0], "--amount", "all"]);
    does(&home, "ana", &["commitment", "confirm", &promises[1], "--amount", "100"]);
    does(&home, "ben", &["commitment", "perform", &promises[2], "--amount", "20"]);
    let text = shows();
    let facts = [
        "kept their word towards 1 person",
        "kept 1 of 2 settled promises (100.01 EUR of 250.00 EUR)",
        "forgiven: 1 (99.99 EUR)",
        "open: 1 (50.00 EUR)",
        "done and not answered yet: 1 (20.00 EUR)",
    ];
    let places = facts.map(|fact| text.find(fact).unwrap_or_else(|| panic!("`{fact}` is not in {text}")));
    assert!(places.is_sorted(), "people and ways first: {text}");
    let anas = home.run(&["member", "show", &members[0], "--keypair", "eva.json"]).stdout;
    assert!(anas.contains("waits for their own answer: 1 (20.00 EUR)"), "{anas}");
}

#[test]
fn what_was_marked_by_mistake_is_taken_back() {
    let home = Home::default();
    let members = friends(&home);
    let promise = owes(&home, "ben", &members[0], "100");
    let back = ["commitment", "take-back", &promise, "--keypair", "ben.json"];
    is_refused_alike(&home, &back, Refusal::AboveUnanswered);
    does(&home, "ben", &["commitment", "perform", &promise]);
    let told = home.run(&[&back[..], &["--amount", "90"]].concat()).stdout;
    assert!(told.starts_with("You take back that 90.00 EUR is done; it is owed as before."), "{told}");
    assert_eq!(does(&home, "eva", &["commitment", "show", &promise])["performed"], 1_000);
    is_refused_alike(&home, &["commitment", "take-back", &promise, "--keypair", "ana.json"], Refusal::NotDebtor);
}

#[test]
fn whoever_offers_too_much_is_told_what_they_promised() {
    let home = Home::default();
    friends(&home);
    let open = ["request", "open", "--target", "50", "--deadline", "3d"];
    let request = text(&does(&home, "ana", &open)["address"]);
    let commit = ["commitment", "commit", &request, "--amount", "80", "--keypair", "ben.json"];
    let told = home.run(&commit).stdout;
    assert!(told.starts_with("You promise 50.00 EUR by "), "{told}");
    assert!(told.contains("That is all that was missing. A promise cannot be withdrawn."), "{told}");
    let shown = home.json(&["request", "show", &request]);
    assert_eq!((&shown["committed"], &shown["missing"]), (&json!(5_000), &json!(0)));
    let promise = &home.json(&["commitment", "list", "--request", &request])["commitments"][0];
    assert_eq!(promise["due"], shown["deadline"], "nobody said when: in a week, or by its deadline");
    is_refused_alike(&home, &commit, Refusal::NothingMissing);
}
