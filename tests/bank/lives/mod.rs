//! Every instruction at work on a bank, which has features of the runtime that litesvm does not turn on.

mod debts;
mod exchange;
mod help;
mod lost_key;
mod pool;

use std::collections::BTreeSet;

use exodus_sdk::Address;
use exodus_sdk::chain::{Chain, Filter};

use crate::bank::Bank;
use crate::features::{NO_COPIES, OWN_REGIONS};
use crate::world::World;

/// The list of all instructions, whose tests say that it is complete.
const REFERENCE: &str = include_str!("../../../docs/reference/instructions.md");

/// The tags of all instructions: each line links the page, and the tag follows.
fn tags() -> BTreeSet<u8> {
    let rows = REFERENCE.lines().filter(|line| line.starts_with("| ["));
    let tags = rows.map(|line| line.split('`').nth(1).expect("a tag").parse().expect("a number"));
    tags.collect()
}

fn lives_on(without: &[Address]) {
    let mut done = BTreeSet::new();
    for live in [debts::live, exchange::live, help::live, lost_key::live, pool::live] {
        let world = World::begin_on(Bank::start_without(without));
        live(&world);
        done.extend(world.bank.done());
        for record in world.bank.list(&Filter::default()).expect("a bank answers") {
            let rent = world.bank.rent(record.data.len()).expect("a bank has a price");
            assert_eq!(record.lamports, rent, "{} holds its deposit and nothing else", record.address);
        }
    }
    assert!(tags().len() > 60, "the list is read");
    assert_eq!(tags().difference(&done).collect::<Vec<_>>(), Vec::<&u8>::new(), "instructions that were not sent");
}

#[test]
fn every_instruction_works_where_every_feature_is_active() {
    lives_on(&[]);
}

#[test]
fn every_instruction_works_where_accounts_are_copied_in_and_out() {
    lives_on(&[NO_COPIES]);
}

#[test]
fn every_instruction_works_where_accounts_lie_in_one_piece_of_memory() {
    lives_on(&[NO_COPIES, OWN_REGIONS]);
}
