//! `--dry-run`: what would happen is said by the very program, and not a byte of the ledger changes.

use exodus_rules::Refusal;
use exodus_sdk::chain::Filter;
use exodus_sdk::record::RawAccount;
use exodus_tests::Home;
use serde_json::Value;

use super::circle::{friends, text};

/// Every record, byte for byte, and on an embedded ledger the blockhash, which no accepted transaction leaves as it was.
pub fn state(home: &Home) -> (Vec<RawAccount>, Option<[u8; 32]>) {
    let ledger = home.chain();
    let hash = (!home.is_on_cluster()).then(|| ledger.blockhash().expect("a ledger has a blockhash").to_bytes());
    (ledger.list(&Filter::default()).expect("a ledger lists"), hash)
}

/// Deposits in an order that does not depend on addresses.
fn rents(told: &Value) -> Vec<String> {
    let mut rents: Vec<String> = told["rent"].as_array().expect("a list").iter().map(Value::to_string).collect();
    rents.sort();
    rents
}

/// A preview accepts the command and changes nothing; then the command does it, and the same deposits move.
fn is_previewed(home: &Home, command: &[&str]) -> Value {
    let before = state(home);
    let preview = [command, &["--dry-run"]].concat();
    let told = home.json(&preview);
    assert_eq!((&told["dry_run"], &told["accepted"]), (&Value::Bool(true), &Value::Bool(true)), "{command:?}");
    assert!(told["compute_units"].as_u64().is_some_and(|units| units > 0), "{told}");
    let said = home.run(&preview);
    assert!(said.stdout.starts_with("would be accepted: nothing was sent\n"), "{}", said.stdout);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{command:?}");
    assert!(state(home) == before, "a preview of {command:?} changed the ledger");
    let done = home.json(command);
    assert!(state(home) != before, "{command:?} did nothing");
    assert_eq!(rents(&told), rents(&done), "{command:?}");
    done
}

/// A preview is refused as the command is: by this very rule, in the same words, with the same exit code.
pub fn is_refused_alike(home: &Home, command: &[&str], refusal: Refusal) {
    let before = state(home);
    let preview = home.run(&[command, &["--dry-run"]].concat());
    let real = home.run(command);
    let words = format!("error: refused: {}\n hint: {}\n", refusal.fact(), refusal.hint());
    for said in [&preview, &real] {
        let outcome = (said.code, said.stdout.as_str(), said.stderr.as_str());
        assert_eq!(outcome, (1, "", words.as_str()), "{command:?}");
    }
    assert!(state(home) == before, "{command:?} changed the ledger");
}

#[test]
fn what_would_be_accepted_is_accepted_afterwards() {
    let home = Home::default();
    let members = friends(&home);
    home.json(&["keygen", "--outfile", "kim.json"]);
    let link = text(&is_previewed(&home, &["tie", "invite", "--keypair", "ana.json"])["link"]);
    is_previewed(&home, &["tie", "accept", &link, "--keypair", "kim.json"]);
    is_previewed(&home, &["member", "set", "--pledge", "70", "--keypair", "ana.json"]);
    is_previewed(&home, &["network", "create", "other", "--unit", "USD", "--keypair", "eva.json"]);
    let spare = text(&home.json(&["tie", "invite", "--keypair", "ana.json"])["address"]);
    is_previewed(&home, &["tie", "cancel", &spare, "--keypair", "ana.json"]);

    let open = ["request", "open", "--target", "50", "--network", "circle", "--keypair", "ana.json"];
    let request = text(&is_previewed(&home, &open)["address"]);
    let commit = ["commitment", "commit", &request, "--amount", "20", "--keypair", "ben.json"];
    let commitment = text(&is_previewed(&home, &commit)["address"]);
    is_previewed(&home, &["commitment", "perform", &commitment, "--keypair", "ben.json"]);
    is_previewed(&home, &["commitment", "confirm", &commitment, "--keypair", "ana.json"]);
    is_previewed(&home, &["commitment", "close", &commitment, "--keypair", "eva.json"]);
    is_previewed(&home, &["request", "close", &request, "--keypair", "ana.json"]);
    is_previewed(&home, &["tie", "withdraw", &members[1], "--keypair", "ana.json"]);
}

#[test]
fn what_would_be_refused_is_refused_in_the_same_words() {
    let home = Home::default();
    friends(&home);
    let open = ["request", "open", "--target", "50", "--keypair", "ana.json"];
    let request = text(&home.json(&open)["address"]);
    let commit = ["commitment", "commit", &request, "--amount", "20", "--keypair", "ben.json"];
    let commitment = text(&home.json(&commit)["address"]);

    is_refused_alike(&home, &open, Refusal::EmergencyAlreadyOpen);
    is_refused_alike(&home, &["request", "tidy", &request, "--keypair", "eva.json"], Refusal::RequestStillOpen);
    let too_little = ["commitment", "commit", &request, "--amount", "0.99", "--keypair", "eva.json"];
    is_refused_alike(&home, &too_little, Refusal::BelowWholeUnit);
    let praises_himself = ["commitment", "confirm", &commitment, "--amount", "20", "--keypair", "ben.json"];
    is_refused_alike(&home, &praises_himself, Refusal::NotCreditor);
    let forgives = ["commitment", "forgive", &commitment, "--amount", "20.01", "--keypair", "ana.json"];
    is_refused_alike(&home, &forgives, Refusal::AboveOutstanding);
    is_refused_alike(&home, &["commitment", "close", &commitment, "--keypair", "ben.json"], Refusal::NotSettled);
    is_refused_alike(&home, &["commitment", "tidy-overdue", &commitment, "--keypair", "ben.json"], Refusal::NotOverdue);
}

#[test]
fn the_first_command_of_all_begins_no_ledger() {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "ana.json"]);
    let told = home.json(&["network", "create", "street", "--unit", "EUR", "--keypair", "ana.json", "--dry-run"]);
    assert_eq!((&told["accepted"], &told["rent"][0]["what"]), (&Value::Bool(true), &Value::from("network")));
    assert!(!home.ledger().exists(), "a preview began a ledger");
}

#[test]
fn what_has_no_preview_says_so_and_reading_does_not_care() {
    let home = Home::default();
    let said = home.run(&["keygen", "--outfile", "ana.json", "--dry-run"]);
    assert_eq!(said.code, 2, "{}", said.stderr);
    assert!(!home.path("ana.json").exists(), "a preview wrote a key");
    let ledger = home.ledger().display().to_string();
    assert_eq!(home.run(&["demo", "--ledger", &ledger, "--dry-run"]).code, 2);
    assert!(!home.ledger().exists(), "a preview played on a ledger");
    assert_eq!(home.run(&["demo", "--graph", "club.svg", "--dry-run"]).code, 2);
    assert!(!home.path("club.svg").exists(), "a preview drew a picture");

    friends(&home);
    for reading in [["network", "list"], ["ledger", "show"]] {
        assert_eq!(home.json(&[reading[0], reading[1], "--dry-run"])["networks"], home.json(&reading)["networks"]);
    }
}
