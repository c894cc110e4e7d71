//! Commitments: from every state to nothing, also when the request, the debtor's key or the tie is gone.

use exodus_sdk::instructions::{clearing, commitment, request};
use exodus_tests::{DAY, Person, Promised, World, eur};

use super::{ends, moves};

type State = fn(&Person, &Person, &Promised);

const STATES: [(&str, State); 11] = [
    ("open", |_, _, _| {}),
    ("performed in part", |ana, _, promised| {
        ana.performs(promised, eur(5));
    }),
    ("performed", |ana, _, promised| {
        ana.performs(promised, eur(10));
    }),
    ("disputed", |ana, ben, promised| {
        ana.performs(promised, eur(10));
        ben.demands(promised);
    }),
    ("performed and taken back in part", |ana, _, promised| {
        ana.performs(promised, eur(10));
        ana.concedes(promised, eur(4));
    }),
    ("disputed, conceded and late", |ana, ben, promised| {
        ana.performs(promised, eur(10));
        ben.demands(promised);
        ana.world.passes(9 * DAY);
        ana.concedes(promised, eur(10));
    }),
    ("kept in part", |_, ben, promised| {
        ben.confirms(promised, eur(5));
    }),
    ("overdue and nobody wrote it down", |ana, _, _| ana.world.passes(9 * DAY)),
    ("overdue", |ana, _, promised| {
        ana.world.passes(9 * DAY);
        ana.world.accepts(&[commitment::tidy_overdue(&promised.record(ana.world))], &[]);
    }),
    ("disputed and overdue", |ana, ben, promised| {
        ana.performs(promised, eur(5));
        ben.demands(promised);
        ana.world.passes(9 * DAY);
        ana.world.accepts(&[commitment::tidy_overdue(&promised.record(ana.world))], &[]);
    }),
    ("untied, the debtor gone and asleep", |ana, ben, _| {
        ana.withdraws(ben);
        ben.withdraws(ana);
        ana.leaves();
        ana.world.passes(400 * DAY);
    }),
];

/// What of it is still outstanding.
fn rest(world: &World, promised: &Promised) -> u64 {
    promised.record(world).read().unwrap().outstanding().get()
}

/// The creditor answers, and anyone closes.
fn settles(creditor: &Person, promised: &Promised, forgiving: bool) {
    let (world, sum) = (creditor.world, rest(creditor.world, promised));
    if forgiving {
        creditor.forgives(promised, sum);
    } else {
        creditor.confirms(promised, sum);
    }
    let _ = world.send(&[commitment::report(&promised.record(world))], &[]);
    ends(world, commitment::close(&promised.record(world)), &promised.commitment);
}

#[test]
fn a_promise_ends_from_every_state_when_the_creditor_confirms_or_forgives() {
    for (_, state) in STATES {
        for forgiving in [false, true] {
            let world = World::default();
            let (ana, ben) = (world.joins("ana"), world.joins("ben"));
            ana.ties_with(&ben);
            let promised = ana.owes(&ben, eur(10));
            state(&ana, &ben, &promised);
            settles(&ben, &promised, forgiving);
            assert_eq!((ana.record().owing, ben.record().owed), (0, 0));
            let now = ana.record().reputation;
            assert_eq!((now.overdue.number, now.disputed.number, now.unanswered.number), (0, 0, 0));
        }
    }
}

#[test]
fn a_promise_to_a_request_that_is_gone_ends_from_every_state() {
    for (name, state) in STATES.into_iter().filter(|(name, _)| !name.contains("gone")) {
        let world = World::default();
        let (ana, ben) = (world.joins("ana"), world.joins("ben"));
        ana.ties_with(&ben);
        // The record of an emergency stays until its period is over.
        world.passes_the_period_by(0);
        let asked = ben.asks(eur(10));
        let promised = ana.commits(&asked.address, eur(10), &[&ben]);
        world.passes(1);
        world.accepts(&[request::close(&ben.record(), &world.get(&asked.address))], &[&ben.key]);
        assert!(world.is_gone(&asked.address), "{name}");
        state(&ana, &ben, &promised);
        settles(&ben, &promised, false);
    }
}

#[test]
fn a_promise_ends_after_both_have_another_key_and_the_creditor_has_left() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promised = ana.owes(&ben, eur(10));
    let (ana, ben) = (moves(&ana, "ana's new"), moves(&ben, "ben's new"));
    ben.withdraws(&ana);
    ben.leaves();
    ana.performs(&promised, eur(10));
    settles(&ben, &promised, false);
}

#[test]
fn a_cleared_promise_is_reported_and_closed_by_anyone_though_both_have_left() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let promises = [ana.owes(&ben, eur(10)), ben.owes(&ana, eur(10))];
    ana.withdraws(&ben);
    ben.withdraws(&ana);
    ana.leaves();
    ben.leaves();
    let chain = promises.each_ref().map(|promised| promised.record(&world));
    let sender = exodus_sdk::Signer::pubkey(&world.payer);
    world.accepts(&[clearing::clear(sender, &chain, eur(10)).unwrap()], &[]);
    for promised in &promises {
        world.accepts(&[commitment::report(&promised.record(&world))], &[]);
        ends(&world, commitment::close(&promised.record(&world)), &promised.commitment);
    }
}

#[test]
fn twins_end_whichever_is_settled_first_and_though_the_other_is_gone() {
    for goods_first in [true, false] {
        let world = World::default();
        let (ana, ben) = (world.joins("ana"), world.joins("ben"));
        ana.ties_with(&ben);
        let twins = ana.agrees(&ben.takes(&ana.offers(), 1, &[&ana]));
        let mut both = [(&ben, &twins.goods), (&ana, &twins.price)];
        if !goods_first {
            both.reverse();
        }
        for (creditor, promised) in both {
            world.passes(20 * DAY);
            creditor.confirms(promised, rest(&world, promised));
            // What came late stays for the time that begins with it, and no longer.
            world.passes(7 * DAY + 1);
            ends(&world, commitment::close(&promised.record(&world)), &promised.commitment);
        }
    }
}

#[test]
fn what_was_handed_on_ends_with_its_new_creditor_and_the_old_ones_end_by_themselves() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let (first, second) = (ana.owes(&ben, eur(10)), ben.owes(&eva, eur(10)));
    let (one, two) = (first.record(&world), second.record(&world));
    let handed = commitment::Transfer { first: &one, second: &two, amount: eur(10), due: world.now() + DAY };
    let (members, payer) = ([&ana, &ben, &eva].map(Person::record), exodus_sdk::Signer::pubkey(&world.payer));
    let number = members[0].turn;
    let transfer = commitment::transfer(payer, (&members[0], &members[1], &members[2]), &handed).unwrap();
    world.accepts(&[transfer], &[&ana.key, &ben.key, &eva.key]);
    for promised in [&first, &second] {
        ends(&world, commitment::close(&promised.record(&world)), &promised.commitment);
    }
    let made = Promised { commitment: exodus_sdk::address::commitment(&ana.member, number), request: first.request };
    settles(&eva, &made, false);
}
