use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::network;
use exodus_sdk::instructions::tie::{extend, pledge, restore, withdraw};
use exodus_tests::{DAY, World, eur, frame};

use super::{counted, side};
use crate::member::{leaves, moves_to};

#[test]
fn accepts_the_own_side_again_with_the_pledge_it_had() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let before = side(&ana, &ben);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    let again = restore(&ana.record(), &ana.tie(&ben));
    world.accepts(core::slice::from_ref(&again), &[&ana.key]);
    assert_eq!((ana.record().ties, ben.record().ties), (1, 1));
    assert_eq!((side(&ana, &ben).pledge, side(&ana, &ben).turn), (before.pledge, before.turn + 2));
    world.refuses(again, &[&ana.key], Refusal::TieNotWithdrawn);
}

#[test]
fn refuses_the_other_side_and_a_stale_turn() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let early = restore(&ana.record(), &ana.tie(&ben));
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    world.refuses(restore(&ben.record(), &ana.tie(&ben)), &[&ben.key], Refusal::TieNotWithdrawn);
    world.refuses(early, &[&ana.key], Refusal::StaleTurn);
}

#[test]
fn refuses_where_the_circle_has_filled_up_since() {
    let world = World::new(network::CreateArgs { tie_cap: 1, ..frame() });
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    ana.ties_with(&ben);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    ben.ties_with(&eva);
    world.refuses(restore(&ana.record(), &ana.tie(&ben)), &[&ana.key], Refusal::TieCapReached);
}

#[test]
fn refuses_two_members_of_one_key() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    let move_ = exodus_sdk::instructions::member::change_key(&ben.record(), ana.key.pubkey());
    world.accepts(&[move_], &[&ben.key, &ana.key]);
    world.refuses(restore(&ana.record(), &ana.tie(&ben)), &[&ana.key], Refusal::TieWithSelf);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva, &ana]);
    world.accepts(&[pledge(&ana.record(), &ana.tie(&ben), eur(7))], &[&ana.key]);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    world.accepts_only_as_it_stands(&restore(&ana.record(), &ana.tie(&ben)), &[&ana.key]);
    assert_eq!((side(&ana, &ben).pledge, side(&ben, &ana).pledge), (eur(7), eur(100)));
    counted(&world);
}

#[test]
fn accepts_a_hand_without_a_tie_where_the_other_has_withdrawn_or_is_away() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ben, &ana, &eva]);
    for other in [&ben, &eva] {
        world.accepts(&[withdraw(&ana.record(), &ana.tie(other))], &[&ana.key]);
    }
    world.accepts(&[withdraw(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    world.passes(200 * DAY);
    let (own, moved) = (moves_to(&ana, "new"), moves_to(&eva, "newer"));
    for other in [&ben, &moved] {
        world.accepts(&[restore(&own.record(), &ana.tie(other))], &[&own.key]);
        counted(&world);
    }
    assert_eq!((ana.record().ties, ben.record().ties, eva.record().ties), (1, 0, 1));
}

#[test]
fn refuses_who_has_left_strangers_and_the_ties_of_others() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    let own = restore(&ana.record(), &ana.tie(&ben));
    for (place, wrong) in [(3, ben.tie(&eva).address), (2, eva.member)] {
        let mut foreign = own.clone();
        foreign.accounts[place].pubkey = wrong;
        world.refuses(foreign, &[&ana.key], Refusal::WrongAccount);
    }
    let mut forged = own.clone();
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    leaves(&ben);
    world.refuses(own.clone(), &[&ana.key], Refusal::MemberLeft);
    leaves(&ana);
    world.refuses(own, &[&ana.key], Refusal::MemberLeft);
}

#[test]
fn refuses_where_the_own_circle_has_filled_up_and_a_side_that_was_never_out() {
    let world = World::new(network::CreateArgs { tie_cap: 1, ..frame() });
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    ana.ties_with(&ben);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    ana.ties_with(&eva);
    world.refuses(restore(&ana.record(), &ana.tie(&ben)), &[&ana.key], Refusal::TieCapReached);
    world.accepts(&[extend(world.payer.pubkey(), &eva.record(), ben.member, eur(1))], &[&eva.key]);
    world.refuses(restore(&ben.record(), &eva.tie(&ben)), &[&ben.key], Refusal::TieNotWithdrawn);
    counted(&world);
}
