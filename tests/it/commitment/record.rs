//! What a record says of whole promises: numbers when they are settled, sums as they move (L9 and D1).

use exodus_sdk::instructions::commitment;
use exodus_tests::{DAY, Person, World, eur};

/// Settled as kept, late of these, forgiven, cleared.
fn numbers(person: &Person) -> [u32; 4] {
    let words = person.record().reputation;
    [words.kept, words.kept_late, words.forgiven, words.cleared].map(|tally| tally.number)
}

#[test]
fn one_confirmed_cent_of_a_hundred_makes_no_promise_kept() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    for round in 1..=3 {
        let promised = ben.owes(&ana, eur(100));
        ana.confirms(&promised, 1);
        assert_eq!(numbers(&ben), [0, 0, round - 1, 0], "it is open");
        assert_eq!(ben.record().reputation.kept.sum, u64::from(round), "the cent is there");
        ana.forgives(&promised, eur(100) - 1);
        assert_eq!(numbers(&ben), [0, 0, round, 0], "settled as forgiven");
        world.accepts(&[commitment::close(&promised.record(&world))], &[]);
    }
    assert_eq!((ben.record().reputation.committed.number, ben.record().reputation.kept.sum), (3, 3));
}

#[test]
fn a_promise_counts_as_kept_once_when_the_last_of_it_is() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promised = ben.owes(&ana, eur(100));
    ana.confirms(&promised, eur(60));
    assert_eq!(numbers(&ben), [0, 0, 0, 0]);
    world.passes(8 * DAY);
    ana.confirms(&promised, eur(40));
    assert_eq!(numbers(&ben), [1, 1, 0, 0], "some of it late");
    let words = ben.record().reputation;
    assert_eq!((words.kept.sum, words.kept_late.sum), (eur(100), eur(40)));
}

/// M1: whoever says "done" and did nothing keeps no place in an emergency, disputed as it is.
#[test]
fn a_bare_word_holds_no_place_once_it_is_disputed() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    let asked = ana.asks(eur(500));
    let lie = ben.commits(&asked.address, eur(500), &[&ana]);
    ben.performs(&lie, eur(500));
    assert_eq!(lie.asked(&world).sums.committed, eur(500));
    ana.demands(&lie);
    assert_eq!(lie.asked(&world).sums.committed, 0, "at once");
    world.adds_up(&asked.address);
    let help = eva.commits(&asked.address, eur(500), &[&ana]);
    ana.confirms(&help, eur(500));
    assert_eq!(help.asked(&world).status, 2, "completed by who helped");
    world.adds_up(&asked.address);
    // The truth may still come out, late or not.
    ana.confirms(&lie, eur(500));
    world.adds_up(&asked.address);
}

#[test]
fn every_now_counter_returns_to_zero_and_counts_promises() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promises = [(); 3].map(|()| ben.owes(&ana, eur(10)));
    let now = || {
        let words = ben.record().reputation;
        [words.overdue, words.disputed, words.unanswered].map(|tally| tally.number)
    };
    for promised in &promises {
        ben.performs(promised, eur(4));
    }
    assert_eq!(now(), [0, 0, 3]);
    ana.demands(&promises[0]);
    assert_eq!(now(), [0, 1, 2]);
    world.passes(8 * DAY);
    for promised in &promises {
        world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    }
    assert_eq!(now(), [3, 1, 2]);
    for promised in &promises {
        ana.confirms(promised, eur(10));
    }
    assert_eq!(now(), [0, 0, 0]);
    assert_eq!(numbers(&ben), [3, 3, 0, 0]);
}
