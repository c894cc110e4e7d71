use exodus_rules::Refusal;
use exodus_sdk::instructions::request;
use exodus_sdk::state::Request;
use exodus_tests::{DAY, World, eur};

#[test]
fn accepts_another_target_a_narrower_reach_and_other_details() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    world.accepts(&[request::edit(&ana.record(), &asked, eur(900), 2, [9; 32])], &[&ana.key]);
    let edited = world.get::<Request>(&asked.address);
    assert_eq!((edited.target, edited.reach, edited.details, edited.turn), (eur(900), 2, [9; 32], 1));
}

#[test]
fn accepts_a_target_lowered_to_what_is_kept_and_completes() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    let promised = ben.commits(&asked.address, eur(100), &[&ana]);
    ana.confirms(&promised, eur(100));
    let lowered = request::edit(&ana.record(), &promised.asked(&world), eur(100), 3, [7; 32]);
    world.accepts(&[lowered], &[&ana.key]);
    assert_eq!(promised.asked(&world).status, 2);
    assert_eq!(ana.record().emergency_deadline, 0, "the place is free again");
}

#[test]
fn refuses_to_fall_below_what_is_promised_or_to_reach_farther() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    ben.commits(&asked.address, eur(100), &[&ana]);
    let asked = world.get::<Request>(&asked.address);
    let edit = |target, reach| request::edit(&ana.record(), &asked, target, reach, [7; 32]);
    world.refuses(edit(eur(100) - 1, 3), &[&ana.key], Refusal::TargetBelowPromised);
    world.refuses(edit(eur(500), 4), &[&ana.key], Refusal::ReachWidened);
    world.refuses(edit(eur(500), 0), &[&ana.key], Refusal::ReachWidened);
    world.refuses(edit(eur(500), 7), &[&ana.key], Refusal::ReachOutOfRange);
    world.refuses(edit(0, 3), &[&ana.key], Refusal::AmountZero);
}

#[test]
fn refuses_the_same_edit_twice_and_anything_after_the_deadline() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    let edit = request::edit(&ana.record(), &asked, eur(600), 3, [7; 32]);
    world.accepts(core::slice::from_ref(&edit), &[&ana.key]);
    world.refuses(edit, &[&ana.key], Refusal::StaleTurn);
    world.passes(30 * DAY + 1);
    let late = request::edit(&ana.record(), &world.get(&asked.address), eur(700), 3, [7; 32]);
    world.refuses(late, &[&ana.key], Refusal::RequestNotOpen);
}

#[test]
fn refuses_everybody_but_the_beneficiary() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    let theirs = request::edit(&ben.record(), &asked, eur(600), 3, [7; 32]);
    world.refuses(theirs, &[&ben.key], Refusal::WrongAccount);
    let mut forged = request::edit(&ana.record(), &asked, eur(600), 3, [7; 32]);
    forged.accounts[0].pubkey = exodus_sdk::Signer::pubkey(&ben.key);
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
}
