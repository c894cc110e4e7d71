use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::offer::close;
use exodus_tests::{DAY, World};

use super::{edit, neighbours};
use crate::member::moves_to;

#[test]
fn accepts_from_its_publisher_and_returns_the_rent_to_its_payer() {
    let world = World::default();
    let (ana, ..) = neighbours(&world);
    let offered = ana.offers();
    let (rent, before) = (world.lamports(&offered.address), world.lamports(&world.payer.pubkey()));
    let once = close(&ana.record(), &offered);
    let receipt = world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    assert!(world.is_gone(&offered.address));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
    assert_eq!(ana.record().offers, 0);
    world.stops(once, &[&ana.key]);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    ben.offers();
    let offered = ana.offers();
    world.accepts_only_as_it_stands(&close(&ana.record(), &offered), &[&ana.key]);
}

#[test]
fn accepts_one_that_has_expired_sold_out_or_lost_its_power() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let (sold, open) = (ana.offers(), ana.offers());
    ana.agrees(&ben.takes(&sold, 3, &[&ana]));
    world.accepts(&[close(&ana.record(), &world.get(&sold.address))], &[&ana.key]);
    let moved = moves_to(&ana, "new");
    world.passes(100 * DAY);
    world.accepts(&[close(&moved.record(), &open)], &[&moved.key]);
    assert_eq!(moved.record().offers, 0);
}

#[test]
fn refuses_others_another_receiver_of_the_rent_and_a_stale_turn() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    world.refuses(close(&ben.record(), &offered), &[&ben.key], Refusal::WrongAccount);
    let mut forged = close(&ana.record(), &offered);
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let mut thief = close(&ana.record(), &offered);
    thief.accounts[3].pubkey = ana.key.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
    let stale = close(&ana.record(), &offered);
    world.accepts(&[edit(&ana, &offered, world.terms())], &[&ana.key]);
    world.refuses(stale, &[&ana.key], Refusal::StaleTurn);
}
