use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment;
use exodus_tests::{DAY, World, eur};

#[test]
fn accepts_what_the_clock_has_decided_and_nothing_twice() {
    let world = World::default();
    let (_, ben, _, promised) = super::help(&world);
    let report = || commitment::report(&promised.record(&world));
    world.refuses(report(), &[], Refusal::NothingToReport);
    world.passes(8 * DAY);
    world.accepts(&[report()], &[]);
    assert_eq!(ben.record().reputation.overdue.sum, eur(100));
    world.refuses(report(), &[], Refusal::NothingToReport);
}

#[test]
fn refuses_an_address_that_is_not_the_requests() {
    let world = World::default();
    let (_, ben, _, promised) = super::help(&world);
    world.passes(8 * DAY);
    let mut wrong = commitment::report(&promised.record(&world));
    wrong.accounts[3].pubkey = exodus_sdk::address::request(&ben.member, 9);
    world.refuses(wrong, &[], Refusal::WrongAccount);
}
