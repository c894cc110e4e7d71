//! Regular help: two months of a support, with one who keeps his word, one who forgets, and a promise that is broken.

use exodus_rules::Refusal;
use exodus_tests::Home;
use serde_json::{Value, json};

use super::bad_input::is_clear;
use super::circle::{friends, text};
use super::dry_run::is_refused_alike;
use super::tidy::{counts_but_links, expected};

/// The last seconds of March and April 2030, and how the ledger numbers March: `year * 12 + month`.
const MARCH_ENDS: i64 = 1_901_231_999;
const APRIL_ENDS: i64 = 1_903_823_999;
const MARCH: u32 = 24_362;

/// Somebody does something, by the name of their key file.
fn does(home: &Home, name: &str, command: &[&str]) -> Value {
    home.json(&[command, &["--keypair", &format!("{name}.json")]].concat())
}

fn until(home: &Home, moment: &str) {
    home.json(&["ledger", "advance", "--until", moment]);
}

fn tidies(home: &Home) -> Value {
    home.json(&["tidy", "--keypair", "ben.json"])["tidied"].clone()
}

/// Ana asks for 100.00 every month. Ben means 20.00 and Eva 30.00, month after month. It is the first of March 2030.
fn march(home: &Home) -> String {
    friends(home);
    until(home, "2030-03-01T08:00:00Z");
    // Years have passed: whoever acts is awake.
    does(home, "ana", &["member", "set", "--pledge", "100"]);
    let open = ["request", "open", "--kind", "support", "--target", "100", "--details", "lessons"];
    let request = text(&does(home, "ana", &open)["address"]);
    does(home, "ben", &["intent", "declare", &request, "--amount", "20", "--monthly"]);
    does(home, "eva", &["intent", "declare", &request, "--amount", "30", "--recurring"]);
    request
}

/// Ben promises out of his intent. Returns the commitment.
fn ben_promises(home: &Home, request: &str) -> Value {
    does(home, "ben", &["commitment", "commit", request, "--intent"])
}

fn ben_keeps(home: &Home, promise: &str) {
    does(home, "ben", &["commitment", "perform", promise]);
    does(home, "ana", &["commitment", "confirm", promise]);
}

/// Intended, committed, kept and missing.
fn sums(request: &Value) -> [Value; 4] {
    ["intended", "committed", "kept", "missing"].map(|sum| request[sum].clone())
}

#[test]
fn the_sums_of_a_month_are_of_that_month() {
    let home = Home::default();
    let request = march(&home);
    let show = || home.json(&["request", "show", &request]);
    let asked = show();
    assert_eq!(sums(&asked), [5_000, 0, 0, 10_000].map(Value::from));
    assert_eq!((&asked["kind"], &asked["status"], &asked["backers"]), (&json!("support"), &json!("open"), &json!(2)));
    assert_eq!((&asked["period"], &asked["period_until"]), (&json!(MARCH), &json!(MARCH_ENDS)));
    assert_eq!((&asked["deadline"], &asked["fulfil_by"]), (&Value::Null, &Value::Null));

    let promise = ben_promises(&home, &request);
    assert_eq!((&promise["amount"], &promise["due"]), (&json!(2_000), &json!(MARCH_ENDS)));
    assert_eq!(sums(&show()), [3_000, 2_000, 0, 8_000].map(Value::from));
    ben_keeps(&home, &text(&promise["address"]));
    assert_eq!(sums(&show()), [3_000, 0, 2_000, 8_000].map(Value::from));

    until(&home, "2030-04-01T00:00:00Z");
    let asked = show();
    assert_eq!(sums(&asked), [0, 0, 0, 10_000].map(Value::from), "April begins anew, though nobody wrote it down");
    assert_eq!(asked["last_period"], json!({"intended": 3_000, "committed": 0, "kept": 2_000, "owed": 0}));
    assert_eq!((&asked["period"], &asked["period_until"]), (&json!(MARCH + 1), &json!(APRIL_ENDS)));
    let listed =
        |kind: &str| home.json(&["request", "list", "--kind", kind, "--network", "circle"])["requests"].clone();
    assert_eq!((sums(&listed("support")[0]), &listed("emergency")), (sums(&asked), &json!([])));
}

