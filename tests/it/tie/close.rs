use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::{accept, close, extend, withdraw};
use exodus_sdk::link::Link;
use exodus_tests::{DAY, Person, World, key_of};

use super::{counted, side};
use crate::member::{leaves, moves_to};

fn withdrawn<'w>(world: &'w World, who: &[usize]) -> [Person<'w>; 2] {
    let people = [world.joins("ana"), world.joins("ben")];
    let [ana, ben] = &people;
    ana.ties_with(ben);
    for place in who {
        let person = &people[*place];
        world.accepts(&[withdraw(&person.record(), &ana.tie(ben))], &[&person.key]);
    }
    people
}

#[test]
fn accepts_each_side_and_goes_when_both_have_forgotten() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0, 1]);
    let tie = ana.tie(&ben);
    world.accepts(&[close(&ana.record(), &tie)], &[&ana.key]);
    assert!(!world.is_gone(&tie.address), "ben still remembers");
    let (rent, before) = (world.lamports(&tie.address), world.lamports(&world.payer.pubkey()));
    let receipt = world.accepts(&[close(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    assert!(world.is_gone(&tie.address));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
}

#[test]
fn an_old_act_has_no_power_over_a_tie_that_began_again() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[]);
    let old = withdraw(&ana.record(), &ana.tie(&ben));
    world.accepts(core::slice::from_ref(&old), &[&ana.key]);
    world.accepts(&[withdraw(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    for person in [&ana, &ben] {
        world.accepts(&[close(&person.record(), &ana.tie(&ben))], &[&person.key]);
    }
    ana.ties_with(&ben);
    world.refuses(old, &[&ana.key], Refusal::StaleTurn);
}

#[test]
fn refuses_while_a_side_is_extended() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0]);
    for person in [&ana, &ben] {
        world.refuses(close(&person.record(), &ana.tie(&ben)), &[&person.key], Refusal::TieStillExtended);
    }
}

#[test]
fn refuses_strangers_and_another_receiver_of_the_rent() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0, 1]);
    let eva = world.joins("eva");
    world.refuses(close(&eva.record(), &ana.tie(&ben)), &[&eva.key], Refusal::WrongAccount);
    world.accepts(&[close(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    let mut thief = close(&ben.record(), &ana.tie(&ben));
    thief.accounts[3].pubkey = ben.key.pubkey();
    world.refuses(thief, &[&ben.key], Refusal::NotPayer);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0, 1]);
    let eva = world.joins("eva");
    world.row(&[&ana, &eva, &ben]);
    for person in [&ana, &ben] {
        world.accepts_only_as_it_stands(&close(&person.record(), &ana.tie(&ben)), &[&person.key]);
        counted(&world);
    }
}

#[test]
fn returns_to_a_sponsor_exactly_what_they_paid_and_what_was_donated() {
    const SPONSORED: u64 = 1_000_000_000;
    let world = World::default();
    let (ana, ben, sponsor) = (world.joins("ana"), world.joins("ben"), key_of("sponsor"));
    world.donates(&sponsor.pubkey(), SPONSORED);
    world.accepts(&[extend(sponsor.pubkey(), &ana.record(), ben.member, 1)], &[&ana.key, &sponsor]);
    let tie = ana.tie(&ben).address;
    assert_eq!(world.lamports(&sponsor.pubkey()) + world.lamports(&tie), SPONSORED);
    world.donates(&tie, 7);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    let last = close(&ana.record(), &ana.tie(&ben));
    for thief in [world.payer.pubkey(), ana.key.pubkey(), ben.member] {
        let mut stolen = last.clone();
        stolen.accounts[3].pubkey = thief;
        world.refuses(stolen, &[&ana.key], Refusal::NotPayer);
    }
    world.accepts(core::slice::from_ref(&last), &[&ana.key]);
    assert_eq!((world.is_gone(&tie), world.lamports(&sponsor.pubkey())), (true, SPONSORED + 7));
    world.stops(last, &[&ana.key]);
}

#[test]
fn nobody_forgets_for_the_other() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0, 1]);
    let once = close(&ben.record(), &ana.tie(&ben));
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    assert_eq!((side(&ana, &ben).state, side(&ben, &ana).state), (2, 0));
    world.refuses(once, &[&ben.key], Refusal::TieNotWithdrawn);
    let (link, ana_s) = (Link::from_seed([1; 32]), close(&ana.record(), &ana.tie(&ben)));
    let key = link.keypair().expect("a seed is a key");
    let invitation = ana.invites(&link, 1, 1);
    let again = accept(world.payer.pubkey(), (&ben.record()).into(), &invitation, 1);
    world.refuses(again, &[&ben.key, &key], Refusal::TieWithdrawn);
    let mut forged = ana_s.clone();
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    world.accepts(&[ana_s], &[&ana.key]);
    ben.accepts(&link);
    counted(&world);
}

#[test]
fn accepts_whatever_became_of_both() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0, 1]);
    let own = moves_to(&ana, "new");
    world.passes(200 * DAY);
    for person in [&own, &ben] {
        leaves(person);
        world.accepts(&[close(&person.record(), &ana.tie(&ben))], &[&person.key]);
    }
    assert!(world.is_gone(&exodus_sdk::address::tie(&ana.member, &ben.member)));
}

#[test]
fn refuses_a_turn_that_is_over_or_has_not_come() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0, 1]);
    for turn in [0, side(&ana, &ben).turn - 1, side(&ana, &ben).turn + 1, u32::MAX] {
        let mut wrong = close(&ana.record(), &ana.tie(&ben));
        wrong.data[1..5].copy_from_slice(&turn.to_le_bytes());
        world.refuses(wrong, &[&ana.key], Refusal::StaleTurn);
    }
}
