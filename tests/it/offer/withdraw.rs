use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::offer::withdraw;
use exodus_sdk::state::Offer;
use exodus_tests::{DAY, World};

use super::neighbours;
use crate::member::{leaves, moves_to};

#[test]
fn accepts_from_the_taker_and_returns_the_rent_to_its_payer() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let deal = ben.takes(&offered, 1, &[&ana]);
    let (rent, before) = (world.lamports(&deal.address), world.lamports(&world.payer.pubkey()));
    let receipt = world.accepts(&[withdraw(&ben.record(), &deal)], &[&ben.key]);
    assert!(world.is_gone(&deal.address));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
    assert_eq!((world.get::<Offer>(&offered.address).quantity, ben.record().owed), (3, 0));
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let offered = ana.offers();
    eva.takes(&offered, 1, &[&ben, &ana]);
    let deal = ben.takes(&offered, 1, &[&ana]);
    world.accepts_only_as_it_stands(&withdraw(&ben.record(), &deal), &[&ben.key]);
}

#[test]
fn accepts_one_that_has_expired_and_lost_its_power_even_from_who_has_left() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let deal = ben.takes(&ana.offers(), 1, &[&ana]);
    let moved = moves_to(&ben, "new");
    world.passes(20 * DAY);
    leaves(&moved);
    world.accepts(&[withdraw(&moved.record(), &deal)], &[&moved.key]);
    assert_eq!(moved.record().state, 3);
}

#[test]
fn refuses_others_another_receiver_of_the_rent_and_an_earlier_deal() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let deal = ben.takes(&offered, 1, &[&ana]);
    world.refuses(withdraw(&ana.record(), &deal), &[&ana.key], Refusal::WrongAccount);
    let mut forged = withdraw(&ben.record(), &deal);
    forged.accounts[0].pubkey = ana.key.pubkey();
    world.refuses(forged, &[&ana.key], Refusal::NotAuthority);
    let mut thief = withdraw(&ben.record(), &deal);
    thief.accounts[3].pubkey = ben.key.pubkey();
    world.refuses(thief, &[&ben.key], Refusal::NotPayer);

    let once = withdraw(&ben.record(), &deal);
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    world.stops(once.clone(), &[&ben.key]);
    ben.takes(&offered, 2, &[&ana]);
    world.refuses(once, &[&ben.key], Refusal::StaleTurn);
}
