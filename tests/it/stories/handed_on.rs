//! A debt that is handed on: Ana owes Ben, Ben owes Eva; afterwards Ana owes Eva.

use exodus_rules::Refusal;
use exodus_tests::Home;
use serde_json::{Value, json};

use super::bad_input::is_clear;
use super::circle::{friends, owes, text};
use super::dry_run::is_refused_alike;

/// The members; what Ana owes Ben, 30.00; what Ben owes Eva, 20.00.
fn two_debts(home: &Home) -> (Vec<String>, String, String) {
    let members = friends(home);
    let (first, second) = (owes(home, "ana", &members[1], "30"), owes(home, "ben", &members[2], "20"));
    (members, first, second)
}

const ALL_THREE: [&str; 6] = ["--keypair", "ana.json", "--co-signer", "ben.json", "--co-signer", "eva.json"];

fn transfer<'a>(first: &'a str, second: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["commitment", "transfer", first, second], more, &ALL_THREE].concat()
}

#[test]
fn what_is_handed_on_is_owed_to_the_last_and_kept_to_them() {
    let home = Home::default();
    let (members, first, second) = two_debts(&home);
    let command = transfer(&first, &second, &["--amount", "15", "--due", "20d"]);
    assert_eq!(home.json(&[&command[..], &["--dry-run"]].concat())["accepted"], true);
    let made = home.json(&command);
    assert_eq!((&made["debtor"], &made["creditor"]), (&json!(members[0]), &json!(members[2])));
    assert_eq!((&made["amount"], &made["outstanding"], &made["kept"]), (&json!(1_500), &json!(1_500), &json!(0)));
    assert_eq!((&made["left_of_first"], &made["left_of_second"]), (&json!(1_500), &json!(500)));
    for (place, left) in [(&first, 1_500), (&second, 500)] {
        let shown = home.json(&["commitment", "show", place]);
        assert_eq!((&shown["transferred"], &shown["outstanding"]), (&json!(1_500), &json!(left)));
    }

    let promise = text(&made["address"]);
    home.json(&["commitment", "perform", &promise, "--keypair", "ana.json"]);
    home.json(&["commitment", "confirm", &promise, "--keypair", "eva.json"]);
    let kept = home.json(&["member", "show", &members[0]])["reputation"]["kept"].clone();
    assert_eq!(kept, json!({"number": 1, "sum": 1_500}));
    // All of the second debt: it is settled, and closes.
    home.json(&transfer(&first, &second, &["--amount", "5"]));
    home.json(&["commitment", "close", &second, "--keypair", "ben.json"]);
    assert_eq!(home.json(&["member", "show", &members[1]])["owing"], 0, "Ben is out of it");
}

#[test]
fn somebody_else_may_send_and_pay_when_all_three_sign() {
    let home = Home::default();
    let (members, first, second) = two_debts(&home);
    home.json(&["keygen", "--outfile", "kim.json"]);
    let send = ["commitment", "transfer", &first, &second, "--amount", "20", "--keypair", "kim.json"];
    let signers = ["--co-signer", "eva.json", "--co-signer", "ana.json", "--co-signer", "ben.json"];
    let made = home.json(&[&send[..], &signers].concat());
    assert_eq!((&made["debtor"], &made["left_of_second"]), (&json!(members[0]), &json!(0)));
}

#[test]
fn without_a_signature_nothing_is_handed_on_and_the_missing_one_is_named() {
    let home = Home::default();
    let (members, first, second) = two_debts(&home);
    let of = |name: &str| format!("{name}.json");
    for (missing, at_hand) in [(0, ["ben", "eva"]), (1, ["ana", "eva"]), (2, ["ana", "ben"])] {
        let [one, two] = at_hand.map(of);
        let command =
            ["commitment", "transfer", &first, &second, "--amount", "5", "--keypair", &one, "--co-signer", &two];
        is_clear(&home.run(&command), 2, &members[missing]);
    }
    assert_eq!(home.json(&["commitment", "show", &first])["transferred"], 0);
}

#[test]
fn what_cannot_be_handed_on_is_refused() {
    let home = Home::default();
    let (members, first, second) = two_debts(&home);
    let refused = |first: &str, second: &str, more: &[&str], refusal: Refusal| {
        is_refused_alike(&home, &transfer(first, second, more), refusal);
    };
    refused(&second, &first, &["--amount", "5"], Refusal::TransferTriangle);
    let back = owes(&home, "ben", &members[0], "10");
    refused(&first, &back, &["--amount", "5"], Refusal::TransferTriangle);
    refused(&first, &second, &["--amount", "20.01"], Refusal::AboveTransferable);
    refused(&first, &second, &["--amount", "5", "--due", "30m"], Refusal::DirectDueOutOfRange);
    home.json(&["commitment", "perform", &second, "--amount", "12", "--keypair", "ben.json"]);
    refused(&first, &second, &["--amount", "8.01"], Refusal::AboveTransferable);
    let done: Value = home.json(&transfer(&first, &second, &["--amount", "8"]));
    assert_eq!(done["left_of_second"], 1_200, "what Ben has brought already is Eva's to answer");
}
