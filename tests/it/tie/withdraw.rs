use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::{close, extend, restore, withdraw};
use exodus_tests::{DAY, World, eur};

use super::{counted, side};
use crate::member::{falls_behind, leaves, moves_to};

#[test]
fn accepts_at_any_time_and_ends_the_tie_for_both_counts() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    assert_eq!((ana.record().ties, ben.record().ties, eva.record().ties), (0, 1, 1));
    assert!(ana.tie(&ben).read().is_ok_and(|tie| !tie.is_mutual()));
}

#[test]
fn refuses_twice_strangers_and_the_ties_of_others() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let once = withdraw(&ana.record(), &ana.tie(&ben));
    let mut foreign = once.clone();
    foreign.accounts[3].pubkey = ben.tie(&eva).address;
    world.refuses(foreign, &[&ana.key], Refusal::WrongAccount);
    let mut other = once.clone();
    other.accounts[2].pubkey = eva.member;
    world.refuses(other, &[&ana.key], Refusal::WrongAccount);
    let mut forged = once.clone();
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::TieNotExtended);
    assert_eq!(ben.record().pledge, eur(100));
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    world.accepts_only_as_it_stands(&withdraw(&ana.record(), &ana.tie(&ben)), &[&ana.key]);
    assert_eq!((side(&ana, &ben).state, side(&ben, &ana).state), (2, 1));
    assert_eq!(side(&ana, &ben).pledge, eur(100), "for whoever restores it");
    counted(&world);
}

#[test]
fn accepts_whatever_became_of_the_other() {
    let world = World::default();
    let (ana, ben, eva, dan) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), world.joins("dan"));
    for other in [&ben, &eva, &dan] {
        ana.ties_with(other);
    }
    falls_behind(&ana, &ben);
    moves_to(&ben, "ana");
    leaves(&eva);
    world.passes(200 * DAY);
    for other in [&ben, &eva, &dan] {
        world.accepts(&[withdraw(&ana.record(), &ana.tie(other))], &[&ana.key]);
        counted(&world);
    }
    assert_eq!((ana.record().owing, ben.record().owed), (1, 1), "promises stay");
}

#[test]
fn accepts_a_hand_that_nobody_took_and_turning_away_a_hand_that_nobody_asked_for() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    world.accepts(&[extend(world.payer.pubkey(), &ana.record(), ben.member, eur(1))], &[&ana.key]);
    let away = withdraw(&ben.record(), &ana.tie(&ben));
    world.accepts(core::slice::from_ref(&away), &[&ben.key]);
    world.refuses(away, &[&ben.key], Refusal::TieNotExtended);
    world.refuses(withdraw(&ben.record(), &ana.tie(&ben)), &[&ben.key], Refusal::TieNotExtended);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    assert_eq!((ana.record().ties, ben.record().ties), (0, 0));
}

#[test]
fn refuses_an_old_withdrawal_that_would_turn_somebody_away() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    world.accepts(&[extend(world.payer.pubkey(), &ana.record(), ben.member, eur(1))], &[&ana.key]);
    let old = withdraw(&ana.record(), &ana.tie(&ben));
    world.accepts(core::slice::from_ref(&old), &[&ana.key]);
    world.accepts(&[close(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    world.accepts(&[extend(world.payer.pubkey(), &ben.record(), ana.member, eur(1))], &[&ben.key]);
    world.refuses(old, &[&ana.key], Refusal::StaleTurn);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
}

#[test]
fn refuses_an_old_withdrawal_of_a_side_that_was_restored_and_who_has_left() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let old = withdraw(&ana.record(), &ana.tie(&ben));
    world.accepts(core::slice::from_ref(&old), &[&ana.key]);
    world.accepts(&[restore(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    world.refuses(old, &[&ana.key], Refusal::StaleTurn);
    leaves(&ana);
    world.refuses(withdraw(&ana.record(), &ana.tie(&ben)), &[&ana.key], Refusal::MemberLeft);
}
