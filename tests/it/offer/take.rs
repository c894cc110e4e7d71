use exodus_rules::offer::Kind;
use exodus_rules::{Amount, Refusal};
use exodus_sdk::instructions::offer::{TakeArgs, TermsArgs, Wish};
use exodus_sdk::instructions::{member, tie};
use exodus_sdk::state::Deal;
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur};

use super::{edit, neighbours, take, taken};
use crate::member::{falls_behind, leaves, moves_to};

#[test]
fn accepts_a_wish_as_it_was_seen_and_binds_nobody() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let before = ben.record();
    let deal = ben.takes(&offered, 2, &[&ana]);
    assert_eq!((deal.offer, deal.taker, deal.publisher), (offered.address, ben.member, ana.member));
    assert_eq!((deal.payer, deal.turn, deal.epoch), (world.payer.pubkey(), before.turn, 0));
    assert_eq!((deal.price, deal.quantity, deal.details), (eur(20), 2, [7; 32]));
    assert_eq!((deal.delivery_days, deal.payment_days, deal.expires), (7, 14, world.now() + 10 * DAY));
    let after = ben.record();
    assert_eq!((after.turn, after.owing, after.owed, ana.record().owed), (before.turn + 1, 0, 0, 0));
    assert_eq!(world.get::<exodus_sdk::state::Offer>(&offered.address).quantity, 3, "nothing is gone yet");
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let offered = ana.offers();
    eva.takes(&offered, 1, &[&ben, &ana]);
    let once = take(&ben, &offered, &ben.wish(1, &[&ana]));
    // (A path may be longer: the account too many in the end is a tie that leads nowhere.)
    let mut longer = once.clone();
    longer.accounts.push(longer.accounts[4].clone());
    world.refuses(longer, &[&ben.key], Refusal::AccountsNotDistinct);
    for (place, meta) in once.accounts.iter().enumerate().filter(|(place, _)| ![0, 6].contains(place)) {
        for pubkey in world.records().into_keys().filter(|pubkey| !meta.is_signer && *pubkey != meta.pubkey) {
            let mut wrong = once.clone();
            wrong.accounts[place].pubkey = pubkey;
            world.stops(wrong, &[&ben.key]);
        }
        let mut weaker = once.clone();
        (weaker.accounts[place].is_signer, weaker.accounts[place].is_writable) = (false, false);
        if weaker.accounts[place] != *meta {
            world.stops(weaker, &[&ben.key]);
        }
    }
    world.accepts(&[once], &[&ben.key]);
}

#[test]
fn accepts_every_length_of_path_up_to_the_reach_and_none_beyond() {
    let world = World::default();
    let people: Vec<Person> = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|name| world.joins(name)).into();
    world.row(&people.iter().collect::<Vec<_>>());
    let wide = people[0].publishes(Kind::Need, TermsArgs { quantity: 9, reach: 6, ..world.terms() });
    let near = people[0].publishes(Kind::Need, TermsArgs { quantity: 9, reach: 2, ..world.terms() });
    let path = |far: usize| people[..far].iter().rev().collect::<Vec<&Person>>();
    for (far, person) in people.iter().enumerate().take(7).skip(1) {
        person.takes(&wide, 1, &path(far));
        let to_near = take(person, &near, &person.wish(1, &path(far)));
        match far {
            1 | 2 => drop(world.accepts(&[to_near], &[&person.key])),
            _ => world.refuses(to_near, &[&person.key], Refusal::OutOfReach),
        }
    }
    let seven = take(&people[7], &wide, &people[7].wish(1, &path(7)));
    world.refuses(seven, &[&people[7].key], Refusal::ShapeMismatch);
}

#[test]
fn refuses_a_path_that_is_missing_broken_or_leads_elsewhere() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let offered = ana.offers();
    let refuses = |person: &Person, path: &[&Person], refusal| {
        world.refuses(take(person, &offered, &person.wish(1, path)), &[&person.key], refusal);
    };
    refuses(&ben, &[], Refusal::OutOfReach);
    refuses(&eva, &[&ben], Refusal::OutOfReach);
    let tie = address::tie(&ana.member, &ben.member);
    let twice = Wish { path: vec![tie, tie], ..ben.wish(1, &[]) };
    world.refuses(take(&ben, &offered, &twice), &[&ben.key], Refusal::AccountsNotDistinct);
    world.accepts(&[tie::withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    refuses(&ben, &[&ana], Refusal::TieNotMutual);
    refuses(&eva, &[&ben, &ana], Refusal::TieNotMutual);
}

type Mistake = fn(&mut TakeArgs);

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let cases: [(Refusal, Mistake); 15] = [
        (Refusal::StaleTurn, |args| args.turn += 1),
        (Refusal::QuantityZero, |args| args.quantity = 0),
        (Refusal::AboveQuantity, |args| args.quantity = 4),
        (Refusal::AboveQuantity, |args| args.quantity = u32::MAX),
        (Refusal::DealTermOutOfRange, |args| args.expires += 20 * DAY + 1),
        (Refusal::DealTermOutOfRange, |args| args.expires -= 10 * DAY),
        (Refusal::DealTermOutOfRange, |args| args.expires = i64::MIN),
        (Refusal::AmountZero, |args| args.price = 0),
        (Refusal::TermsChanged, |args| args.price += 1),
        (Refusal::TermsChanged, |args| args.price -= 1),
        (Refusal::TermsChanged, |args| args.details = [8; 32]),
        (Refusal::TermsChanged, |args| args.delivery_days = 8),
        (Refusal::TermsChanged, |args| args.payment_days = 13),
        (Refusal::DaysOutOfRange, |args| args.delivery_days = 0),
        (Refusal::DaysOutOfRange, |args| args.payment_days = 91),
    ];
    for (refusal, change) in cases {
        world.refuses(taken(&ben, &offered, &[&ana], change), &[&ben.key], refusal);
    }
    let longest = taken(&ben, &offered, &[&ana], |args| args.expires += 20 * DAY);
    world.accepts(&[longest], &[&ben.key]);
}

