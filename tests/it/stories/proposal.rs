//! Initiatives: one is adopted by enough people for long enough, and fulfilled; another one is not, and lets everybody go.

use exodus_rules::Refusal;
use exodus_tests::Home;
use serde_json::{Value, json};

use super::bad_input::is_clear;
use super::circle::{friends, text};
use super::dry_run::{is_refused_alike, state};
use super::tidy::{counts_but_links, expected};

/// Somebody does something, by the name of their key file.
fn does(home: &Home, name: &str, command: &[&str]) -> Value {
    home.json(&[command, &["--keypair", &format!("{name}.json")]].concat())
}

/// Ana proposes something for 50.00; voted for until in ten days.
fn proposed(home: &Home, more: &[&str]) -> String {
    friends(home);
    let open = ["request", "open", "--kind", "initiative", "--target", "50", "--deadline", "10d"];
    text(&does(home, "ana", &[&open, more].concat())["address"])
}

fn back(home: &Home, request: &str) {
    for name in ["ben", "eva"] {
        does(home, name, &["intent", "declare", request, "--amount", "30"]);
    }
}

fn number(value: &Value) -> i64 {
    value.as_i64().expect("a number")
}

#[test]
fn what_enough_people_back_for_three_days_is_adopted_promised_and_done() {
    let home = Home::default();
    let request = proposed(&home, &["--backers", "2", "--fulfil-by", "40d"]);
    let show = || home.json(&["request", "show", &request]);
    let begun = show();
    assert_eq!((&begun["backers"], &begun["minimum_backers"]), (&json!(0), &json!(2)));
    assert_eq!(number(&begun["fulfil_by"]) - number(&begun["deadline"]), 30 * 86_400);
    assert_eq!((&begun["reached_since"], &begun["adopted_from"]), (&Value::Null, &Value::Null));
    let commit = ["commitment", "commit", &request, "--intent", "--keypair", "ben.json"];
    is_clear(&home.run(&commit), 2, "no intent");
    back(&home, &request);

    let backed = show();
    assert_eq!(
        (&backed["intended"], &backed["backers"], &backed["status"]),
        (&json!(6_000), &json!(2), &json!("open"))
    );
    assert_eq!(number(&backed["adopted_from"]) - number(&backed["reached_since"]), 72 * 3_600);
    is_refused_alike(&home, &commit, Refusal::NotAdopted);
    is_refused_alike(&home, &["request", "adopt", &request, "--keypair", "eva.json"], Refusal::NotAdopted);
    let edit = ["request", "edit", &request, "--target", "60", "--keypair", "ana.json"];
    is_refused_alike(&home, &edit, Refusal::TermsFixed);

    home.json(&["ledger", "advance", "--days", "3"]);
    assert_eq!(show()["status"], "adopted", "though nobody wrote it down");
    let due = home.json(&["tidy", "--dry-run", "--keypair", "eva.json"])["due"].clone();
    assert_eq!(counts_but_links(&due), expected([("request adopt", 1)]));
    assert_eq!(does(&home, "eva", &["request", "adopt", &request])["status"], "adopted");
    is_refused_alike(&home, &["request", "adopt", &request, "--keypair", "eva.json"], Refusal::AlreadyAdopted);

    is_clear(&home.run(&[&commit[..], &["--due", "3d"]].concat()), 2, "--due");
    let of_ben = home.json(&commit);
    assert_eq!((&of_ben["amount"], &of_ben["due"]), (&json!(3_000), &begun["fulfil_by"]));
    let of_eva = ["commitment", "commit", &request, "--intent", "--keypair", "eva.json"];
    let pocket = ["commitment", "commit", &request, "--amount", "20", "--keypair", "eva.json"];
    is_refused_alike(&home, &pocket, Refusal::BackersFirst);
    let told = home.run(&[&of_eva[..], &["--dry-run"]].concat());
    assert!(told.stdout.contains("would be accepted"), "{}", told.stderr);
    let of_eva = home.json(&of_eva);
    assert_eq!(of_eva["amount"], json!(2_000), "of the 30 she meant, what was missing");
    let sums = show();
    assert_eq!((&sums["committed"], &sums["missing"], &sums["intended"]), (&json!(5_000), &json!(0), &json!(1_000)));

    for (name, promise) in [("ben", &of_ben), ("eva", &of_eva)] {
        does(&home, name, &["commitment", "perform", &text(&promise["address"])]);
        does(&home, "ana", &["commitment", "confirm", &text(&promise["address"])]);
    }
    assert_eq!((&show()["kept"], &show()["status"]), (&json!(5_000), &json!("completed")));
    let tidied = counts_but_links(&does(&home, "eva", &["tidy"])["tidied"]);
    assert_eq!(tidied, expected([("commitment close", 2), ("intent tidy", 2), ("request tidy", 2)]));
    let records = home.json(&["ledger", "show"])["records"].clone();
    assert_eq!(
        (&records["request"], &records["intent"], &records["commitment"]),
        (&json!(null), &json!(null), &json!(null))
    );
}

