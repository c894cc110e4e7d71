use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment;
use exodus_tests::{DAY, World, eur};

#[test]
fn accepts_in_parts_and_counts_what_waits_for_an_answer() {
    let world = World::default();
    let (_, ben, _, promised) = super::help(&world);
    ben.performs(&promised, eur(60));
    ben.performs(&promised, eur(40));
    let record = promised.record(&world);
    assert_eq!((record.performed, record.in_time, record.kept), (eur(100), eur(100), 0));
    let unanswered = ben.record().reputation.unanswered;
    assert_eq!((unanswered.number, unanswered.sum), (1, eur(100)));
    assert_eq!(promised.asked(&world).sums.committed, eur(100), "still committed, not yet kept");
}

#[test]
fn accepts_late_performance_which_ends_being_overdue() {
    let world = World::default();
    let (_, ben, _, promised) = super::help(&world);
    world.passes(8 * DAY);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    assert_eq!(promised.asked(&world).sums.committed, 0, "the request may look for other help");
    ben.performs(&promised, eur(100));
    assert_eq!(ben.record().reputation.overdue.number, 0);
    assert_eq!(promised.record(&world).in_time, 0, "late stays late");
    assert_eq!(promised.asked(&world).sums.committed, eur(100));
}

#[test]
fn accepts_what_the_debtor_says_whatever_the_creditor_answers_first() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    let all = commitment::perform(&ben.record(), &promised.record(&world), eur(100));
    ana.confirms(&promised, 1);
    ana.forgives(&promised, eur(30));
    world.accepts(core::slice::from_ref(&all), &[&ben.key]);
    assert_eq!(promised.record(&world).performed, eur(70), "the rest was forgiven");
    world.refuses(all, &[&ben.key], Refusal::AbovePerformable);
}

#[test]
fn refuses_creditor_and_stranger() {
    let world = World::default();
    let (ana, _, eva, promised) = super::help(&world);
    for other in [&ana, &eva] {
        let perform = commitment::perform(&other.record(), &promised.record(&world), eur(1));
        world.refuses(perform, &[&other.key], Refusal::NotDebtor);
    }
}

#[test]
fn refuses_more_than_is_left_and_the_same_twice() {
    let world = World::default();
    let (_, ben, _, promised) = super::help(&world);
    let perform = |sum| commitment::perform(&ben.record(), &promised.record(&world), sum);
    world.refuses(perform(eur(100) + 1), &[&ben.key], Refusal::AbovePerformable);
    world.refuses(perform(0), &[&ben.key], Refusal::AmountZero);
    let once = perform(eur(50));
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    world.refuses(once, &[&ben.key], Refusal::StaleSum);
}

#[test]
fn refuses_another_request_than_the_one_it_answers() {
    let world = World::default();
    let (_, ben, _, promised) = super::help(&world);
    let mut wrong = commitment::perform(&ben.record(), &promised.record(&world), eur(1));
    wrong.accounts[3].pubkey = exodus_sdk::address::request(&ben.member, 77);
    world.refuses(wrong, &[&ben.key], Refusal::WrongAccount);
}
