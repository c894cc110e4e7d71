//! Requests and intents: from every state to nothing.

use exodus_sdk::instructions::{commitment, intent, request};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_tests::{DAY, Person, World, eur};

use super::ends;

fn friends(world: &World) -> [Person<'_>; 3] {
    let people = ["ana", "ben", "eva"].map(|name| world.joins(name));
    let [ana, ben, eva] = &people;
    world.row(&[ana, ben, eva, ana]);
    people
}

fn now(world: &World, asked: &Located<Request>) -> Located<Request> {
    world.get(&asked.address)
}

fn closes(ana: &Person, asked: &Located<Request>) {
    let world = ana.world;
    world.accepts(&[request::close(&ana.record(), &now(world, asked))], &[&ana.key]);
}

#[test]
fn an_emergency_ends_empty_promised_to_completed_and_expired() {
    let world = World::default();
    let [ana, ben, _] = friends(&world);
    let empty = ana.asks(eur(100));
    closes(&ana, &empty);
    let promised_to = ana.asks(eur(100));
    let promised = ben.commits(&promised_to.address, eur(40), &[&ana]);
    closes(&ana, &promised_to);
    ana.confirms(&promised, eur(40));
    world.passes(31 * DAY);
    for closed in [&empty, &promised_to] {
        ends(&world, request::tidy(&now(&world, closed)), &closed.address);
    }

    let completed = ana.asks(eur(100));
    let kept = ben.commits(&completed.address, eur(100), &[&ana]);
    ana.confirms(&kept, eur(100));
    let expired = ana.asks(eur(100));
    let late = ben.commits(&expired.address, eur(40), &[&ana]);
    world.passes(31 * DAY);
    ends(&world, request::tidy(&now(&world, &completed)), &completed.address);
    ends(&world, request::tidy(&now(&world, &expired)), &expired.address);
    ana.forgives(&late, eur(40));
    ends(&world, commitment::close(&late.record(&world)), &late.commitment);
}

#[test]
fn a_support_ends_with_its_intents_however_many_periods_later() {
    for periods in [0, 1, 5] {
        let world = World::default();
        let [ana, ben, eva] = friends(&world);
        let asked = ana.asks_monthly(eur(100));
        ben.declares(&asked.address, eur(20), true, &[&ana]);
        eva.declares(&asked.address, eur(20), false, &[&ana]);
        ben.commits_out_of_intent(&asked.address, eur(20), &[&ana]);
        for _ in 0..periods {
            world.passes_the_period_by(1);
        }
        closes(&ana, &asked);
        for person in [&ben, &eva] {
            let meant = world.intent(&asked.address, person);
            ends(&world, intent::tidy(&meant, &now(&world, &asked)), &meant.address);
        }
        ends(&world, request::tidy(&now(&world, &asked)), &asked.address);
    }
}

/// What becomes of an initiative that two back.
type Way = fn(&Person, &Located<Request>);

#[test]
fn an_initiative_ends_closed_expired_and_adopted() {
    let ways: [(u64, Way); 4] = [
        (40, |ana, asked| closes(ana, asked)),
        (41, |ana, _| ana.world.passes(31 * DAY)),
        (40, |ana, asked| {
            ana.world.passes(3 * DAY);
            ana.world.accepts(&[request::adopt(&now(ana.world, asked))], &[]);
            ana.world.passes(61 * DAY);
        }),
        (40, |ana, asked| {
            ana.world.passes(3 * DAY);
            ana.world.accepts(&[request::adopt(&now(ana.world, asked))], &[]);
            closes(ana, asked);
        }),
    ];
    for (price, way) in ways {
        let world = World::default();
        let [ana, ben, eva] = friends(&world);
        let asked = ana.initiates(eur(price), 2);
        for person in [&ben, &eva] {
            person.declares(&asked.address, eur(20), false, &[&ana]);
        }
        way(&ana, &asked);
        let _ = world.send(&[request::tidy(&now(&world, &asked))], &[]);
        for person in [&ben, &eva] {
            let meant = world.intent(&asked.address, person);
            ends(&world, intent::tidy(&meant, &now(&world, &asked)), &meant.address);
        }
        ends(&world, request::tidy(&now(&world, &asked)), &asked.address);
        assert_eq!((ana.record().initiatives, ana.record().supports), (0, 0));
    }
}

#[test]
fn an_intent_ends_by_its_author_by_the_beneficiary_and_by_time_though_the_author_is_a_tombstone() {
    let world = World::default();
    let [ana, ben, eva] = friends(&world);
    let asked = ana.asks_monthly(eur(100));
    let meant = ben.declares(&asked.address, eur(20), true, &[&ana]);
    ben.takes_back(&asked.address);
    assert!(world.is_gone(&meant.address));
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let refuse = intent::refuse(&ana.record(), &world.intent(&asked.address, &ben));
    world.accepts(&[refuse], &[&ana.key]);
    assert!(world.is_gone(&meant.address));

    let meant = eva.declares(&asked.address, eur(20), true, &[&ana]);
    eva.withdraws(&ana);
    eva.withdraws(&ben);
    eva.passes_on();
    world.passes_the_period_by(7 * DAY + 1);
    ends(&world, intent::tidy(&meant, &now(&world, &asked)), &meant.address);
}
