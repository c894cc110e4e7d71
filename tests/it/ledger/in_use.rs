use exodus_sdk::Error;
use exodus_sdk::chain::embedded::Embedded;
use exodus_tests::Home;

#[test]
fn a_second_process_at_the_same_ledger_is_told_so() {
    let home = Home::default();
    let held = Embedded::open(&home.ledger()).expect("a fresh ledger opens");
    let said = home.run(&["network", "list"]);
    assert_eq!(said.code, 3, "{}", said.stderr);
    assert!(said.stderr.contains("is in use by another process"), "{}", said.stderr);
    assert!(said.stderr.contains(" hint: "), "{}", said.stderr);
    drop(held);
    assert_eq!(home.run(&["network", "list"]).code, 0);
}

#[test]
fn a_second_ledger_in_the_same_process_is_refused_too() {
    let home = Home::default();
    let _held = Embedded::open(&home.ledger()).expect("a fresh ledger opens");
    assert!(matches!(Embedded::open(&home.ledger()), Err(Error::InUse(_))));
}

#[test]
fn a_damaged_ledger_is_refused_and_left_alone() {
    let home = Home::default();
    std::fs::create_dir_all(home.ledger()).expect("a folder");
    let file = home.ledger().join("ledger.redb");
    std::fs::write(&file, b"no ledger at all").expect("a file");
    let said = home.run(&["network", "list"]);
    assert_eq!(said.code, 3, "{}", said.stderr);
    assert!(said.stderr.starts_with("error: the ledger "), "{}", said.stderr);
    assert_eq!(std::fs::read(&file).expect("still there"), b"no ledger at all");
}
