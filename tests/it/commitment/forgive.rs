use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment;
use exodus_tests::{World, eur};

#[test]
fn accepts_and_gives_the_sum_back_to_the_request_at_once() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ana.forgives(&promised, eur(40));
    assert_eq!(promised.asked(&world).sums.committed, eur(60));
    ana.forgives(&promised, eur(60));
    let (record, words) = (promised.record(&world), ben.record().reputation);
    assert_eq!((record.forgiven, record.kept, record.settled_at), (eur(100), 0, world.now()));
    assert_eq!((words.forgiven.sum, words.kept.sum), (eur(100), 0), "forgiven is not kept");
}

#[test]
fn accepts_of_what_was_performed_and_ends_the_waiting() {
    let world = World::default();
    let (ana, ben, _, promised) = super::help(&world);
    ben.performs(&promised, eur(100));
    ana.demands(&promised);
    ana.forgives(&promised, eur(100));
    for person in [&ana, &ben] {
        let words = person.record().reputation;
        assert_eq!((words.disputed.number, words.unanswered.number), (0, 0));
    }
}

#[test]
fn refuses_debtor_stranger_repeat_and_too_much() {
    let world = World::default();
    let (ana, ben, eva, promised) = super::help(&world);
    for other in [&ben, &eva] {
        let forgive = commitment::forgive(&other.record(), &promised.record(&world), eur(1));
        world.refuses(forgive, &[&other.key], Refusal::NotCreditor);
    }
    let forgive = |sum| commitment::forgive(&ana.record(), &promised.record(&world), sum);
    world.refuses(forgive(eur(101)), &[&ana.key], Refusal::AboveOutstanding);
    let once = forgive(eur(1));
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::StaleSum);
}
