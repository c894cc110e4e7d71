use exodus_rules::Refusal;
use exodus_sdk::instructions::tie::{close, extend, pledge, restore, tidy, withdraw};
use exodus_sdk::{Signer, address};
use exodus_tests::{Person, World, eur, key_of};

use super::counted;

/// Ana's hand stays held out to Ben, who has left and is a tombstone now.
fn held_out(world: &World) -> [Person<'_>; 2] {
    let [ana, ben] = [world.joins("ana"), world.joins("ben")];
    ana.ties_with(&ben);
    ben.withdraws(&ana);
    ben.passes_on();
    [ana, ben]
}

#[test]
fn accepts_from_anyone_a_hand_held_out_to_a_tombstone() {
    let world = World::default();
    let [ana, ben] = held_out(&world);
    let tie = ana.tie(&ben);
    for stuck in [withdraw(&ana.record(), &tie), pledge(&ana.record(), &tie, eur(1)), restore(&ana.record(), &tie)] {
        world.stops(stuck, &[&ana.key]);
    }
    world.refuses(close(&ana.record(), &tie), &[&ana.key], Refusal::TieStillExtended);
    let before = ana.record();
    world.closes(tidy(ben.member, &tie), &[], &tie.address, &world.payer.pubkey());
    assert_eq!(ana.record().head.sequence, before.head.sequence, "nothing in Ana's record had to change");
    world.stops(tidy(ben.member, &tie), &[]);
    counted(&world);
    ana.leaves();
}

#[test]
fn accepts_a_tie_of_two_tombstones_in_either_order() {
    for first in [true, false] {
        let world = World::default();
        let [ana, ben] = held_out(&world);
        let tie = ana.tie(&ben);
        ana.passes_on();
        let gone = if first { ana.member } else { ben.member };
        world.closes(tidy(gone, &tie), &[], &tie.address, &world.payer.pubkey());
    }
}

#[test]
fn a_guardian_who_is_gone_is_counted_no_more() {
    let world = World::default();
    let [ana, ben] = [world.joins("ana"), world.joins("ben")];
    ana.ties_with(&ben);
    ana.chooses(&ben);
    ben.withdraws(&ana);
    ben.passes_on();
    let before = ana.record();
    assert_eq!(before.guardians, 1);
    world.accepts(&[tidy(ben.member, &ana.tie(&ben))], &[]);
    let after = ana.record();
    assert_eq!((after.guardians, after.turn), (0, before.turn));
    assert_eq!(after.head.sequence, before.head.sequence + 1);
}

#[test]
fn refuses_while_both_may_speak_for_themselves() {
    let world = World::default();
    let [ana, ben] = [world.joins("ana"), world.joins("ben")];
    ana.ties_with(&ben);
    world.refuses(tidy(ben.member, &ana.tie(&ben)), &[], Refusal::NotGone);
    ben.withdraws(&ana);
    ben.leaves();
    world.refuses(tidy(ana.member, &ana.tie(&ben)), &[], Refusal::NotGone);
}

#[test]
fn accepts_who_has_left_and_still_has_a_promise_open() {
    let world = World::default();
    let [ana, ben] = [world.joins("ana"), world.joins("ben")];
    ana.ties_with(&ben);
    for (one, two) in [(&ana, &ben), (&ben, &ana)] {
        one.chooses(two);
    }
    ben.owes(&ana, eur(5));
    ana.withdraws(&ben);
    ben.leaves();
    world.refuses(exodus_sdk::instructions::member::tidy_tombstone(&ben.record()), &[], Refusal::PromisesOpen);
    world.refuses(close(&ana.record(), &ana.tie(&ben)), &[&ana.key], Refusal::TieStillExtended);
    let tie = ana.tie(&ben);
    world.closes(tidy(ben.member, &tie), &[], &tie.address, &world.payer.pubkey());
    assert_eq!((ana.record().guardians, ben.record().guardians), (0, 0), "each counts a guardian less");
}

#[test]
fn refuses_another_tombstone_another_neighbour_and_another_receiver() {
    let world = World::default();
    let [ana, ben] = held_out(&world);
    let eva = world.joins("eva");
    let other = world.joins("other").passes_on();
    let own = tidy(ben.member, &ana.tie(&ben));
    for (place, wrong) in [(0, other), (1, eva.member)] {
        let mut foreign = own.clone();
        foreign.accounts[place].pubkey = wrong;
        world.refuses(foreign, &[], Refusal::WrongAccount);
    }
    for (place, twice) in [(0, ana.member), (1, ben.member)] {
        let mut foreign = own.clone();
        foreign.accounts[place].pubkey = twice;
        world.stops(foreign, &[]);
    }
    let mut swapped = own.clone();
    (swapped.accounts[0].pubkey, swapped.accounts[1].pubkey) = (ana.member, ben.member);
    world.refuses(swapped, &[], Refusal::NotGone);
    let mut stolen = own.clone();
    stolen.accounts[3].pubkey = eva.key.pubkey();
    world.refuses(stolen, &[], Refusal::NotPayer);
    world.accepts_only_as_it_stands(&own, &[]);
}

#[test]
fn returns_to_a_sponsor_exactly_what_they_paid_and_what_was_donated() {
    let world = World::default();
    let (ana, ben, sponsor) = (world.joins("ana"), world.joins("ben"), key_of("sponsor"));
    world.donates(&sponsor.pubkey(), 1_000_000_000);
    world.accepts(&[extend(sponsor.pubkey(), &ana.record(), ben.member, 1)], &[&ana.key, &sponsor]);
    ben.passes_on();
    let tie = address::tie(&ana.member, &ben.member);
    world.donates(&tie, 7);
    world.accepts(&[tidy(ben.member, &ana.tie(&ben))], &[]);
    assert_eq!((world.is_gone(&tie), world.lamports(&sponsor.pubkey())), (true, 1_000_000_007));
}
