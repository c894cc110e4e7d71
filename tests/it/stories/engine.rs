//! The engine in a terminal: the same answers from a file as from the ledger, so that anyone can check them.

use std::collections::BTreeSet;

use exodus_tests::Home;
use serde_json::{Value, json};

use super::circle::{friends, owes, text};

const KARATE: &str = include_str!("../../../client/demo/src/karate.csv");

fn keys(value: &Value) -> Vec<String> {
    value.as_object().expect("an object").keys().cloned().collect()
}

#[test]
fn a_list_and_a_path_come_out_of_a_file_and_of_its_snapshot_alike() {
    let home = Home::default();
    let ties = home.file("karate.csv", KARATE);
    home.json(&["network", "snapshot", "karate.graph", "--ties", &ties]);
    for file in [ties.as_str(), "karate.graph"] {
        let list = home.json(&["list", "--ties", file, "--of", "1", "--handshakes", "2"]);
        assert_eq!(list, json!({ "members": 34, "ties": 78, "rings": [16, 9], "unique": 25, "resource": 0 }));
        let path = home.json(&["tie", "path", "1", "34", "--ties", file]);
        assert_eq!(path, json!({ "handshakes": 2, "path": [1, 9, 34], "ways": 4 }));
        let stats = home.json(&["network", "stats", "--ties", file, "--of", "1"]);
        assert_eq!((&stats["groups"], &stats["rings"]), (&json!(1), &json!([16, 9, 8, 0, 0, 0])));
    }
    let drawn = home.json(&["network", "graph", "--ties", &ties, "--of", "1", "--handshakes", "1", "one.svg"]);
    assert_eq!((&drawn["members"], &drawn["ties"]), (&json!(17), &json!(34)));
    assert!(std::fs::read_to_string(home.path("one.svg")).unwrap().starts_with("<svg "));
    home.json(&["network", "graph", "--ties", &ties, "--of", "1", "one.png"]);
    let whole = home.json(&["network", "graph", "--ties", &ties, "--of", "1", "--whole", "whole.svg"]);
    assert_eq!((&whole["members"], &whole["ties"]), (&json!(34), &json!(78)));
    assert!(std::fs::read(home.path("one.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn a_network_that_was_made_up_says_how_and_is_read_back() {
    let home = Home::default();
    let made = home.json(&["network", "generate", "--members", "400", "--seed", "5", "made.csv"]);
    let text = std::fs::read_to_string(home.path("made.csv")).unwrap();
    let last = text.lines().last().unwrap();
    assert!(last.starts_with("# villages: 400 members") && last.ends_with("seed 5"), "{last}");
    let list = home.json(&["list", "--ties", "made.csv", "--of", "0"]);
    assert_eq!((&list["members"], &list["ties"]), (&json!(400), &made["ties"]));
    let again = home.run(&["network", "generate", "--members", "400", "made.csv"]);
    assert_eq!(again.code, 2, "{}", again.stderr);
    assert_eq!(std::fs::read_to_string(home.path("made.csv")).unwrap(), text, "nothing is overwritten");
}

#[test]
fn a_plan_for_a_file_says_what_can_be_cleared_and_what_only_longer_circles_clear() {
    let home = Home::default();
    let debts = home.file("debts.csv", "debtor,creditor,amount\n1,2,30\n2,3,20\n3,1,25\n2,1,5\n3,4,9\n");
    let plan = home.json(&["clearing", "plan", "--obligations", &debts, "--save", "plan.json"]);
    let expected = ["cleared", "cycles", "longest", "obligations", "optimum", "parties", "proved", "seconds", "total"];
    assert_eq!(keys(&plan), expected);
    assert_eq!((&plan["total"], &plan["optimum"], &plan["cleared"]), (&json!(89), &json!(70), &json!(70)));
    let saved: Value = serde_json::from_str(&std::fs::read_to_string(home.path("plan.json")).unwrap()).unwrap();
    assert_eq!(saved["circles"], json!([{ "amount": 5, "lines": [2, 5] }, { "amount": 20, "lines": [2, 3, 4] }]));
    let short = home.json(&["clearing", "plan", "--obligations", &debts, "--max-legs", "2"]);
    assert_eq!((&short["optimum"], &short["cleared"], &short["longest"]), (&json!(70), &json!(10), &json!(2)));
}

#[test]
fn a_plan_of_the_ledger_is_submitted_and_what_others_have_changed_is_skipped() {
    let home = Home::default();
    let members = friends(&home);
    let owes = |debtor: &str, creditor: &str, amount: &str| owes(&home, debtor, creditor, amount);
    let circle = [owes("ana", &members[1], "30"), owes("ben", &members[2], "20.50"), owes("eva", &members[0], "25")];
    let back = owes("ben", &members[0], "3");
    let plan = home.json(&["clearing", "plan", "--save", "plan.json"]);
    assert_eq!(
        (&plan["optimum"], &plan["cleared"], &plan["cycles"]),
        (&json!(600 + 3 * 2_050), &plan["optimum"], &json!(2))
    );
    // What goes round between the two has meanwhile been called done.
    home.json(&["commitment", "perform", &back, "--keypair", "ben.json"]);
    let done = home.json(&["clearing", "submit", "plan.json", "--keypair", "eva.json"]);
    assert_eq!((&done["cleared"], &done["skipped"]), (&json!(3 * 2_050), &json!(1)));
    let left = |place: &String| home.json(&["commitment", "show", place])["outstanding"].clone();
    assert_eq!([left(&circle[1]), left(&back)], [json!(0), json!(300)]);
    let again = home.run(&["clearing", "submit", "plan.json", "--keypair", "eva.json"]);
    assert!(again.code == 1 && again.stderr.starts_with("error: none of 2 circles can be cleared as it was planned"));
    assert_eq!(home.json(&["clearing", "plan"])["cycles"], 0);
}

#[test]
fn a_list_says_how_it_has_grown_and_a_circle_who_helps_whom() {
    let home = Home::default();
    let members = friends(&home);
    let grown = |since: &str| home.json(&["list", &members[0], "--since", since])["growth"].clone();
    let all = grown("1d");
    assert_eq!((&all["members"], &all["resource"]), (&json!(2), &json!(20_000)));
    assert_eq!(grown("2099-01-01T00:00:00Z")["members"], 0);
    owes(&home, "ana", &members[1], "30");
    owes(&home, "eva", &members[1], "20");
    let circle = |member: &String| home.json(&["member", "circle", member]);
    let [ana, ben] = [circle(&members[0]), circle(&members[1])];
    assert_eq!((&ana["supported"], &ana["beside"]), (&json!([members[1]]), &json!([members[2]])));
    assert_eq!(ben["supporters"].as_array().map(Vec::len), Some(2));
    assert_eq!((&ana["supporters"], &ben["alike"]), (&json!([]), &json!([])));
}

#[test]
fn a_snapshot_of_the_ledger_answers_by_address_and_says_later_how_a_list_has_grown() {
    let home = Home::default();
    let members = friends(&home);
    let made = home.json(&["network", "snapshot", "before.graph"]);
    assert_eq!((&made["members"], &made["ties"]), (&json!(3), &json!(3)));
    let list = home.json(&["list", "--ties", "before.graph", "--of", &members[0], "--handshakes", "1"]);
    assert_eq!(list, json!({ "members": 3, "ties": 3, "rings": [2], "unique": 2, "resource": 20_000 }));
    let path = home.json(&["tie", "path", &members[0], &members[1], "--ties", "before.graph"]);
    assert_eq!(path["path"], json!([members[0], members[1]]));
    home.json(&["network", "snapshot", "again.graph", "--ties", "before.graph"]);
    let again = home.json(&["list", "--ties", "again.graph", "--of", &members[0], "--handshakes", "1"]);
    assert_eq!(again, list, "a snapshot of a snapshot says the same");

    let grown = |of: &String, file: &str| home.json(&["list", of, "--since-snapshot", file])["growth"].clone();
    let nothing = json!({ "since": "before.graph", "members": 0, "gone": 0, "resource": 0 });
    assert_eq!(grown(&members[0], "before.graph"), nothing);
    home.json(&["member", "set", "--pledge", "40", "--keypair", "ben.json"]);
    for other in [&members[0], &members[1]] {
        home.json(&["tie", "withdraw", other, "--keypair", "eva.json"]);
    }
    let smaller = json!({ "since": "before.graph", "members": 0, "gone": 1, "resource": -10_000 - 6_000 });
    assert_eq!(grown(&members[0], "before.graph"), smaller);
    home.json(&["network", "snapshot", "after.graph"]);
    home.json(&["tie", "restore", &members[0], "--keypair", "eva.json"]);
    let larger = json!({ "since": "after.graph", "members": 1, "gone": 0, "resource": 10_000 });
    assert_eq!(grown(&members[0], "after.graph"), larger);
    let ties = home.file("karate.csv", KARATE);
    let said = home.run(&["list", &members[0], "--since-snapshot", &ties]);
    assert_eq!((said.code, said.stderr.contains("karate.csv has no addresses in it")), (2, true), "{}", said.stderr);
}

#[test]
fn an_emergency_names_whom_each_wave_calls() {
    let home = Home::default();
    let members = friends(&home);
    let open = ["request", "open", "--target", "150", "--keypair", "ana.json"];
    let request = text(&home.json(&open)["address"]);
    let waves = home.json(&["request", "waves", &request]);
    let mut called: Vec<String> = waves["called"].as_array().unwrap().iter().map(|it| text(&it["member"])).collect();
    called.sort();
    let mut friends = members[1..].to_vec();
    friends.sort();
    assert_eq!((called, &waves["waves"]), (friends, &json!(1)), "150.00 is what two people pledge");
    // Only an embedded ledger knows that nothing has happened since.
    let exact = !cfg!(feature = "cluster");
    assert_eq!((&waves["exact"], &waves["estimate"]), (&json!(exact), &json!(!exact)));
    home.json(&["member", "set", "--pledge", "40", "--keypair", "ben.json"]);
    let later = home.json(&["request", "waves", &request]);
    assert_eq!((&later["exact"], &later["estimate"]), (&json!(false), &json!(true)), "he may have been tied otherwise");
    assert_eq!(later["called"], waves["called"]);
    let said = home.run(&["request", "waves", &request]).stdout;
    assert!(said.starts_with("An estimate: 2 people called in 1 wave"), "{said}");
    home.json(&["member", "set", "--pledge", "100", "--keypair", "ben.json"]);
    let stats = home.json(&["network", "stats", "--of", &members[0]]);
    assert_eq!((&stats["members"], &stats["ties"], &stats["degrees"]), (&json!(3), &json!(3), &json!([0, 0, 3])));
    let growth = stats["growth"].as_array().unwrap();
    assert_eq!((growth.len(), &growth[0]["members"], &growth[0]["resource"]), (1, &json!(3), &json!(30_000)));
    let support = ["request", "open", "--kind", "support", "--target", "20", "--keypair", "ben.json"];
    let support = text(&home.json(&support)["address"]);
    assert_eq!(home.run(&["request", "waves", &support]).code, 2);
}

/// Ana's attention is for one call a month; two friends call her one after the other, and the first of them gives up.
#[test]
fn a_closed_emergency_still_counts_among_the_calls_of_its_period() {
    let home = Home::default();
    let members = friends(&home);
    home.json(&["member", "set", "--attention", "1", "--keypair", "ana.json"]);
    let calls = |who: &str| {
        let keypair = format!("{who}.json");
        text(&home.json(&["request", "open", "--target", "200", "--keypair", &keypair])["address"])
    };
    let first = calls("ben");
    let closed = home.run(&["request", "close", &first, "--keypair", "ben.json"]);
    assert!(closed.stdout.contains("its record stays until"), "{}", closed.stdout);
    let refused = home.run(&["request", "tidy", &first, "--keypair", "eva.json"]);
    assert!(refused.stderr.contains("the emergency has ended, and its record stays"), "{}", refused.stderr);
    let second = calls("eva");
    let told = |request: &String| {
        let waves = home.json(&["request", "waves", request]);
        let called = waves["called"].as_array().unwrap().iter().map(|it| text(&it["member"]));
        (called.collect::<BTreeSet<_>>(), waves["exact"].clone())
    };
    assert!(told(&first).0.contains(&members[0]), "the first has called her");
    let (called, exact) = told(&second);
    assert!(!called.contains(&members[0]), "so the second, from as near, does not: {called:?}");
    assert_eq!(exact, false, "whom the first called hangs on how the ledger stood then");
    home.json(&["ledger", "advance", "--days", "40"]);
    let tidied = home.json(&["request", "tidy", &first, "--keypair", "eva.json"]);
    assert_eq!(tidied["rent"][0]["returned"], true, "{tidied}");
}

#[test]
fn what_cannot_be_used_is_one_line_that_names_the_place() {
    let home = Home::default();
    let ties = home.file("ties.csv", "a,b\n1,2\n2,1\n");
    let debts = home.file("debts.csv", "debtor,creditor,amount\n1,2,0\n");
    home.file("cut.graph", "EXODUSG2 and no more");
    let plan = home.file("plan.json", "{}");
    let taken = home.file("taken.svg", "mine");
    let strange = home.file("strange.json", r#"{"circles":[{"amount":1,"commitments":["x"]}]}"#);
    let cases: [(&[&str], &str); 12] = [
        (
            &["network", "graph", &taken, "--ties", &ties, "--of", "1"],
            "taken.svg cannot be written: there is a file already",
        ),
        (&["network", "graph", "x.jpg", "--ties", &ties, "--of", "1"], "its name says neither svg nor png"),
        (&["network", "snapshot", "x.graph", "--ties", &ties, "--dry-run"], "there is nothing to preview"),
        (&["clearing", "submit", &strange], "circle 1 names `x`, which is no address"),
        (&["clearing", "plan", "--max-legs", "1"], "2 to 1000000000 is allowed"),
        (&["list", "--ties", &ties, "--of", "1"], "ties.csv, line 3: the tie between 2 and 1 stands in line 2 already"),
        (&["list", "--ties", "cut.graph", "--of", "1"], "cut.graph is no snapshot of a graph"),
        (&["list", "--ties", "none.csv", "--of", "1"], "none.csv cannot be read: "),
        (&["clearing", "plan", "--obligations", &debts], "debts.csv, line 2: `0` is not an amount from 1 to "),
        (&["clearing", "submit", &plan], "plan.json is no plan: "),
        (&["list", "--of", "1"], "`exodus list` needs --ties <FILE>"),
        (&["network", "graph", "/nowhere/x.svg"], "the picture /nowhere/x.svg cannot be written"),
    ];
    for (words, fact) in cases {
        let said = home.run(words);
        assert_eq!((said.code, said.stderr.lines().count()), (2, 2), "{words:?}: {}", said.stderr);
        assert_eq!(std::fs::read_to_string(&taken).unwrap(), "mine");
        assert!(said.stderr.contains(fact) && said.stderr.contains("\n hint: "), "{words:?}: {}", said.stderr);
    }
}
