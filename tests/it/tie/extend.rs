use exodus_rules::{Amount, Refusal};
use exodus_sdk::instructions::{network, tie};
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur, frame, key_of};
use solana_instruction::Instruction;

use super::{counted, side};
use crate::member::{falls_behind, joins_elsewhere, leaves, moves_to};

fn extend(person: &Person, other: &Person, pledge: u64) -> Instruction {
    tie::extend(person.world.payer.pubkey(), &person.record(), other.member, pledge)
}

#[test]
fn accepts_a_hand_and_its_answer() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    world.accepts(&[extend(&ana, &ben, eur(10))], &[&ana.key]);
    assert_eq!((ana.record().ties, ben.record().ties), (0, 0), "one hand is no tie");
    world.accepts(&[extend(&ben, &ana, eur(20))], &[&ben.key]);
    assert_eq!((ana.record().ties, ben.record().ties), (1, 1));
    assert_eq!(ana.tie(&ben).payer, world.payer.pubkey());
}

#[test]
fn accepts_who_had_fallen_dormant_because_it_is_an_own_act() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    world.passes(200 * DAY);
    ana.ties_with(&ben);
}

#[test]
fn refuses_the_same_hand_twice_and_a_withdrawn_side() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let once = extend(&ana, &ben, eur(10));
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::StaleTurn);
    world.refuses(extend(&ana, &ben, eur(10)), &[&ana.key], Refusal::TieAlreadyExtended);
    world.accepts(&[tie::withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    world.refuses(extend(&ana, &ben, eur(10)), &[&ana.key], Refusal::TieWithdrawn);
}

#[test]
fn refuses_a_pledge_of_nothing_a_stranger_and_a_full_circle() {
    let world = World::new(network::CreateArgs { tie_cap: 1, ..frame() });
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.refuses(extend(&ana, &ben, 0), &[&ana.key], Refusal::AmountZero);
    let mut forged = extend(&ana, &ben, eur(1));
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    ana.ties_with(&ben);
    world.accepts(&[extend(&eva, &ana, eur(1))], &[&eva.key]);
    world.refuses(extend(&ana, &eva, eur(1)), &[&ana.key], Refusal::TieCapReached);
}

#[test]
fn refuses_an_address_that_is_not_the_ties() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    let mut elsewhere = extend(&ana, &ben, eur(1));
    elsewhere.accounts[4].pubkey = address::tie(&ana.member, &eva.member);
    world.stops(elsewhere, &[&ana.key]);
    let mut self_tie = extend(&ana, &ben, eur(1));
    self_tie.accounts[3].pubkey = ana.member;
    world.stops(self_tie, &[&ana.key]);
}

#[test]
fn accepts_only_what_was_signed_and_declared_both_the_hand_and_the_answer() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &eva, &ben]);
    world.accepts_only_as_it_stands(&extend(&ana, &ben, Amount::MAX.get()), &[&ana.key]);
    world.accepts_only_as_it_stands(&extend(&ben, &ana, 1), &[&ben.key]);
    assert_eq!((side(&ana, &ben).pledge, side(&ben, &ana).pledge), (Amount::MAX.get(), 1));
    counted(&world);
}

#[test]
fn accepts_whoever_pays_and_an_address_with_lamports() {
    for payer in ["ana", "ben"] {
        let world = World::default();
        let (ana, ben) = (world.joins("ana"), world.joins("ben"));
        world.donates(&address::tie(&ana.member, &ben.member), 100_000_000);
        let paid = tie::extend(key_of(payer).pubkey(), &ana.record(), ben.member, eur(1));
        world.accepts_alone(paid, &[&key_of(payer), &ana.key]);
        assert_eq!(ana.tie(&ben).payer, key_of(payer).pubkey());
        world.accepts(&[extend(&ben, &ana, eur(1))], &[&ben.key]);
        assert_eq!(ana.tie(&ben).payer, key_of(payer).pubkey(), "whoever paid first");
    }
}

#[test]
fn accepts_a_neighbour_who_is_dormant_suspended_or_has_another_key() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    ben.ties_with(&eva);
    falls_behind(&ben, &eva);
    let moved = moves_to(&ben, "new");
    world.passes(100 * DAY);
    let own = moves_to(&ana, "newer");
    world.accepts(&[extend(&own, &ben, eur(1)), extend(&moved, &own, eur(1))], &[&own.key, &moved.key]);
    let extend = extend(&own, &eva, eur(1));
    world.accepts(&[extend], &[&own.key]);
    assert_eq!((ana.record().ties, eva.record().last_active), (1, 2026 * 12 + 10), "another's act wakes nobody");
    counted(&world);
}

#[test]
fn accepts_the_hand_of_who_is_full_and_its_answer_once_there_is_room() {
    let world = World::new(network::CreateArgs { tie_cap: 1, ..frame() });
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    ana.ties_with(&ben);
    world.accepts(&[extend(&ana, &eva, eur(1))], &[&ana.key]);
    world.refuses(extend(&eva, &ana, eur(1)), &[&eva.key], Refusal::TieCapReached);
    world.accepts(&[tie::withdraw(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    world.accepts(&[extend(&eva, &ana, eur(1))], &[&eva.key]);
    counted(&world);
}

#[test]
fn refuses_who_has_left_on_either_end() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    leaves(&ben);
    world.refuses(extend(&ana, &ben, eur(1)), &[&ana.key], Refusal::MemberLeft);
    world.refuses(extend(&ben, &ana, eur(1)), &[&ben.key], Refusal::MemberLeft);
}

#[test]
fn refuses_two_records_of_one_key_and_two_networks() {
    let world = World::default();
    let (ana, ben, dan) = (world.joins("ana"), world.joins("ben"), joins_elsewhere(&world, "dan"));
    world.refuses(extend(&ana, &dan, eur(1)), &[&ana.key], Refusal::TieAcrossNetworks);
    world.refuses(extend(&dan, &ana, eur(1)), &[&dan.key], Refusal::TieAcrossNetworks);
    world.refuses(extend(&ana, &ben, 1 << 53), &[&ana.key], Refusal::AmountTooLarge);
    world.accepts(&[extend(&ben, &ana, eur(1))], &[&ben.key]);
    let twin = moves_to(&ben, "ana");
    world.refuses(extend(&ana, &twin, eur(1)), &[&ana.key], Refusal::TieWithSelf);
    let apart = moves_to(&twin, "new");
    world.accepts(&[extend(&ana, &apart, eur(1))], &[&ana.key]);
    counted(&world);
}
