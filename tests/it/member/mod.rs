mod change_key;
mod join;
mod leave;
mod set;
mod suspended;
mod tidy_dormant;
mod tidy_tombstone;
mod wake;

use exodus::record::MARK;
use exodus_sdk::instructions::member::{JoinArgs, change_key, join};
use exodus_sdk::instructions::{commitment, network};
use exodus_sdk::state::Member;
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur, frame, key_of};

/// Writes down that somebody has left, whatever they still hold.
pub fn leaves(person: &Person) {
    let mut left = person.world.records()[&person.member].clone();
    left.data[MARK + core::mem::offset_of!(Member, state)] = 3;
    person.world.chain.plant(&left).expect("a ledger in memory");
}

/// Lets a promise to a friend become overdue, which takes eight days.
pub fn falls_behind(debtor: &Person, creditor: &Person) {
    let promised = debtor.owes(creditor, eur(1));
    debtor.world.passes(8 * DAY);
    debtor.world.accepts(&[commitment::tidy_overdue(&promised.record(debtor.world))], &[]);
    assert_eq!(debtor.record().reputation.overdue.number, 1);
}

/// Hands somebody's member over to the key of a name.
pub fn moves_to<'w>(person: &Person<'w>, name: &str) -> Person<'w> {
    let (world, key, member) = (person.world, key_of(name), person.member);
    world.accepts(&[change_key(&person.record(), key.pubkey())], &[&person.key, &key]);
    Person { world, key, member }
}

/// Joins another network of the same world, which is created for that.
pub fn joins_elsewhere<'w>(world: &'w World, name: &str) -> Person<'w> {
    let slug = address::padded("elsewhere").expect("short");
    let there = network::CreateArgs { slug, ..frame() };
    let key = key_of(name);
    let network = address::network(&world.payer.pubkey(), &slug);
    let args = JoinArgs { pledge: eur(100), attention: 5, profile: [0; 32] };
    let create = network::create(world.payer.pubkey(), world.payer.pubkey(), None, there);
    world.accepts(&[create, join(world.payer.pubkey(), key.pubkey(), network, args)], &[&key]);
    Person { world, member: address::member(&network, &key.pubkey()), key }
}
