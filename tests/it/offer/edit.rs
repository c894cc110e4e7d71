use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::member::set;
use exodus_sdk::instructions::offer::TermsArgs;
use exodus_sdk::state::Offer;
use exodus_tests::{DAY, World, eur};

use super::{edit, neighbours};
use crate::member::{falls_behind, moves_to};

#[test]
fn accepts_other_terms_for_those_who_take_it_from_then_on() {
    let world = World::default();
    let (ana, ..) = neighbours(&world);
    let offered = ana.offers();
    let terms = TermsArgs {
        price: eur(25),
        expires: world.now() + 366 * DAY,
        quantity: 9,
        delivery_days: 1,
        payment_days: 90,
        reach: 6,
        details: [8; 32],
    };
    world.accepts(&[edit(&ana, &offered, terms)], &[&ana.key]);
    let edited = world.get::<Offer>(&offered.address);
    assert_eq!((edited.price, edited.quantity, edited.details, edited.reach), (eur(25), 9, [8; 32], 6));
    assert_eq!((edited.delivery_days, edited.payment_days, edited.expires), (1, 90, terms.expires));
    assert_eq!((edited.turn, edited.kind, edited.number), (1, 1, offered.number));
    assert_eq!(ana.record().offers, 1);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    ben.offers();
    let offered = ana.offers();
    world.accepts_only_as_it_stands(&edit(&ana, &offered, world.terms()), &[&ana.key]);
}

#[test]
fn refuses_the_same_edit_twice_and_one_that_was_signed_before_an_agreement() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let once = edit(&ana, &offered, world.terms());
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::StaleTurn);
    let before = edit(&ana, &world.get(&offered.address), world.terms());
    ana.agrees(&ben.takes(&offered, 2, &[&ana]));
    world.refuses(before, &[&ana.key], Refusal::StaleTurn);
    assert_eq!(world.get::<Offer>(&offered.address).quantity, 1, "what is gone is not put back");
}

#[test]
fn refuses_others_and_values_out_of_range() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    world.refuses(edit(&ben, &offered, world.terms()), &[&ben.key], Refusal::WrongAccount);
    let mut forged = edit(&ana, &offered, world.terms());
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let terms = world.terms();
    let cases = [
        (TermsArgs { price: 0, ..terms }, Refusal::AmountZero),
        (TermsArgs { quantity: 0, ..terms }, Refusal::QuantityZero),
        (TermsArgs { delivery_days: 91, ..terms }, Refusal::DaysOutOfRange),
        (TermsArgs { payment_days: 0, ..terms }, Refusal::DaysOutOfRange),
        (TermsArgs { reach: 0, ..terms }, Refusal::OfferReachOutOfRange),
        (TermsArgs { reach: 7, ..terms }, Refusal::ReachOutOfRange),
        (TermsArgs { expires: world.now(), ..terms }, Refusal::OfferTermOutOfRange),
        (TermsArgs { expires: world.now() + 366 * DAY + 1, ..terms }, Refusal::OfferTermOutOfRange),
    ];
    for (terms, refusal) in cases {
        world.refuses(edit(&ana, &offered, terms), &[&ana.key], refusal);
    }
}

#[test]
fn refuses_what_has_expired_sold_out_or_was_published_under_an_earlier_key() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let (sold, expired) = (ana.offers(), ana.offers());
    ana.agrees(&ben.takes(&sold, 3, &[&ana]));
    let sold = world.get::<Offer>(&sold.address);
    world.refuses(edit(&ana, &sold, world.terms()), &[&ana.key], Refusal::SoldOut);
    let moved = moves_to(&ana, "new");
    world.refuses(edit(&moved, &expired, world.terms()), &[&moved.key], Refusal::OfferOutdated);
}

#[test]
fn refuses_after_the_last_second_and_who_may_not_publish() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let (hers, his) = (ana.offers(), eva.offers());
    falls_behind(&ana, &ben);
    world.refuses(edit(&ana, &hers, world.terms()), &[&ana.key], Refusal::MemberSuspended);
    world.passes(52 * DAY);
    assert_eq!(world.now(), his.expires);
    let other = eva.offers();
    world.accepts(&[edit(&eva, &his, TermsArgs { price: eur(1), ..world.terms() })], &[&eva.key]);
    world.passes(60 * DAY + 1);
    world.refuses(edit(&eva, &other, world.terms()), &[&eva.key], Refusal::OfferExpired);
    world.passes(100 * DAY);
    world.refuses(edit(&eva, &other, world.terms()), &[&eva.key], Refusal::MemberDormant);
    world.accepts(&[set(&eva.record(), eur(100), 5, [0; 32])], &[&eva.key]);
    world.refuses(edit(&eva, &other, world.terms()), &[&eva.key], Refusal::OfferExpired);
}
