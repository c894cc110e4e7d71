use exodus::record::MARK;
use exodus_rules::offer::Kind;
use exodus_rules::{Amount, Refusal};
use exodus_sdk::Signer;
use exodus_sdk::instructions::commitment::clearable;
use exodus_sdk::instructions::offer::{TermsArgs, agree, close, withdraw};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Member, Offer};
use exodus_tests::{DAY, Person, World, eur, key_of};
use solana_instruction::Instruction;

use super::{edit, neighbours, take};
use crate::member::{falls_behind, leaves, moves_to};

fn agreed(person: &Person, deal: &Located<Deal>) -> Instruction {
    agree(person.world.payer.pubkey(), &person.record(), deal)
}

#[test]
fn accepts_a_deal_and_makes_two_promises_that_name_each_other() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let deal = ben.takes(&offered, 2, &[&ana]);
    let (number, sequence) = (ana.record().turn, ben.record().head.sequence);
    world.passes(DAY);
    let twins = ana.agrees(&deal);
    let (goods, price) = (twins.goods.record(&world), twins.price.record(&world));
    assert_eq!((goods.debtor, goods.creditor, goods.author), (ana.member, ben.member, 1));
    assert_eq!((price.debtor, price.creditor, price.author), (ben.member, ana.member, 2));
    assert_eq!((goods.twin, price.twin), (price.address, goods.address));
    assert_eq!((goods.in_kind, price.in_kind, goods.number, price.number), (1, 0, number, number + 1));
    assert_eq!((goods.due, price.due), (world.now() + 7 * DAY, world.now() + 14 * DAY));
    assert_eq!((goods.debtor_clears, price.debtor_clears), (1, 0), "the goods come first");
    for half in [&goods, &price] {
        assert_eq!((half.amount, half.parent, half.parent_kind), (eur(40), offered.address, 2));
        assert_eq!((half.note, half.payer, half.made), ([7; 32], world.payer.pubkey(), world.now()));
        assert_eq!((half.creditor_clears, half.performed, half.kept), (1, 0, 0));
        assert_eq!(half.period, ana.record().last_active);
    }
    for side in [ana.record(), ben.record()] {
        assert_eq!((side.owing, side.owed), (1, 1));
        assert_eq!((side.reputation.committed.number, side.reputation.committed.sum), (1, eur(40)));
    }
    assert_eq!((ana.record().turn, ben.record().head.sequence), (number + 2, sequence + 1));
    let left = world.get::<Offer>(&offered.address);
    assert_eq!((left.quantity, left.turn), (1, 1));
    assert!(world.is_gone(&deal.address));
}

#[test]
fn accepts_a_need_the_other_way_round() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let twins = ana.agrees(&ben.takes(&ana.needs(), 1, &[&ana]));
    let (goods, price) = (twins.goods.record(&world), twins.price.record(&world));
    assert_eq!((goods.debtor, goods.creditor, goods.author, goods.in_kind), (ben.member, ana.member, 2, 1));
    assert_eq!((price.debtor, price.creditor, price.author, price.in_kind), (ana.member, ben.member, 1, 0));
    assert_eq!((goods.due, price.due), (world.now() + 7 * DAY, world.now() + 14 * DAY));
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let offered = ana.offers();
    eva.takes(&offered, 1, &[&ben, &ana]);
    let deal = ben.takes(&offered, 1, &[&ana]);
    world.accepts_only_as_it_stands(&agreed(&ana, &deal), &[&ana.key]);
}

#[test]
fn accepts_the_twins_in_no_other_order() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let deal = ben.takes(&ana.offers(), 1, &[&ana]);
    let mut swapped = agreed(&ana, &deal);
    swapped.accounts.swap(7, 8);
    world.stops(swapped, &[&ana.key]);
    let mut same = agreed(&ana, &deal);
    same.accounts[8] = same.accounts[7].clone();
    world.stops(same, &[&ana.key]);
}

