//! What an exchange costs.

use exodus_rules::offer::Kind;
use exodus_sdk::instructions::offer as offers;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Offer};
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World};

use super::table::Table;

pub const BUDGETS: [(&str, u64); 8] = [
    ("offer.publish", 0),
    ("offer.edit", 0),
    ("offer.close", 0),
    ("offer.take", 0),
    ("offer.withdraw", 0),
    ("offer.agree", 9_000),
    ("offer.tidy", 2_500),
    ("offer.tidy_deal", 2_500),
];

/// An offer that is taken over a path of one handshake, agreed to, withdrawn from, and left to expire.
pub fn exchange(world: &World, publisher: &Person, taker: &Person, table: &mut Table) {
    let offer = publish(world, publisher, table);
    let edit = offers::edit(&publisher.record(), &offer, world.terms());
    table.note("offer.edit", &world.accepts(&[edit], &[&publisher.key]));
    let deal = take(world, publisher, taker, &offer, table);
    let agree = offers::agree(world.payer.pubkey(), &publisher.record(), &deal);
    table.note("offer.agree", &world.accepts(&[agree], &[&publisher.key]));
    let deal = take(world, publisher, taker, &offer, table);
    let withdraw = offers::withdraw(&taker.record(), &deal);
    table.note("offer.withdraw", &world.accepts(&[withdraw], &[&taker.key]));
    let close = offers::close(&publisher.record(), &world.get(&offer.address));
    table.note("offer.close", &world.accepts(&[close], &[&publisher.key]));

    let offer = publish(world, publisher, table);
    let deal = take(world, publisher, taker, &offer, table);
    world.passes(61 * DAY);
    table.note("offer.tidy_deal", &world.accepts(&[offers::tidy_deal(&deal)], &[]));
    table.note("offer.tidy", &world.accepts(&[offers::tidy(&offer)], &[]));
}

fn publish(world: &World, publisher: &Person, table: &mut Table) -> Located<Offer> {
    let member = publisher.record();
    let publish = offers::publish(world.payer.pubkey(), &member, Kind::Offer, world.terms());
    table.note("offer.publish", &world.accepts(&[publish], &[&publisher.key]));
    world.get(&address::offer(&member.address, member.turn))
}

fn take(world: &World, publisher: &Person, taker: &Person, offer: &Located<Offer>, table: &mut Table) -> Located<Deal> {
    let (member, seen, wish) = (taker.record(), world.get(&offer.address), taker.wish(1, &[publisher]));
    let take = offers::take(world.payer.pubkey(), &member, &seen, &wish);
    table.note("offer.take", &world.accepts(&[take], &[&taker.key]));
    world.get(&address::deal(&offer.address, &member.address))
}
