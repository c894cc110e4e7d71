//! The main job, as a newcomer runs it, against a breadth-first search that shares no code with it.

use std::collections::{BTreeMap, BTreeSet};

use exodus_tests::Home;
use serde_json::{Value, json};

type Ties = BTreeSet<(u64, u64)>;

/// People within one, two and three handshakes of `person`, by plain sets.
fn reach(ties: &Ties, person: u64) -> Vec<usize> {
    let mut known = BTreeSet::from([person]);
    let mut counts = Vec::new();
    for _ in 0..3 {
        let friends = ties.iter().flat_map(|&(a, b)| [(a, b), (b, a)]);
        let next: Vec<u64> = friends.filter(|(a, _)| known.contains(a)).map(|(_, b)| b).collect();
        known.extend(next);
        counts.push(known.len() - 1);
    }
    counts
}

fn csv(ties: &Ties) -> String {
    ties.iter().fold("a,b\n".to_owned(), |text, (a, b)| text + &format!("{a},{b}\n"))
}

fn karate() -> Ties {
    let text = include_str!("../../../client/demo/src/karate.csv");
    let tie = |line: &str| line.split_once(',').map(|(a, b)| (a.trim().parse().unwrap(), b.trim().parse().unwrap()));
    text.lines().skip(1).filter_map(tie).collect()
}

/// A ring of people with a few shortcuts, and a couple far away from everybody.
fn ring() -> Ties {
    let mut ties: Ties = (1..=40).map(|person| (person, person % 40 + 1)).collect();
    ties.extend([(3, 23), (7, 31), (100, 101)]);
    ties
}

fn demo(ties: Option<&Ties>) -> Value {
    let home = Home::default();
    match ties {
        Some(ties) => home.json(&["demo", "--ties", &home.file("ties.csv", &csv(ties))]),
        None => home.json(&["demo"]),
    }
}

fn check_reach(told: &Value, ties: &Ties) {
    let people: BTreeSet<u64> = ties.iter().flat_map(|&(a, b)| [a, b]).collect();
    let told: BTreeMap<u64, Value> = told["reach"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| (line["member"].as_u64().expect("a number"), line["handshakes"].clone()))
        .collect();
    assert_eq!(told.keys().copied().collect::<BTreeSet<_>>(), people);
    for person in people {
        assert_eq!(told[&person], json!(reach(ties, person)), "person {person}");
    }
}

#[test]
fn zacharys_club_helps_one_of_its_own() {
    let told = demo(None);
    let network = json!({"unit": "EUR", "decimals": 2, "members": 34, "ties": 78, "resource": 340_000});
    assert_eq!(told["network"], network);
    check_reach(&told, &karate());
    let emergency = &told["emergency"];
    assert_eq!((&emergency["beneficiary"], &emergency["helpers"]), (&json!(12), &json!([1, 2, 3, 4, 5])));
    assert_eq!((&emergency["target"], &emergency["kept"]), (&json!(50_000), &json!(50_000)));
    assert_eq!((&emergency["committed"], &emergency["status"]), (&json!(0), &json!("completed")));
    let refusals = told["refusals"].as_array().expect("a list").iter().map(|line| line["refusal"].clone());
    let expected = ["InvitationUsedUp", "BelowWholeUnit", "NotCreditor", "NotCreditor", "StaleSum"];
    assert_eq!(refusals.collect::<Vec<_>>(), expected.map(Value::from));
    assert!(told["transactions"].as_u64().is_some_and(|count| count >= 78 * 2));
    for verb in ["network.create", "member.join", "tie.invite", "tie.accept", "request.open", "commitment.confirm"] {
        assert!(told["compute_units"][verb]["max"].as_u64().is_some_and(|units| units > 0), "{verb}");
    }
}

#[test]
fn other_networks_reach_as_far_as_a_search_over_the_file_says() {
    let star: Ties = (2..=20).map(|person| (1, person)).collect();
    for ties in [ring(), star, Ties::from([(5, 9)])] {
        let told = demo(Some(&ties));
        check_reach(&told, &ties);
        assert_eq!(told["network"]["ties"], json!(ties.len()));
    }
}

#[test]
fn the_picture_is_written_and_names_everybody() {
    let home = Home::default();
    home.json(&["demo", "--graph", "club.svg"]);
    let picture = std::fs::read_to_string(home.path("club.svg")).expect("a picture");
    assert!(picture.starts_with("<svg") || picture.starts_with("<?xml"));
    for person in 1..=34 {
        assert!(picture.contains(&format!(">{person}<")), "person {person} is missing");
    }
}

#[test]
fn a_ledger_that_is_named_keeps_the_network() {
    let home = Home::default();
    let ledger = home.ledger().display().to_string();
    home.json(&["demo", "--ledger", &ledger]);
    home.json(&["demo", "--ledger", &ledger]);
    let networks = home.json(&["network", "list", "--ledger", &ledger]);
    assert_eq!(networks["networks"].as_array().map(Vec::len), Some(2));
}

#[test]
fn one_chapter_tells_of_nothing_else() {
    let home = Home::default();
    for (chapter, key) in [("list", "reach"), ("delegate", "delegate")] {
        let told = home.json(&["demo", "--chapter", chapter]);
        let keys: BTreeSet<&str> = told.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, BTreeSet::from(["network", key]));
    }
    let words = home.run(&["demo", "--chapter", "delegate"]).stdout;
    assert!(words.starts_with("12. ") && words.contains("above the limit"), "{words}");
    assert!(!words.contains("AboveLimit") && !words.contains("1. People"), "{words}");
    let list = home.run(&["demo", "--chapter", "list"]).stdout;
    assert!(list.starts_with("1. ") && !list.contains("What to try next"), "{list}");
}