#[test]
fn a_record_says_how_near_those_are_who_confirmed_it_also_when_it_has_closed() {
    let home = Home::default();
    let request = march(&home);
    let ben = text(&does(&home, "ben", &["member", "show"])["address"]);
    let seen_by = |name: &str| does(&home, name, &["member", "show", &ben])["seen_by_you"].clone();
    assert_eq!(seen_by("eva"), Value::Null, "nothing is kept yet");
    ben_keeps(&home, &text(&ben_promises(&home, &request)["address"]));
    let ana_alone = |viewer: &Value| {
        assert_eq!((&viewer["people"], &viewer["within_three_handshakes"]), (&json!(1), &json!(1)));
        assert_eq!(viewer["independent_ways"], 1);
    };
    ana_alone(&seen_by("eva"));
    ana_alone(&seen_by("ana"));
    tidies(&home);
    ana_alone(&seen_by("eva"));
    let words = home.run(&["member", "show", &ben, "--keypair", "eva.json"]).stdout;
    assert!(words.contains("towards 1 person, 1 of them within your three handshakes"), "{words}");
}

#[test]
fn whoever_keeps_his_word_is_renewed_and_whoever_forgets_is_not() {
    let home = Home::default();
    let request = march(&home);
    let promise = ben_promises(&home, &request);
    ben_keeps(&home, &text(&promise["address"]));
    let of_ben = text(&does(&home, "ben", &["intent", "show", &request])["address"]);
    let of_eva = text(&does(&home, "eva", &["intent", "show", &request])["address"]);

    until(&home, "2030-04-07T23:00:00Z");
    is_refused_alike(&home, &["intent", "tidy", &of_ben, "--keypair", "ana.json"], Refusal::IntentStands);
    until(&home, "2030-04-08T00:00:00Z");
    let emergency = does(&home, "ana", &["request", "open", "--target", "5"]);
    is_refused_alike(&home, &["intent", "tidy", &of_ben, "--keypair", "eva.json"], Refusal::RenewalWaits);
    let due = home.json(&["tidy", "--dry-run", "--keypair", "eva.json"])["due"].clone();
    assert_eq!(
        counts_but_links(&due),
        expected([("commitment close", 1), ("intent tidy", 1)]),
        "Eva's ends all the same"
    );
    does(&home, "ana", &["request", "close", &text(&emergency["address"])]);

    assert_eq!(counts_but_links(&tidies(&home)), expected([("commitment close", 1), ("intent tidy", 2)]));
    assert_eq!(counts_but_links(&tidies(&home)), expected([]), "once is enough");
    let list = home.json(&["intent", "list", "--request", &request])["intents"].clone();
    let left = ["address", "amount", "left", "counts", "commitment", "period"].map(|field| list[0][field].clone());
    assert_eq!(left, [json!(of_ben), json!(2_000), json!(2_000), json!(true), Value::Null, json!(MARCH + 1)]);
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    is_clear(&home.run(&["intent", "show", &of_eva]), 2, &of_eva);
    is_clear(&home.run(&["intent", "show", &request, "--keypair", "eva.json"]), 2, "no intent");
    let asked = home.json(&["request", "show", &request]);
    assert_eq!((sums(&asked), &asked["backers"]), ([2_000, 0, 0, 10_000].map(Value::from), &json!(1)));
}

