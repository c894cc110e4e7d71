use exodus_rules::offer::Kind;
use exodus_rules::{Amount, Refusal};
use exodus_sdk::instructions::member;
use exodus_sdk::instructions::offer::{PublishArgs, TermsArgs};
use exodus_sdk::state::Offer;
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, World, eur, key_of};

use super::{neighbours, publish, published};
use crate::member::{falls_behind, leaves};

#[test]
fn accepts_an_offer_and_a_need_and_numbers_them_by_the_turn() {
    let world = World::default();
    let (ana, ..) = neighbours(&world);
    let before = ana.record();
    let offered = ana.offers();
    assert_eq!((offered.publisher, offered.network, offered.payer), (ana.member, world.network, world.payer.pubkey()));
    assert_eq!((offered.number, offered.turn, offered.epoch, offered.kind), (before.turn, 0, 0, 1));
    assert_eq!((offered.price, offered.quantity, offered.details), (eur(20), 3, [7; 32]));
    assert_eq!((offered.delivery_days, offered.payment_days, offered.reach), (7, 14, 3));
    let needed = ana.needs();
    assert_eq!((needed.number, needed.kind), (before.turn + 1, 2));
    assert_eq!((ana.record().turn, ana.record().offers), (before.turn + 2, 2));
}

#[test]
fn accepts_somebody_without_a_tie_the_longest_term_and_the_largest_numbers() {
    let world = World::default();
    let ana = world.joins("ana");
    let most = TermsArgs {
        price: Amount::MAX.get(),
        expires: world.now() + 366 * DAY,
        quantity: u32::MAX,
        delivery_days: 90,
        payment_days: 90,
        reach: 6,
        details: [0; 32],
    };
    let offered = ana.publishes(Kind::Need, most);
    assert_eq!((offered.price, offered.quantity), (most.price, u32::MAX));
    let least = TermsArgs {
        price: 1,
        expires: world.now() + 1,
        quantity: 1,
        delivery_days: 1,
        payment_days: 1,
        reach: 1,
        details: [0; 32],
    };
    ana.publishes(Kind::Offer, least);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    ben.offers();
    let number = ana.record().turn;
    world.accepts_only_as_it_stands(&publish(&ana, world.terms()), &[&ana.key]);
    assert_eq!(world.get::<Offer>(&address::offer(&ana.member, number)).publisher, ana.member);
}

#[test]
fn accepts_a_sponsor_and_an_address_that_somebody_has_prefunded() {
    let world = World::default();
    let (ana, ..) = neighbours(&world);
    let place = address::offer(&ana.member, ana.record().turn);
    world.donates(&place, 7);
    world.accepts_alone(
        exodus_sdk::instructions::offer::publish(ana.key.pubkey(), &ana.record(), Kind::Offer, world.terms()),
        &[&ana.key],
    );
    let sponsor = key_of("sponsor");
    world.donates(&sponsor.pubkey(), 1_000_000_000);
    let paid = exodus_sdk::instructions::offer::publish(sponsor.pubkey(), &ana.record(), Kind::Need, world.terms());
    world.accepts(&[paid], &[&ana.key, &sponsor]);
    assert_eq!(ana.record().offers, 2);
}

#[test]
fn refuses_who_is_dormant_suspended_or_gone() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    leaves(&eva);
    world.refuses(publish(&eva, world.terms()), &[&eva.key], Refusal::MemberLeft);
    falls_behind(&ana, &ben);
    world.refuses(publish(&ana, world.terms()), &[&ana.key], Refusal::MemberSuspended);
    world.passes(100 * DAY);
    world.refuses(publish(&ben, world.terms()), &[&ben.key], Refusal::MemberDormant);
    world.accepts(&[member::set(&ben.record(), eur(100), 5, [0; 32])], &[&ben.key]);
    world.accepts(&[publish(&ben, world.terms())], &[&ben.key]);
}

type Mistake = fn(&mut PublishArgs);

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let (ana, ..) = neighbours(&world);
    let cases: [(Refusal, Mistake); 15] = [
        (Refusal::StaleTurn, |args| args.turn += 1),
        (Refusal::OfferKindUnknown, |args| args.kind = 0),
        (Refusal::OfferKindUnknown, |args| args.kind = 3),
        (Refusal::AmountZero, |args| args.terms.price = 0),
        (Refusal::AmountTooLarge, |args| args.terms.price = 1 << 53),
        (Refusal::QuantityZero, |args| args.terms.quantity = 0),
        (Refusal::DaysOutOfRange, |args| args.terms.delivery_days = 0),
        (Refusal::DaysOutOfRange, |args| args.terms.delivery_days = 91),
        (Refusal::DaysOutOfRange, |args| args.terms.payment_days = 0),
        (Refusal::DaysOutOfRange, |args| args.terms.payment_days = 255),
        (Refusal::OfferReachOutOfRange, |args| args.terms.reach = 0),
        (Refusal::ReachOutOfRange, |args| args.terms.reach = 7),
        (Refusal::OfferTermOutOfRange, |args| args.terms.expires += 366 * DAY),
        (Refusal::OfferTermOutOfRange, |args| args.terms.expires = i64::MIN),
        (Refusal::OfferTermOutOfRange, |args| args.terms.expires = i64::MAX),
    ];
    for (refusal, change) in cases {
        world.refuses(published(&ana, change), &[&ana.key], refusal);
    }
    let now = world.now();
    world.refuses(published(&ana, |args| args.terms.expires = now), &[&ana.key], Refusal::OfferTermOutOfRange);
}

#[test]
fn refuses_somebody_elses_signature_and_the_same_publication_twice() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let mut forged = publish(&ana, world.terms());
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let once = publish(&ana, world.terms());
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    // The address belongs to the turn that was: the framework stops it before the turn is looked at.
    world.stops(once, &[&ana.key]);
}
