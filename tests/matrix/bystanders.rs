//! A record of every kind that has nothing to do with any template, in the same network and in another one: what an
//! attacker would pass instead of the right one.

use std::sync::OnceLock;

use exodus_sdk::link::Link;
use exodus_sdk::record::RawAccount;

use crate::pool::WAITING;
use crate::{World, eur, key_of};

static ALL: OnceLock<Vec<RawAccount>> = OnceLock::new();

/// The records, which are the same for every template.
pub fn all() -> &'static [RawAccount] {
    ALL.get_or_init(|| {
        let world = World::default();
        lives(&world);
        world.records().into_values().collect()
    })
}

fn lives(world: &World) {
    let (zoe, max, kim) = (world.joins("zoe"), world.joins("max"), world.joins("kim"));
    let far = world.foreigner("far");
    let near = world.foreigner("near");
    far.ties_with(&near);
    near.owes(&far, eur(10));
    world.row(&[&zoe, &max, &kim, &zoe]);
    world.joins("lou").passes_on();
    zoe.chooses(&max);
    zoe.arranges(2, 3);
    let pool = zoe.founds(zoe.proposal(eur(100)));
    max.joins_pool(&pool, &zoe, eur(200));
    world.passes(WAITING + 1);
    world.decides(&zoe.claims(&pool, eur(30)));
    world.passes(30 * crate::DAY);
    max.proposes(&zoe, &key_of("zoe again"));
    zoe.invites(&Link::from_seed([77; 32]), eur(30), 3);
    zoe.lends(&key_of("the bot of zoe"));
    let asked = zoe.asks(eur(500));
    max.commits(&asked.address, eur(100), &[&zoe]);
    max.owes(&kim, eur(20));
    kim.owes(&zoe, eur(20));
    let monthly = kim.asks_monthly(eur(100));
    zoe.declares(&monthly.address, eur(10), true, &[&kim]);
    let voted = max.initiates(eur(100), 2);
    zoe.declares(&voted.address, eur(10), false, &[&max]);
    kim.takes(&zoe.offers(), 1, &[&zoe]);
    max.needs();
}
