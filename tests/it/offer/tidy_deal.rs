use exodus::record::{MARK, Stored};
use exodus_rules::Refusal;
use exodus_rules::offer::Kind;
use exodus_sdk::instructions::offer::{TermsArgs, close, tidy, tidy_deal};
use exodus_sdk::state::{Offer, Tombstone};
use exodus_sdk::{Address, Signer};
use exodus_tests::{DAY, World};

use super::neighbours;
use crate::member::moves_to;

/// Leaves at an address what remains of a member who has left.
fn buries(world: &World, member: &Address) {
    let mut stone = world.records()[member].clone();
    stone.data = vec![0; Tombstone::SIZE];
    stone.data[..MARK].copy_from_slice(<Tombstone as anchor_lang::Discriminator>::DISCRIMINATOR);
    stone.data[MARK + 8] = Tombstone::VERSION;
    world.chain.plant(&stone).expect("a ledger in memory");
}

#[test]
fn accepts_from_anyone_after_the_last_second_and_returns_the_rent() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let deal = ben.takes(&ana.offers(), 1, &[&ana]);
    world.passes(10 * DAY);
    world.refuses(tidy_deal(&deal), &[], Refusal::DealStands);
    world.passes(1);
    let (rent, before) = (world.lamports(&deal.address), world.lamports(&world.payer.pubkey()));
    let receipt = world.accepts(&[tidy_deal(&deal)], &[]);
    assert!(world.is_gone(&deal.address));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
    world.stops(tidy_deal(&deal), &[]);
}

#[test]
fn accepts_one_whose_taker_has_another_key_or_is_gone() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let offered = ana.offers();
    let (bens, evas) = (ben.takes(&offered, 1, &[&ana]), eva.takes(&offered, 1, &[&ben, &ana]));
    world.refuses(tidy_deal(&bens), &[], Refusal::DealStands);
    moves_to(&ben, "new");
    world.accepts(&[tidy_deal(&bens)], &[]);
    buries(&world, &eva.member);
    world.accepts(&[tidy_deal(&evas)], &[]);
}

#[test]
fn accepts_one_whose_offer_has_ended_whether_that_is_written_down_or_not() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let closed = ana.offers();
    let deal = ben.takes(&closed, 1, &[&ana]);
    world.accepts(&[close(&ana.record(), &closed)], &[&ana.key]);
    world.accepts(&[tidy_deal(&deal)], &[]);

    let sold = ana.offers();
    let late = eva.takes(&sold, 3, &[&ben, &ana]);
    ana.agrees(&ben.takes(&sold, 3, &[&ana]));
    world.accepts(&[tidy_deal(&late)], &[]);

    let expiring = ana.publishes(Kind::Need, TermsArgs { expires: world.now() + DAY, ..world.terms() });
    let (first, second) = (ben.takes(&expiring, 1, &[&ana]), eva.takes(&expiring, 1, &[&ben, &ana]));
    world.refuses(tidy_deal(&first), &[], Refusal::DealStands);
    world.passes(DAY + 1);
    world.accepts(&[tidy_deal(&first)], &[]);
    world.accepts(&[tidy(&world.get::<Offer>(&expiring.address)), tidy_deal(&second)], &[]);

    let outdated = ben.takes(&ana.offers(), 1, &[&ana]);
    moves_to(&ana, "new");
    world.accepts(&[tidy_deal(&outdated)], &[]);
}

#[test]
fn accepts_one_whose_publisher_is_gone_with_the_offer() {
    let world = World::default();
    let (ana, ben, _) = neighbours(&world);
    let offered = ana.offers();
    let deal = ben.takes(&offered, 1, &[&ana]);
    world.accepts(&[close(&ana.record(), &offered)], &[&ana.key]);
    buries(&world, &ana.member);
    world.accepts(&[tidy_deal(&deal)], &[]);
}

#[test]
fn accepts_only_what_was_declared() {
    let world = World::default();
    let (ana, ben, eva) = neighbours(&world);
    let (offered, other) = (ana.offers(), ben.offers());
    eva.takes(&other, 1, &[&ben]);
    let deal = ben.takes(&offered, 1, &[&ana]);
    let mut thief = tidy_deal(&deal);
    thief.accounts[4].pubkey = ben.key.pubkey();
    world.passes(10 * DAY + 1);
    world.refuses(thief, &[], Refusal::NotPayer);
    for place in 0..3 {
        let mut wrong = tidy_deal(&deal);
        wrong.accounts[place].pubkey = exodus_sdk::instructions::SYSTEM;
        world.refuses(wrong, &[], Refusal::WrongAccount);
    }
    world.accepts_only_as_it_stands(&tidy_deal(&deal), &[]);
}
