//! A transaction is made in one place, signed in another by a wallet that never leaves it, and sent from a third.

use exodus_tests::Home;
use serde_json::{Value, json};

use super::circle::text;

/// Ana has a network; ben has a key and nothing else. Returns ben's address, and a blockhash to sign with.
fn begun(home: &Home) -> (String, String) {
    home.json(&["keygen", "--outfile", "ana.json"]);
    let ben = text(&home.json(&["keygen", "--outfile", "ben.json"])["key"]);
    home.json(&["network", "create", "street", "--unit", "EUR", "--keypair", "ana.json"]);
    let blockhash = text(&home.json(&["ledger", "show"])["blockhash"]);
    (ben, blockhash)
}

fn members(home: &Home) -> Value {
    home.json(&["network", "list"])["networks"][0]["members"].clone()
}

#[test]
fn a_wallet_elsewhere_signs_what_another_process_made_and_a_third_sends() {
    let home = Home::default();
    let (ben, blockhash) = begun(&home);
    let made = home.json(&[
        "member",
        "join",
        "street",
        "--keypair",
        &ben,
        "--fee-payer",
        "ana.json",
        "--sign-only",
        "--blockhash",
        &blockhash,
    ]);
    assert_eq!((&made["absent"], made["signers"].as_array().map(Vec::len)), (&json!([ben]), Some(1)));
    assert_eq!(members(&home), 0, "nothing was sent");
    let file = home.file("made.json", &made.to_string());
    let early = home.run(&["transaction", "send", &file]);
    assert_eq!((early.code, early.stderr.contains(&format!("{ben} has not signed"))), (2, true), "{}", early.stderr);
    let shown = home.json(&["transaction", "show", &file]);
    assert_eq!(shown["absent"], json!([ben]));

    let signed = home.json(&["transaction", "sign", &file, "--keypair", "ben.json"]);
    assert_eq!(signed["absent"], json!([]));
    let file = home.file("signed.txt", &text(&signed["transaction"]));
    home.json(&["transaction", "send", &file]);
    assert_eq!(members(&home), 1);
    let again = home.run(&["transaction", "send", &file]);
    assert_ne!(again.code, 0, "the same bytes count once");
    assert!(again.stderr.contains("has landed already"), "{}", again.stderr);
    assert_eq!(members(&home), 1);
}

#[test]
fn a_signature_is_brought_to_the_command_that_it_was_given_for() {
    let home = Home::default();
    let (ben, blockhash) = begun(&home);
    let ana = text(&home.json(&["ledger", "show"])["blockhash"]);
    assert_eq!(ana, blockhash, "nothing has happened meanwhile");
    let payer = text(&home.json(&["network", "show", "street"])["founder"]);
    let run = |more: &[&str]| home.run(&[&["member", "join", "street", "--blockhash", &blockhash][..], more].concat());
    let given = run(&["--keypair", "ben.json", "--fee-payer", &payer, "--sign-only", "--output", "json"]).json();
    let signature = text(&given["signers"][0]);
    assert!(signature.starts_with(&format!("{ben}=")) && given["absent"] == json!([payer]), "{given}");

    let other = run(&["--keypair", &ben, "--fee-payer", "ana.json", "--pledge", "7", "--signer", &signature]);
    let fact = format!("what {ben} has signed is not this transaction");
    assert_eq!((other.code, other.stderr.contains(&fact)), (2, true), "{}", other.stderr);
    let missing = run(&["--keypair", &ben, "--fee-payer", "ana.json"]);
    assert_eq!((missing.code, missing.stderr.contains("has not signed")), (2, true), "{}", missing.stderr);
    assert_eq!(members(&home), 0);
    let sent = run(&["--keypair", &ben, "--fee-payer", "ana.json", "--signer", &signature]);
    assert_eq!(sent.code, 0, "{}", sent.stderr);
    assert_eq!(members(&home), 1);
}

#[test]
fn what_cannot_be_signed_that_way_is_one_line_with_a_way_out() {
    let home = Home::default();
    let (ben, _) = begun(&home);
    let nonsense = home.file("nonsense.txt", "AAAA");
    let cases: [(&[&str], &str); 6] = [
        (
            &["member", "join", "street", "--keypair", "ben.json", "--sign-only"],
            "--sign-only needs --blockhash or --nonce",
        ),
        (&["member", "join", "--blockhash", "x", "--sign-only"], "`x` is no blockhash"),
        (&["member", "join", "--signer", "me=x"], "`me=x` is no signature of anybody"),
        (&["member", "join", "street", "--keypair", "usb://ledger"], "does not speak to hardware wallets"),
        (&["member", "join", "street", "--keypair", "ben.json", "--nonce", &ben], "is no nonce account"),
        (&["transaction", "send", &nonsense], "nonsense.txt holds no transaction"),
    ];
    for (words, fact) in cases {
        let said = home.run(words);
        assert_eq!((said.code, said.stderr.lines().count()), (2, 2), "{words:?}: {}{}", said.stdout, said.stderr);
        assert!(said.stderr.contains(fact) && said.stderr.contains("\n hint: "), "{words:?}: {}", said.stderr);
    }
}
