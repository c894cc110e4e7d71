use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment;
use exodus_tests::{World, eur};

#[test]
fn accepts_a_notice_that_changes_no_counter() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    let before = (ana.record().reputation, ben.record().reputation);
    ana.demands(&promised);
    assert_eq!((ana.record().reputation, ben.record().reputation), before);
}

#[test]
fn accepts_a_dispute_that_counts_for_both_until_it_is_answered() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ben.performs(&promised, eur(60));
    ana.demands(&promised);
    for person in [&ana, &ben] {
        let words = person.record().reputation;
        assert_eq!((words.disputed.number, words.disputed.sum), (1, eur(60)));
    }
    assert_eq!(ben.record().reputation.unanswered.number, 0);
    ana.confirms(&promised, eur(60));
    for person in [&ana, &ben] {
        assert_eq!(person.record().reputation.disputed.number, 0);
    }
}

#[test]
fn refuses_debtor_stranger_repeat_and_a_settled_one() {
    let world = World::default();
    let (ana, ben, eva, promised) = super::help(&world);
    for other in [&ben, &eva] {
        let demand = commitment::demand(&other.record(), &promised.record(&world));
        world.refuses(demand, &[&other.key], Refusal::NotCreditor);
    }
    ben.performs(&promised, eur(60));
    let once = commitment::demand(&ana.record(), &promised.record(&world));
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::StaleSum);
    ana.confirms(&promised, eur(100));
    let demand = commitment::demand(&ana.record(), &promised.record(&world));
    world.refuses(demand, &[&ana.key], Refusal::AboveOutstanding);
}