#[test]
fn a_promise_that_is_not_performed_ends_the_intent_it_came_out_of() {
    let home = Home::default();
    let request = march(&home);
    ben_keeps(&home, &text(&ben_promises(&home, &request)["address"]));
    until(&home, "2030-04-08T00:00:00Z");
    tidies(&home);
    let promise = ben_promises(&home, &request);
    assert_eq!((&promise["amount"], &promise["due"]), (&json!(2_000), &json!(APRIL_ENDS)));

    until(&home, "2030-05-08T00:00:00Z");
    let asked = home.json(&["request", "show", &request]);
    assert_eq!(asked["last_period"], json!({"intended": 0, "committed": 2_000, "kept": 0, "owed": 2_000}));
    assert_eq!(counts_but_links(&tidies(&home)), expected([("commitment tidy-overdue", 1), ("intent tidy", 1)]));
    let asked = home.json(&["request", "show", &request]);
    assert_eq!(asked["last_period"], json!({"intended": 0, "committed": 0, "kept": 0, "owed": 2_000}));
    assert_eq!((&asked["intended"], &asked["backers"]), (&json!(0), &json!(0)));
}

#[test]
fn an_intent_is_changed_refused_and_withdrawn_and_a_promise_out_of_it_is_made_once_a_month() {
    let home = Home::default();
    let request = march(&home);
    let show = || home.json(&["request", "show", &request]);
    let edited = does(&home, "ben", &["intent", "edit", &request, "--amount", "12.50"]);
    assert_eq!((&edited["left"], &edited["recurring"]), (&json!(1_250), &json!(true)));
    let part = does(&home, "ben", &["commitment", "commit", &request, "--intent", "--amount", "10"]);
    assert_eq!(part["amount"], 1_000);
    let left = does(&home, "ben", &["intent", "show", &request]);
    assert_eq!((&left["left"], &left["commitment"]), (&json!(250), &part["address"]));
    assert_eq!(sums(&show()), [3_250, 1_000, 0, 9_000].map(Value::from));

    let again = ["commitment", "commit", &request, "--intent", "--keypair", "ben.json"];
    is_refused_alike(&home, &again, Refusal::OneCommitmentAPeriod);
    let too_much = ["commitment", "commit", &request, "--intent", "--amount", "30.01", "--keypair", "eva.json"];
    is_refused_alike(&home, &too_much, Refusal::AboveLeft);
    let when = ["commitment", "commit", &request, "--amount", "5", "--due", "3d", "--keypair", "eva.json"];
    is_clear(&home.run(&when), 2, "2030-03-31T23:59:59Z");
    let without = does(&home, "ben", &["commitment", "commit", &request, "--amount", "5"]);
    assert_eq!(without["due"], MARCH_ENDS, "a promise needs no intent");

    let of_eva = text(&does(&home, "eva", &["intent", "show", &request])["address"]);
    is_clear(&home.run(&["intent", "refuse", &of_eva, "--keypair", "ben.json"]), 1, Refusal::NotAuthority.fact());
    does(&home, "ana", &["intent", "refuse", &of_eva]);
    assert_eq!(show()["intended"], 250);
    let once = does(&home, "eva", &["intent", "declare", &request, "--amount", "7"]);
    assert_eq!((&once["recurring"], &once["handshakes"]), (&json!(false), &json!(1)));
    let eva = text(&once["member"]);
    does(&home, "ana", &["tie", "withdraw", &eva]);
    does(&home, "eva", &["intent", "withdraw", &request]);
    assert_eq!((&show()["intended"], &show()["backers"]), (&json!(250), &json!(1)));
    let declare = ["intent", "declare", &request, "--amount", "7", "--keypair", "eva.json"];
    is_refused_alike(&home, &declare, Refusal::TurnedAway);

    let closed = does(&home, "ana", &["request", "close", &request]);
    assert_eq!(closed["rent"], json!([]), "Ben's intent still hangs on it");
    let tidied = counts_but_links(&tidies(&home));
    assert_eq!(tidied, expected([("intent tidy", 1), ("request tidy", 1)]));
    assert_eq!(home.json(&["ledger", "show"])["records"]["request"], Value::Null);
}
