use exodus_rules::Refusal;
use exodus_sdk::instructions::{network, tie};
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur, frame};
use solana_instruction::Instruction;

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