#[test]
fn accepts_the_largest_sum_and_everything_that_is_left() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let most = TermsArgs { price: Amount::MAX.get(), quantity: 1, ..world.terms() };
    let offered = ana.publishes(Kind::Offer, most);
    let twins = ana.agrees(&ben.takes(&offered, 1, &[&ana]));
    assert_eq!(twins.price.record(&world).amount, Amount::MAX.get());
    assert_eq!(world.get::<Offer>(&offered.address).quantity, 0);
}

#[test]
fn a_deal_stands_as_it_was_taken_whatever_the_offer_says_since() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let deal = ben.takes(&offered, 2, &[&ana]);
    let terms = TermsArgs {
        price: eur(99),
        details: [9; 32],
        delivery_days: 90,
        payment_days: 1,
        quantity: 2,
        reach: 1,
        ..world.terms()
    };
    world.accepts(&[edit(&ana, &offered, terms)], &[&ana.key]);
    let twins = ana.agrees(&deal);
    let (goods, price) = (twins.goods.record(&world), twins.price.record(&world));
    assert_eq!((goods.amount, price.amount, goods.note), (eur(40), eur(40), [7; 32]));
    assert_eq!((goods.due, price.due), (world.now() + 7 * DAY, world.now() + 14 * DAY));
}

#[test]
fn a_sponsor_pays_and_each_payer_gets_back_their_own() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let (sponsor, offered) = (key_of("sponsor"), ana.offers());
    world.donates(&sponsor.pubkey(), 1_000_000_000);
    let wish = ben.wish(1, &[&ana]);
    let paid = exodus_sdk::instructions::offer::take(sponsor.pubkey(), &ben.record(), &offered, &wish);
    world.accepts(&[paid], &[&ben.key, &sponsor]);
    let deal = world.get::<Deal>(&exodus_sdk::address::deal(&offered.address, &ben.member));
    let mut thief = agreed(&ana, &deal);
    thief.accounts[6].pubkey = ana.key.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
    ana.agrees(&deal);
    assert_eq!(world.lamports(&sponsor.pubkey()), 1_000_000_000);
    let own = ben.takes(&offered, 1, &[&ana]);
    world.accepts_alone(agree(ana.key.pubkey(), &ana.record(), &own), &[&ana.key]);
}

#[test]
fn refuses_the_same_agreement_twice_and_another_deal_at_the_same_address() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let deal = ben.takes(&offered, 1, &[&ana]);
    let once = agreed(&ana, &deal);
    world.accepts(&[withdraw(&ben.record(), &deal)], &[&ben.key]);
    world.stops(once.clone(), &[&ana.key]);
    let again = ben.takes(&offered, 3, &[&ana]);
    world.refuses(once, &[&ana.key], Refusal::StaleTurn);
    let mut stale = agreed(&ana, &again);
    stale.data[1] += 1;
    world.refuses(stale, &[&ana.key], Refusal::StaleTurn);
    let last = agreed(&ana, &again);
    world.accepts(core::slice::from_ref(&last), &[&ana.key]);
    world.stops(last, &[&ana.key]);
}

#[test]
fn refuses_a_deal_that_has_expired_or_lost_its_power() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let offered = ana.offers();
    let (old, late) = (eva.takes(&offered, 1, &[&ben, &ana]), ben.takes(&offered, 1, &[&ana]));
    moves_to(&eva, "new");
    world.refuses(agreed(&ana, &old), &[&ana.key], Refusal::DealOutdated);
    world.passes(10 * DAY + 1);
    world.refuses(agreed(&ana, &late), &[&ana.key], Refusal::DealExpired);
}

