//! The debtor takes back what is marked and unanswered (L7 of the audit of promises).

use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment;
use exodus_tests::{DAY, World, eur, key_of};

#[test]
fn accepts_a_typing_error_and_the_real_delivery_after_it() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ben.performs(&promised, eur(100));
    ben.concedes(&promised, eur(90));
    let record = promised.record(&world);
    assert_eq!((record.performed, record.in_time, record.kept), (eur(10), eur(10), 0));
    assert_eq!(ben.record().reputation.unanswered.sum, eur(10));
    ben.performs(&promised, eur(90));
    ana.confirms(&promised, eur(100));
    assert_eq!(ben.record().reputation.kept_late.sum, 0);
}

#[test]
fn accepts_a_conceded_dispute_which_is_over_for_both_and_late() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ben.performs(&promised, eur(100));
    ana.demands(&promised);
    world.passes(8 * DAY);
    world.refuses(commitment::tidy_overdue(&promised.record(&world)), &[], Refusal::NotOverdue);
    ben.concedes(&promised, eur(100));
    for person in [&ana, &ben] {
        assert_eq!(person.record().reputation.disputed.number, 0, "without the creditor");
    }
    assert_eq!(ben.record().reputation.overdue.sum, eur(100));
    assert_eq!(promised.asked(&world).sums.committed, 0, "the request looks for other help");
}

#[test]
fn accepts_it_after_an_answer_as_far_as_nothing_is_answered() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ben.performs(&promised, eur(100));
    let all = commitment::take_back(&ben.record(), &promised.record(&world), eur(100));
    ana.confirms(&promised, 1);
    world.accepts(core::slice::from_ref(&all), &[&ben.key]);
    assert_eq!(promised.record(&world).performed, 1, "a confirmed cent in between stops nobody");
    world.refuses(all, &[&ben.key], Refusal::StaleSum);
}

#[test]
fn refuses_creditor_stranger_and_delegate() {
    let world = World::default();
    let (ana, ben, eva, promised) = super::help(&world);
    let bot = key_of("bot");
    ben.lends(&bot);
    ben.performs(&promised, eur(100));
    for other in [&ana, &eva] {
        let back = commitment::take_back(&other.record(), &promised.record(&world), eur(1));
        world.refuses(back, &[&other.key], Refusal::NotDebtor);
    }
    let mut lent = commitment::take_back(&ben.record(), &promised.record(&world), eur(1));
    lent.accounts[0].pubkey = exodus_sdk::Signer::pubkey(&bot);
    world.refuses(lent, &[&bot], Refusal::NotAuthority);
}

#[test]
fn refuses_more_than_is_unanswered_and_the_same_twice() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    let back = |sum| commitment::take_back(&ben.record(), &promised.record(&world), sum);
    world.refuses(back(1), &[&ben.key], Refusal::AboveUnanswered);
    ben.performs(&promised, eur(60));
    world.refuses(back(eur(60) + 1), &[&ben.key], Refusal::AboveUnanswered);
    world.refuses(back(0), &[&ben.key], Refusal::AmountZero);
    let once = back(eur(20));
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    world.refuses(once, &[&ben.key], Refusal::StaleSum);
    ana.confirms(&promised, eur(40));
    world.refuses(back(1), &[&ben.key], Refusal::AboveUnanswered);
    ana.confirms(&promised, eur(60));
    world.refuses(back(1), &[&ben.key], Refusal::AboveUnanswered);
}

#[test]
fn refuses_another_creditor_or_request() {
    let world = World::default();
    let (_, ben, eva, promised) = super::help(&world);
    ben.performs(&promised, eur(100));
    for (place, instead) in [(2, eva.member), (4, exodus_sdk::address::request(&ben.member, 77))] {
        let mut wrong = commitment::take_back(&ben.record(), &promised.record(&world), eur(1));
        wrong.accounts[place].pubkey = instead;
        world.refuses(wrong, &[&ben.key], Refusal::WrongAccount);
    }
}