#[test]
fn refuses_what_has_changed_since_the_taker_looked() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let terms = world.terms();
    let changes = [
        TermsArgs { price: eur(21), ..terms },
        TermsArgs { details: [8; 32], ..terms },
        TermsArgs { delivery_days: 90, ..terms },
        TermsArgs { payment_days: 1, ..terms },
    ];
    for changed in changes {
        let offered = ana.offers();
        let seen = take(&ben, &offered, &ben.wish(1, &[&ana]));
        world.accepts(&[edit(&ana, &offered, changed)], &[&ana.key]);
        world.refuses(seen, &[&ben.key], Refusal::TermsChanged);
    }
    let offered = ana.offers();
    let seen = take(&ben, &offered, &ben.wish(1, &[&ana]));
    world.accepts(&[edit(&ana, &offered, TermsArgs { quantity: 1, ..terms })], &[&ana.key]);
    world.accepts(&[seen], &[&ben.key]);
}

#[test]
fn refuses_a_price_altogether_above_the_largest_amount() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let third = Amount::MAX.get() / 3 + 1;
    let offered = ana.publishes(Kind::Offer, TermsArgs { price: third, quantity: u32::MAX, ..world.terms() });
    for quantity in [3, 4, 1 << 31, u32::MAX] {
        let wish = ben.wish(quantity, &[&ana]);
        world.refuses(take(&ben, &offered, &wish), &[&ben.key], Refusal::AmountTooLarge);
    }
    assert_eq!(ben.takes(&offered, 2, &[&ana]).quantity, 2);
}

#[test]
fn refuses_what_has_expired_sold_out_or_lost_its_power() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let (sold, outdated, expired) = (ana.offers(), ana.offers(), eva.offers());
    let one = |offer, publisher| taken(&ben, offer, &[publisher], |_| {});
    ana.agrees(&ben.takes(&sold, 3, &[&ana]));
    world.refuses(one(&sold, &ana), &[&ben.key], Refusal::SoldOut);
    let moved = moves_to(&ana, "new");
    world.refuses(one(&outdated, &moved), &[&ben.key], Refusal::OfferOutdated);
    world.passes(60 * DAY);
    let last = one(&expired, &eva);
    world.passes(1);
    world.refuses(last, &[&ben.key], Refusal::OfferExpired);
}

#[test]
fn refuses_oneself_under_another_record_a_foreigner_and_who_has_left() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let offered = ana.offers();
    // Both records in one slot: the framework stops it before the rules are asked.
    world.stops(taken(&ana, &offered, &[], |_| {}), &[&ana.key]);
    let foreigner = world.foreigner("zoe");
    world.refuses(taken(&foreigner, &offered, &[], |_| {}), &[&foreigner.key], Refusal::AcrossNetworks);
    leaves(&eva);
    world.refuses(taken(&eva, &offered, &[&ben, &ana], |_| {}), &[&eva.key], Refusal::MemberLeft);
    world.accepts(&[member::change_key(&ben.record(), ana.key.pubkey())], &[&ben.key, &ana.key]);
    world.refuses(taken(&ben, &offered, &[&ana], |_| {}), &[&ana.key], Refusal::SelfCommitment);
}

#[test]
fn accepts_whoever_is_suspended_or_dormant_for_a_wish_is_an_act_of_ones_own() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    falls_behind(&ben, &eva);
    let offered = ana.publishes(Kind::Offer, TermsArgs { expires: world.now() + 200 * DAY, ..world.terms() });
    ben.takes(&offered, 1, &[&ana]);
    world.passes(100 * DAY);
    eva.takes(&offered, 1, &[&ben, &ana]);
    assert_eq!(eva.record().state, 1);
}

#[test]
fn refuses_a_second_deal_beside_the_first_and_the_same_wish_twice() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let once = take(&ben, &offered, &ben.wish(1, &[&ana]));
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    world.stops(take(&ben, &offered, &ben.wish(1, &[&ana])), &[&ben.key]);
    let deal = world.get::<Deal>(&address::deal(&offered.address, &ben.member));
    ana.agrees(&deal);
    world.refuses(once, &[&ben.key], Refusal::StaleTurn);
    assert_eq!(ben.takes(&offered, 1, &[&ana]).turn, deal.turn + 1, "another deal at the same address");
}

#[test]
fn refuses_somebody_elses_signature() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let mut forged = take(&ben, &ana.offers(), &ben.wish(1, &[&ana]));
    forged.accounts[1].pubkey = eva.key.pubkey();
    world.refuses(forged, &[&eva.key], Refusal::NotAuthority);
}