#[test]
fn refuses_an_offer_that_has_expired_sold_out_or_lost_its_power() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let sold = ana.offers();
    let (first, second) = (ben.takes(&sold, 2, &[&ana]), eva.takes(&sold, 2, &[&ben, &ana]));
    let third = ana.offers();
    ana.agrees(&first);
    world.refuses(agreed(&ana, &second), &[&ana.key], Refusal::AboveQuantity);
    ana.agrees(&ben.takes(&sold, 1, &[&ana]));
    world.refuses(agreed(&ana, &second), &[&ana.key], Refusal::SoldOut);

    let short = TermsArgs { expires: world.now() + DAY, ..world.terms() };
    let expiring = ben.takes(&eva.publishes(Kind::Offer, short), 1, &[&eva]);
    let outdated = ben.takes(&third, 1, &[&ana]);
    world.passes(DAY + 1);
    world.refuses(agreed(&eva, &expiring), &[&eva.key], Refusal::OfferExpired);
    let moved = moves_to(&ana, "new");
    world.refuses(agreed(&moved, &outdated), &[&moved.key], Refusal::OfferOutdated);
}

#[test]
fn refuses_others_who_has_left_and_an_offer_that_is_gone() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let offered = ana.offers();
    let deal = ben.takes(&offered, 1, &[&ana]);
    let mut forged = agreed(&ana, &deal);
    forged.accounts[1].pubkey = eva.key.pubkey();
    world.refuses(forged, &[&eva.key], Refusal::NotAuthority);
    world.refuses(agreed(&eva, &deal), &[&eva.key], Refusal::WrongAccount);
    let gone = agreed(&ana, &deal);
    world.accepts(&[close(&ana.record(), &offered)], &[&ana.key]);
    world.stops(gone, &[&ana.key]);
    let last = ben.takes(&ana.offers(), 1, &[&ana]);
    leaves(&ana);
    world.refuses(agreed(&ana, &last), &[&ana.key], Refusal::MemberLeft);
}

#[test]
fn accepts_from_a_suspended_publisher_for_a_word_given_may_be_answered() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    falls_behind(&ana, &ben);
    ana.agrees(&ben.takes(&offered, 1, &[&ana]));
    assert_eq!(ana.record().owing, 2);
}

#[test]
fn refuses_a_publisher_whose_turns_do_not_suffice_for_both() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let deal = ben.takes(&ana.offers(), 1, &[&ana]);
    for last in [u32::MAX, u32::MAX - 1] {
        let mut old = world.records()[&ana.member].clone();
        let turn = MARK + core::mem::offset_of!(Member, turn);
        old.data[turn..turn + 4].copy_from_slice(&last.to_le_bytes());
        world.chain.plant(&old).expect("a ledger in memory");
        world.refuses(agreed(&ana, &deal), &[&ana.key], Refusal::TurnsExhausted);
    }
}

#[test]
fn the_goods_are_never_cleared_and_the_price_is() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let twins = ana.agrees(&ben.takes(&ana.offers(), 1, &[&ana]));
    let debt = ana.owes(&ben, eur(20));
    let clear = |half: &exodus_tests::Promised| {
        let chain = [world.get(&debt.commitment), world.get(&half.commitment)];
        exodus_sdk::instructions::clearing::clear(world.payer.pubkey(), &chain, eur(20)).expect("a chain")
    };
    let again = ben.owes(&ana, eur(20));
    let chain = [world.get(&twins.goods.commitment), world.get(&again.commitment)];
    let kind = exodus_sdk::instructions::clearing::clear(world.payer.pubkey(), &chain, eur(20)).expect("a chain");
    world.refuses(kind, &[], Refusal::ClearingInKind);
    world.refuses(clear(&twins.price), &[], Refusal::ClearingRefused);
    let allow = clearable(&ben.record(), &twins.price.record(&world), true);
    world.accepts(&[allow], &[&ben.key]);
    world.accepts(&[clear(&twins.price)], &[]);
    assert_eq!(twins.price.record(&world).cleared, eur(20));
    world.accepts(&[clearable(&ben.record(), &twins.goods.record(&world), false)], &[&ben.key]);
    assert!(world.is_gone(&take(&ben, &ana.needs(), &ben.wish(1, &[&ana])).accounts[5].pubkey));
}
