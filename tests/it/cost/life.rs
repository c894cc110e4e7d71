//! How a member lives on without the key, leaves, and is tidied up.

use exodus_sdk::instructions::{delegate, member, recovery, tie};
use exodus_sdk::link::Link;
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur, key_of};

use super::table::Table;

/// Whatever anyone may tidy is cheap enough to be tidied by everybody.
const TIDY: u64 = 2_500;

pub(super) const BUDGETS: [(&str, u64); 16] = [
    ("member.wake", 0),
    ("member.leave", 0),
    ("member.tidy_dormant", TIDY),
    ("member.tidy_tombstone", TIDY),
    ("tie.tidy_invitation", TIDY),
    ("tie.tidy", TIDY),
    ("delegate.grant", 0),
    ("delegate.revoke", 0),
    ("delegate.tidy", TIDY),
    ("recovery.choose", 0),
    ("recovery.arrange", 0),
    ("recovery.propose", 0),
    ("recovery.approve", 0),
    ("recovery.execute", 0),
    ("recovery.veto", 0),
    ("recovery.tidy", TIDY),
];

pub(super) fn live(run: usize, table: &mut Table) {
    let world = World::default();
    let people = ["lost", "first", "second", "third"].map(|who| world.joins(&format!("{who} {run}")));
    lend(&world, &people[0], run, table);
    recover(&world, &people, run, table);
    leave(&world, &people, table);
}

fn lend(world: &World, member: &Person, run: usize, table: &mut Table) {
    let key = key_of(&format!("bot {run}"));
    let power = delegate::Power { scopes: 15, limit: eur(50), expires: world.now() + DAY };
    let grant = || delegate::grant(world.payer.pubkey(), &member.record(), key.pubkey(), power);
    let place = address::delegate(&member.member, &key.pubkey());
    table.note("delegate.grant", &world.accepts(&[grant()], &[&member.key]));
    let revoke = delegate::revoke(key.pubkey(), &world.get(&place));
    table.note("delegate.revoke", &world.accepts(&[revoke], &[&key]));
    world.accepts(&[grant()], &[&member.key]);
    let link = Link::from_seed(*key_of(&format!("link {run}")).secret_bytes());
    let invitation = member.invites(&link, eur(1), 1);
    world.passes(31 * DAY);
    table.note("delegate.tidy", &world.accepts(&[delegate::tidy(&world.get(&place))], &[]));
    table.note("tie.tidy_invitation", &world.accepts(&[tie::tidy_invitation(&invitation)], &[]));
    world.passes(90 * DAY);
    table.note("member.tidy_dormant", &world.accepts(&[member::tidy_dormant(&member.record())], &[]));
    table.note("member.wake", &world.accepts(&[member::wake(&member.record())], &[&member.key]));
}

/// Two friends suffice.
fn recover(world: &World, people: &[Person; 4], run: usize, table: &mut Table) {
    let [lost, first, second, third] = people;
    for friend in [first, second, third] {
        lost.ties_with(friend);
        let choose = recovery::choose(&lost.record(), &lost.tie(friend), true);
        table.note("recovery.choose", &world.accepts(&[choose], &[&lost.key]));
    }
    let arrange = recovery::arrange(&lost.record(), 2, 3);
    table.note("recovery.arrange", &world.accepts(&[arrange], &[&lost.key]));
    world.passes(30 * DAY);
    let [new, other, vetoed] = ["new", "other", "vetoed"].map(|name| key_of(&format!("{name} {run}")));
    for key in [&new, &other, &vetoed] {
        let propose = recovery::propose(world.payer.pubkey(), &first.record(), lost.member, key.pubkey());
        table.note("recovery.propose", &world.accepts(&[propose], &[&first.key]));
    }
    let at = |key: &exodus_sdk::Keypair| world.get(&address::recovery(&lost.member, &key.pubkey()));
    let approve = recovery::approve(&second.record(), &at(&new));
    table.note("recovery.approve", &world.accepts(&[approve], &[&second.key]));
    let veto = recovery::veto(&lost.record(), &at(&vetoed));
    table.note("recovery.veto", &world.accepts(&[veto], &[&lost.key]));
    world.passes(3 * DAY);
    let execute = recovery::execute(&at(&new), &[first.member, second.member]);
    table.note("recovery.execute", &world.accepts(&[execute], &[&new]));
    table.note("recovery.tidy", &world.accepts(&[recovery::tidy(&at(&other))], &[]));
}

/// The friends leave, whose hands the recovered one still holds out to.
fn leave(world: &World, people: &[Person; 4], table: &mut Table) {
    let [lost, friends @ ..] = people;
    for friend in friends {
        friend.withdraws(lost);
        table.note("member.leave", &world.accepts(&[member::leave(&friend.record())], &[&friend.key]));
        let bury = member::tidy_tombstone(&friend.record());
        table.note("member.tidy_tombstone", &world.accepts(&[bury], &[]));
        let tidy = tie::tidy(friend.member, &lost.tie(friend));
        table.note("tie.tidy", &world.accepts(&[tidy], &[]));
    }
}
