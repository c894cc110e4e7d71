//! A long circle in a terminal: the table comes and goes without anybody asking for it.

use exodus_rules::Refusal;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::chain::{Chain, ChainExt};
use exodus_sdk::lookup;
use exodus_sdk::state::Commitment;
use exodus_tests::{Home, eur};

use super::forty::addresses;
use super::kept::begin;

#[test]
fn a_long_circle_makes_its_table_and_deactivates_it_and_the_deposit_returns() {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "eva.json"]);
    let circle = addresses(&begin(&home.ledger(), 48));
    let named: Vec<String> = circle.iter().map(ToString::to_string).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let clear = |more: &[&str]| {
        home.run(&[&["clearing", "clear"], named.as_slice(), &["--keypair", "eva.json"], more].concat())
    };
    let ledger = || Embedded::open(&home.ledger()).expect("the ledger opens");
    let cleared = || {
        let ledger = ledger();
        circle.iter().map(|place| ledger.get::<Commitment>(place).expect("it is there").cleared).collect::<Vec<_>>()
    };

    let said = clear(&["--dry-run"]);
    assert_eq!((said.code, cleared()), (0, vec![0; 48]), "{}", said.stderr);
    assert!(said.stderr.contains("it takes 4 transactions"), "{}", said.stderr);
    // What the rules refuse costs nobody a table.
    let said = clear(&["--amount", "200"]);
    let hint = Refusal::AboveClearable.hint();
    assert_eq!(said.stderr, format!("error: refused: {}\n hint: {hint}\n", Refusal::AboveClearable.fact()));

    let said = clear(&["--output", "json"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    let told = said.json();
    assert_eq!((told["links"].as_u64(), told["table_deactivated"].as_bool()), (Some(48), Some(true)));
    assert_eq!(cleared(), vec![eur(100); 48]);
    let table = told["table"].as_str().expect("an address").to_owned();

    let close = ["clearing", "close-table", &table, "--keypair", "eva.json"];
    let early = home.run(&close);
    assert_eq!((early.code, early.stderr.lines().count()), (1, 2), "{}", early.stderr);
    home.json(&["ledger", "advance", "--by", "4m"]);
    home.json(&["keygen", "--outfile", "kim.json"]);
    let stranger = home.run(&["clearing", "close-table", &table, "--keypair", "kim.json"]);
    assert_eq!((stranger.code, stranger.stderr.lines().count()), (1, 2), "{}", stranger.stderr);
    let rent = lookup::Kept::at(&ledger(), &table.parse().unwrap()).expect("it is there").lamports;
    assert_eq!(home.json(&close)["returned"].as_u64(), Some(rent));
    assert_eq!(home.run(&close).code, 2, "it is gone");
    assert_eq!(ledger().accounts(&[table.parse().unwrap()]).unwrap(), [None]);
}

#[test]
fn a_long_circle_says_in_one_line_what_became_of_its_table_and_a_short_one_makes_none() {
    let home = Home::default();
    home.json(&["keygen", "--outfile", "eva.json"]);
    let circle = addresses(&begin(&home.ledger(), 40));
    let named: Vec<String> = circle.iter().map(ToString::to_string).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let said =
        home.run(&[&["clearing", "clear"], named.as_slice(), &["--keypair", "eva.json", "--amount", "1"]].concat());
    assert_eq!(said.code, 0, "{}", said.stderr);
    let lines = said.stdout.lines().filter(|line| line.contains("lookup table"));
    assert_eq!(lines.filter(|line| line.contains("deactivated afterwards")).count(), 1, "{}", said.stdout);

    let home = Home::default();
    home.json(&["keygen", "--outfile", "eva.json"]);
    let short = addresses(&begin(&home.ledger(), 3)).iter().map(ToString::to_string).collect::<Vec<_>>();
    let told = home.json(&["clearing", "clear", &short[0], &short[1], &short[2], "--keypair", "eva.json"]);
    assert!(told["table"].is_null(), "{told}");
}
