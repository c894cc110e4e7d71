use exodus_rules::Refusal;
use exodus_sdk::instructions::network;
use exodus_sdk::instructions::tie::{restore, withdraw};
use exodus_tests::{World, frame};

#[test]
fn accepts_the_own_side_again_with_the_pledge_it_had() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let before = ana.tie(&ben);
    world.accepts(&[withdraw(&ana.record(), &before)], &[&ana.key]);
    let again = restore(&ana.record(), &ana.tie(&ben));
    world.accepts(core::slice::from_ref(&again), &[&ana.key]);
    assert_eq!((ana.record().ties, ben.record().ties), (1, 1));
    assert_eq!(ana.tie(&ben).lower_side.pledge, before.lower_side.pledge);
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
