//! Something is offered, taken, agreed to and not.

use exodus_rules::offer::Kind;
use exodus_sdk::address;
use exodus_sdk::instructions::offer::{self, TermsArgs, Wish};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Offer};

use crate::world::{DAY, Person, World, eur};

pub fn live(world: &World) {
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.meets(&ana, &ben);
    let cake = publishes(world, &ana);
    world.does(&ana, offer::edit(&world.of(&ana), &cake, terms(world)));
    let deal = takes(world, &ben, &ana, &cake);
    world.does(&ana, offer::agree(world.payer(), &world.of(&ana), &deal));
    let deal = takes(world, &ben, &ana, &cake);
    world.does(&ben, offer::withdraw(&world.of(&ben), &deal));
    world.does(&ana, offer::close(&world.of(&ana), &world.get(&cake.address)));

    let stale = publishes(world, &ana);
    let deal = takes(world, &ben, &ana, &stale);
    world.passes(61 * DAY);
    world.accepts(&[offer::tidy_deal(&deal)], &[]);
    world.accepts(&[offer::tidy(&stale)], &[]);
}

fn terms(world: &World) -> TermsArgs {
    TermsArgs {
        price: eur(20),
        expires: world.now() + 60 * DAY,
        quantity: 3,
        delivery_days: 7,
        payment_days: 14,
        reach: 3,
        details: [7; 32],
    }
}

fn publishes(world: &World, person: &Person) -> Located<Offer> {
    let member = world.of(person);
    world.does(person, offer::publish(world.payer(), &member, Kind::Offer, terms(world)));
    world.get(&address::offer(&member.address, member.turn))
}

fn takes(world: &World, taker: &Person, publisher: &Person, offered: &Located<Offer>) -> Located<Deal> {
    let path = world.promise(taker, 1, &[publisher]).path;
    let wish = Wish { quantity: 1, expires: world.now() + 10 * DAY, path };
    world.does(taker, offer::take(world.payer(), &world.of(taker), &world.get(&offered.address), &wish));
    world.get(&address::deal(&offered.address, &taker.member))
}
