//! What intents cost, the initiatives that they adopt, and a debt that is handed on.

use exodus_sdk::instructions::{commitment, intent, request};
use exodus_sdk::{Signer, address};
use exodus_tests::{DAY, Person, World, eur};

use super::table::Table;

pub(super) const BUDGETS: [(&str, u64); 7] = [
    ("intent.declare", 4_200),
    ("intent.edit", 1_500),
    ("intent.withdraw", 1_500),
    ("intent.refuse", 0),
    ("intent.tidy", 2_500),
    ("request.adopt", 2_500),
    ("commitment.transfer", 0),
];

pub(super) fn live(run: usize, table: &mut Table) {
    let world = World::default();
    let people = ["asks", "means", "votes"].map(|who| world.joins(&format!("{who} {run}")));
    world.row(&[&people[0], &people[1], &people[2], &people[0]]);
    mean(&world, &people, table);
    vote(&world, &people, table);
    hand_on(&world, &people, table);
}

/// An intent that is changed and withdrawn, one that is refused, and one that lapses.
fn mean(world: &World, [asks, means, _]: &[Person; 3], table: &mut Table) {
    let asked = asks.asks_monthly(eur(100));
    let declare = |table: &mut Table| {
        let declare = means.declaring(&asked.address, eur(20), false, &[asks]);
        table.note("intent.declare", &world.accepts(&[declare], &[&means.key]));
        world.intent(&asked.address, means)
    };
    declare(table);
    table.note("intent.edit", &means.edits(&asked.address, eur(30)));
    table.note("intent.withdraw", &means.takes_back(&asked.address));
    let refuse = intent::refuse(&asks.record(), &declare(table));
    table.note("intent.refuse", &world.accepts(&[refuse], &[&asks.key]));
    let lapsing = declare(table);
    world.passes(40 * DAY);
    let tidy = intent::tidy(&lapsing, &world.get(&asked.address));
    table.note("intent.tidy", &world.accepts(&[tidy], &[]));
}

fn vote(world: &World, [asks, means, votes]: &[Person; 3], table: &mut Table) {
    let asked = asks.initiates(eur(100), 2);
    for person in [means, votes] {
        person.declares(&asked.address, eur(50), false, &[asks]);
    }
    world.passes(3 * DAY);
    let adopt = request::adopt(&world.get(&asked.address));
    table.note("request.adopt", &world.accepts(&[adopt], &[]));
}

fn hand_on(world: &World, [a, b, c]: &[Person; 3], table: &mut Table) {
    let (first, second) = (a.owes(b, eur(20)).record(world), b.owes(c, eur(20)).record(world));
    let due = world.now() + DAY;
    let handed = commitment::Transfer { first: &first, second: &second, amount: eur(5), due };
    let members = (&a.record(), &b.record(), &c.record());
    let transfer = commitment::transfer(world.payer.pubkey(), members, &handed).expect("two debts");
    table.note("commitment.transfer", &world.accepts(&[transfer], &[&a.key, &b.key, &c.key]));
    assert!(!world.is_gone(&address::commitment(&a.member, members.0.turn)));
}
