//! All or nothing: where a later instruction fails, the earlier ones have not happened, and the fee is paid.

use exodus_rules::Refusal;
use exodus_sdk::chain::Chain;
use exodus_sdk::instructions::{Instruction, commitment, member};
use exodus_sdk::state::Commitment;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_instruction::error::InstructionError;
use solana_transaction_error::TransactionError;

use crate::checks::{SIGNATURE, custom};
use crate::system::transfer;
use crate::world::{World, eur};

/// The System program's own error: nobody can give more than there is.
const TOO_LITTLE: u32 = 1;

#[test]
fn a_record_that_was_created_is_not_there_when_a_later_instruction_fails() {
    let world = World::begin();
    let ana = world.person("ana");
    let joining = world.joining(&world.payer(), &ana.key);
    let beyond = transfer(world.payer(), ana.member, u64::MAX);
    let transaction = world.signed(&[joining, beyond], &[&ana.key]);
    world.bank.refuses_for_the_fee(&transaction, &custom(1, TOO_LITTLE));
    assert_eq!(world.bank.account(&ana.member), None);
}

#[test]
fn the_same_act_twice_in_one_transaction_is_no_act() {
    let world = World::begin();
    let ana = world.joins("ana");
    let set = world.setting(&ana, 6);
    let transaction = world.signed(&[set.clone(), set], &[&ana.key]);
    world.bank.refuses_for_the_fee(&transaction, &custom(1, Refusal::StaleTurn.code()));
}

#[test]
fn a_confirmation_twice_in_one_transaction_confirms_nothing() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.ties(&ana, &ben);
    let asked = world.asks(&ana, eur(100));
    let promised = world.commits(&ben, &asked.address, eur(100), &[&ana]);
    let confirm = commitment::confirm(&world.of(&ana), &promised, eur(40));
    let transaction = world.signed(&[confirm.clone(), confirm], &[&ana.key]);
    world.bank.refuses_for_the_fee(&transaction, &custom(1, Refusal::StaleSum.code()));
    assert_eq!(world.get::<Commitment>(&promised.address).kept, 0);
}

#[test]
fn a_record_that_was_closed_is_there_when_a_later_instruction_fails() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.ties(&ana, &ben);
    let asked = world.asks(&ana, eur(100));
    let promised = world.commits(&ben, &asked.address, eur(100), &[&ana]);
    world.accepts(&[commitment::confirm(&world.of(&ana), &promised, eur(100))], &[&ana.key]);
    let close = commitment::close(&world.get(&promised.address));
    let transaction = world.signed(&[close.clone(), close], &[]);
    let gone = TransactionError::InstructionError(1, InstructionError::UninitializedAccount);
    world.bank.refuses_for_the_fee(&transaction, &gone);
    assert_eq!(world.get::<Commitment>(&promised.address).kept, eur(100));
    assert!(world.bank.closed(&ana.member).expect("they are kept").is_empty());
}

#[test]
fn a_bid_is_lost_with_what_it_was_for() {
    let world = World::begin();
    let ana = world.joins("ana");
    let stale = world.setting(&ana, 6);
    world.accepts(&[world.setting(&ana, 7)], &[&ana.key]);
    let budget = [
        ComputeBudgetInstruction::set_compute_unit_price(1_000_000),
        ComputeBudgetInstruction::set_compute_unit_limit(50_000),
    ];
    let all: Vec<Instruction> = budget.into_iter().chain([stale]).collect();
    let transaction = world.signed(&all, &[&ana.key]);
    world.bank.refuses(&transaction, &custom(2, Refusal::StaleTurn.code()), 2 * SIGNATURE + 50_000);
}

#[test]
fn acts_of_several_people_happen_together() {
    let world = World::begin();
    let people = ["ana", "ben", "eva"].map(|name| world.person(name));
    let joining: Vec<_> = people.iter().map(|person| world.joining(&world.payer(), &person.key)).collect();
    let keys: Vec<_> = people.iter().map(|person| &person.key).collect();
    assert_eq!(world.accepts(&joining, &keys).fee, 4 * SIGNATURE);
    let leaving: Vec<_> = people.iter().map(|person| member::leave(&world.of(person))).collect();
    world.accepts(&leaving, &keys);
    let stones: Vec<_> = people.iter().map(|person| member::tidy_tombstone(&world.of(person))).collect();
    world.accepts(&stones, &[]);
}
