use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::offer::tidy;
use exodus_sdk::state::Offer;
use exodus_tests::{DAY, World};

use super::neighbours;
use crate::member::moves_to;

#[test]
fn accepts_from_anyone_after_the_last_second_and_returns_the_rent() {
    let world = World::default();
    let (ana, ..) = neighbours(&world);
    let offered = ana.offers();
    world.passes(60 * DAY);
    world.refuses(tidy(&offered), &[], Refusal::OfferStands);
    world.passes(1);
    let (rent, before) = (world.lamports(&offered.address), world.lamports(&world.payer.pubkey()));
    let receipt = world.accepts(&[tidy(&offered)], &[]);
    assert!(world.is_gone(&offered.address));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
    assert_eq!(ana.record().offers, 0);
    world.stops(tidy(&offered), &[]);
}

#[test]
fn accepts_what_has_sold_out_or_lost_its_power_at_once() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let (sold, open) = (ana.offers(), ana.offers());
    ana.agrees(&ben.takes(&sold, 2, &[&ana]));
    world.refuses(tidy(&world.get(&sold.address)), &[], Refusal::OfferStands);
    ana.agrees(&ben.takes(&sold, 1, &[&ana]));
    world.accepts(&[tidy(&world.get::<Offer>(&sold.address))], &[]);
    world.refuses(tidy(&open), &[], Refusal::OfferStands);
    let moved = moves_to(&ana, "new");
    let active = moved.record().last_active;
    world.accepts(&[tidy(&open)], &[]);
    assert_eq!((moved.record().offers, moved.record().last_active), (0, active));
}

#[test]
fn accepts_only_what_was_declared() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let (offered, other) = (ana.offers(), ben.offers());
    world.passes(60 * DAY + 1);
    world.accepts_only_as_it_stands(&tidy(&offered), &[]);
    let mut thief = tidy(&other);
    thief.accounts[2].pubkey = ana.key.pubkey();
    world.refuses(thief, &[], Refusal::NotPayer);
    let mut wrong = tidy(&other);
    wrong.accounts[0].pubkey = ana.member;
    world.refuses(wrong, &[], Refusal::WrongAccount);
}
