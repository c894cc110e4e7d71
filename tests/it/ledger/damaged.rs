//! A file that something else has written to: the ledger says so, and leaves it as it is.

use exodus_sdk::Error;
use exodus_sdk::chain::embedded::Embedded;
use exodus_tests::{Home, Said};

/// A page of the database.
const PAGE: usize = 4_096;

/// A ledger with a few records on it, closed properly. Returns its file.
fn ledger(home: &Home) -> Vec<u8> {
    home.json(&["keygen", "--outfile", "ana.json"]);
    home.json(&["network", "create", "street", "--unit", "EUR", "--keypair", "ana.json"]);
    home.json(&["member", "join", "--keypair", "ana.json"]);
    for _ in 0..6 {
        home.json(&["tie", "invite", "--keypair", "ana.json"]);
    }
    std::fs::read(home.ledger().join("ledger.redb")).expect("a ledger")
}

/// Writes the file with zeros over 64 bytes.
fn damage(home: &Home, whole: &[u8], offset: usize) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    bytes[offset..offset + 64].fill(0);
    std::fs::write(home.ledger().join("ledger.redb"), &bytes).expect("a file");
    bytes
}

fn is_told(said: &Said) {
    assert_eq!((said.code, said.stdout.as_str()), (3, ""), "{}", said.stderr);
    let lines: Vec<&str> = said.stderr.lines().collect();
    assert!(lines.len() == 2 && lines[0].starts_with("error: the ledger ") && lines[1].starts_with(" hint: "));
    assert!(lines[0].ends_with(" is damaged"), "{}", said.stderr);
}

#[test]
fn a_damaged_page_is_neither_a_panic_nor_the_truth() {
    let home = Home::default();
    let whole = ledger(&home);
    let file = home.ledger().join("ledger.redb");
    let written = (0..whole.len() / PAGE).filter(|page| whole[page * PAGE..][..PAGE].iter().any(|byte| *byte != 0));
    let mut damaged = Vec::new();
    for offset in written.flat_map(|page| [0, 64, PAGE / 2, PAGE - 64].map(|place| page * PAGE + place)) {
        if whole[offset..offset + 64].iter().all(|byte| *byte == 0) {
            continue;
        }
        let bytes = damage(&home, &whole, offset);
        match Embedded::open(&home.ledger()) {
            // Nothing that lives was there: a page that is free, or one that is written anew.
            Ok(_) => {}
            Err(Error::Damaged(_)) => {
                assert!(std::fs::read(&file).expect("a file") == bytes, "it was written to, damaged at {offset}");
                damaged.push(offset);
            }
            Err(other) => panic!("damaged at {offset}: {other}"),
        }
    }
    assert!(damaged.len() >= 5, "{damaged:?}");
    for offset in damaged.iter().step_by(3) {
        damage(&home, &whole, *offset);
        is_told(&home.run(&["ledger", "show"]));
        is_told(&home.run(&["tie", "invite", "--keypair", "ana.json"]));
    }
    std::fs::write(&file, &whole).expect("a file");
    home.json(&["tie", "invite", "--keypair", "ana.json"]);
}

#[test]
fn what_is_no_ledger_at_all_is_damaged_too() {
    let home = Home::default();
    let whole = ledger(&home);
    for bytes in [b"hello".to_vec(), vec![7; 100_000], whole[..whole.len() / 2].to_vec()] {
        std::fs::write(home.ledger().join("ledger.redb"), &bytes).expect("a file");
        is_told(&home.run(&["network", "list"]));
        assert!(std::fs::read(home.ledger().join("ledger.redb")).expect("a file") == bytes, "it was written to");
    }
}
