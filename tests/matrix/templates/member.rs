//! Members.

use exodus_sdk::Signer;
use exodus_sdk::instructions::member::{self, JoinArgs};

use super::super::template::Template;
use crate::{DAY, World, eur, key_of};

pub(super) fn templates() -> Vec<Template> {
    vec![join(), set(), change_key(), wake(), wake_dormant(), leave(), tidy_dormant(), tidy_tombstone()]
}

fn join() -> Template {
    let world = World::default();
    world.joins("ben");
    let args = JoinArgs { pledge: eur(100), attention: 5, profile: [3; 32] };
    let join = member::join(world.payer.pubkey(), key_of("ana").pubkey(), world.network, args);
    Template::new("member.join", &world, join)
}

fn set() -> Template {
    let world = World::default();
    let (ana, _) = (world.joins("ana"), world.joins("ben"));
    Template::new("member.set", &world, member::set(&ana.record(), eur(75), 9, [5; 32]))
}

fn change_key() -> Template {
    let world = World::default();
    let (ana, _) = (world.joins("ana"), world.joins("ben"));
    Template::new("member.change_key", &world, member::change_key(&ana.record(), key_of("new").pubkey()))
}

fn wake() -> Template {
    let world = World::default();
    let (ana, _) = (world.joins("ana"), world.joins("ben"));
    world.passes(130 * DAY);
    Template::new("member.wake before anybody wrote it down", &world, member::wake(&ana.record()))
}

fn wake_dormant() -> Template {
    let world = World::default();
    let (ana, _) = (world.joins("ana"), world.joins("ben"));
    world.passes(130 * DAY);
    world.accepts(&[member::tidy_dormant(&ana.record())], &[]);
    Template::new("member.wake", &world, member::wake(&ana.record()))
}

fn leave() -> Template {
    let world = World::default();
    let (ana, _) = (world.joins("ana"), world.joins("ben"));
    Template::new("member.leave", &world, member::leave(&ana.record()))
}

fn tidy_dormant() -> Template {
    let world = World::default();
    let (ana, _) = (world.joins("ana"), world.joins("ben"));
    world.passes(130 * DAY);
    Template::new("member.tidy_dormant", &world, member::tidy_dormant(&ana.record()))
}

fn tidy_tombstone() -> Template {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.leaves();
    ben.leaves();
    Template::new("member.tidy_tombstone", &world, member::tidy_tombstone(&ana.record()))
}