#[test]
fn what_too_few_people_back_expires_and_lets_everybody_go() {
    let home = Home::default();
    let request = proposed(&home, &["--backers", "3"]);
    back(&home, &request);
    let show = || home.json(&["request", "show", &request]);
    assert_eq!((&show()["intended"], &show()["reached_since"]), (&json!(6_000), &Value::Null), "two are not three");
    assert_eq!(number(&show()["fulfil_by"]) - number(&show()["deadline"]), 30 * 86_400);
    does(&home, "eva", &["intent", "withdraw", &request]);
    assert_eq!((&show()["intended"], &show()["backers"]), (&json!(3_000), &json!(1)));
    does(&home, "eva", &["intent", "declare", &request, "--amount", "45"]);

    home.json(&["ledger", "advance", "--days", "11"]);
    assert_eq!((&show()["status"], &show()["adopted_from"]), (&json!("expired"), &Value::Null));
    let declare = ["intent", "declare", &request, "--amount", "5", "--keypair", "eva.json"];
    is_refused_alike(&home, &declare, Refusal::RequestNotOpen);
    assert_eq!(home.json(&["request", "list"])["requests"], json!([]));
    let told = does(&home, "eva", &["request", "tidy", &request]);
    assert_eq!((&told["status"], &told["rent"]), (&json!("expired"), &json!([])), "two intents still hang on it");
    let due = counts_but_links(&does(&home, "eva", &["tidy"])["tidied"]);
    assert_eq!(due, expected([("intent tidy", 2), ("request tidy", 1)]));
    assert_eq!(home.json(&["ledger", "show"])["records"]["request"], Value::Null);
}

#[test]
fn what_cannot_be_meant_is_refused_in_words_before_or_by_the_rules() {
    let home = Home::default();
    let request = proposed(&home, &[]);
    let emergency = text(&does(&home, "ben", &["request", "open", "--target", "9"])["address"]);
    let before = state(&home);
    let open = |more: &[&str]| {
        home.run(&[&["request", "open", "--target", "50", "--keypair", "ana.json", "--kind"], more].concat())
    };
    let nonsense: [(&[&str], &str); 5] = [
        (&["emergency", "--backers", "3"], "--backers"),
        (&["emergency", "--fulfil-by", "40d"], "--fulfil-by"),
        (&["support", "--backers", "3"], "--backers"),
        (&["support", "--deadline", "10d"], "until you close it"),
        (&["initiative", "--fulfil-by", "soon"], "soon"),
    ];
    for (more, place) in nonsense {
        is_clear(&open(more), 2, place);
    }
    let refused: [(&[&str], Refusal); 4] = [
        (&["initiative", "--backers", "0"], Refusal::BackersOutOfRange),
        (&["initiative", "--deadline", "367d"], Refusal::InitiativeDeadlineOutOfRange),
        (&["initiative", "--deadline", "10d", "--fulfil-by", "9d"], Refusal::FulfilByOutOfRange),
        (&["emergency", "--deadline", "93d"], Refusal::DeadlineOutOfRange),
    ];
    for (more, refusal) in refused {
        is_clear(&open(more), 1, refusal.fact());
    }
    let declare = |name: &str, request: &str, more: &[&str]| {
        let keypair = format!("{name}.json");
        home.run(&[&["intent", "declare", request, "--amount", "5", "--keypair", &keypair], more].concat())
    };
    is_clear(&declare("ana", &request, &[]), 1, Refusal::OwnRequest.fact());
    is_clear(&declare("eva", &emergency, &[]), 1, Refusal::NoIntents.fact());
    is_clear(&declare("eva", &request, &["--monthly"]), 2, "--recurring");
    is_clear(&home.run(&["intent", "edit", &request, "--keypair", "ben.json"]), 2, "nothing was named");
    is_clear(&home.run(&["intent", "withdraw", &request, "--keypair", "ben.json"]), 2, "no intent");
    assert!(state(&home) == before, "something was written");
    does(&home, "eva", &["intent", "declare", &request, "--amount", "5"]);
    is_clear(&declare("eva", &request, &[]), 1, Refusal::IntentExists.fact());
}
