//! A key is lost and a new one given; delegates come and go; people fall asleep, wake up and leave.

use exodus_sdk::instructions::{delegate, member, recovery, tie};
use exodus_sdk::state::Recovery;
use exodus_sdk::{Keypair, Signer, address};

use crate::world::{DAY, Person, World, eur, key_of};

pub fn live(world: &World) {
    let people = ["lost", "first", "second", "third"].map(|name| world.joins(name));
    lends(world, &people[0]);
    recovers(world, &people);
    leave(world, &people);
}

fn lends(world: &World, person: &Person) {
    let (bot, link) = (key_of("bot"), key_of("link"));
    let place = address::delegate(&person.member, &bot.pubkey());
    let grants = || {
        let power = delegate::Power { scopes: 15, limit: eur(50), expires: world.now() + DAY };
        world.does(person, delegate::grant(world.payer(), &world.of(person), bot.pubkey(), power));
    };
    grants();
    world.accepts(&[delegate::revoke(bot.pubkey(), &world.get(&place))], &[&bot]);
    grants();
    world.accepts(&[world.inviting(&world.payer(), person, &link, 1)], &[&person.key, &link]);
    world.passes(31 * DAY);
    world.accepts(&[delegate::tidy(&world.get(&place))], &[]);
    world.accepts(&[tie::tidy_invitation(&world.invitation(&link))], &[]);
    world.passes(90 * DAY);
    world.accepts(&[member::tidy_dormant(&world.of(person))], &[]);
    world.does(person, member::wake(&world.of(person)));
}

/// Two friends suffice.
fn recovers(world: &World, [lost, first, second, third]: &[Person; 4]) {
    for friend in [first, second, third] {
        world.meets(lost, friend);
        world.does(lost, recovery::choose(&world.of(lost), &world.tie(lost, friend), true));
    }
    world.does(lost, recovery::arrange(&world.of(lost), 2, 3));
    world.passes(30 * DAY);
    let [new, other, vetoed] = ["new", "other", "vetoed"].map(key_of);
    for key in [&new, &other, &vetoed] {
        world.does(first, recovery::propose(world.payer(), &world.of(first), lost.member, key.pubkey()));
    }
    let at = |key: &Keypair| world.get::<Recovery>(&address::recovery(&lost.member, &key.pubkey()));
    world.does(second, recovery::approve(&world.of(second), &at(&new)));
    world.does(lost, recovery::veto(&world.of(lost), &at(&vetoed)));
    world.passes(3 * DAY);
    world.accepts(&[recovery::execute(&at(&new), &[first.member, second.member])], &[&new]);
    world.accepts(&[recovery::tidy(&at(&other))], &[]);
}

/// The friends leave, to whom the recovered one still holds out a hand.
fn leave(world: &World, [lost, friends @ ..]: &[Person; 4]) {
    for friend in friends {
        world.does(friend, tie::withdraw(&world.of(friend), &world.tie(lost, friend)));
        world.does(friend, member::leave(&world.of(friend)));
        world.accepts(&[member::tidy_tombstone(&world.of(friend))], &[]);
        world.accepts(&[tie::tidy(friend.member, &world.tie(lost, friend))], &[]);
    }
}
