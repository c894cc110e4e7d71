//! What a transaction may take: compute units, bytes that it loads, heap. The limits hold to the unit and to the byte.

use exodus_sdk::instructions::Instruction;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_instruction::error::InstructionError;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use crate::checks::signatures;
use crate::world::{Person, World};

/// What an instruction about limits takes itself.
const FOR_A_BUDGET: u32 = 150;

fn within(world: &World, ana: &Person, budget: Instruction) -> VersionedTransaction {
    world.signed(&[budget, world.setting(ana, 6)], &[&ana.key])
}

/// What Ana's act takes with a budget in front of it.
fn ana_and(budget: fn(u32) -> Instruction) -> (World, Person, crate::bank::Needs) {
    let world = World::begin();
    let ana = world.joins("ana");
    let needs = world.bank.needs(&within(&world, &ana, budget(1_000_000)));
    (world, ana, needs)
}

#[test]
fn an_act_needs_every_unit_that_it_uses() {
    let (world, ana, needs) = ana_and(ComputeBudgetInstruction::set_compute_unit_limit);
    let units = u32::try_from(needs.units).expect("few");
    let limited = |units| within(&world, &ana, ComputeBudgetInstruction::set_compute_unit_limit(units));
    // The machine stops wherever it is; a call of the runtime that it cannot pay for says why.
    let (stopped, unpaid) = (InstructionError::ProgramFailedToComplete, InstructionError::ComputationalBudgetExceeded);
    let ways = [stopped, unpaid].map(|error| TransactionError::InstructionError(1, error));
    for too_few in (FOR_A_BUDGET..units).step_by(29).chain([units - 1]) {
        let transaction = limited(too_few);
        let error = world.bank.refused(&transaction, signatures(&transaction));
        assert!(ways.contains(&error), "{too_few} of {units}: {error:?}");
    }
    assert_eq!(world.bank.accepts(&limited(units)).compute_units, needs.units);
}

#[test]
fn refuses_a_limit_of_no_units() {
    let (world, ana, _) = ana_and(ComputeBudgetInstruction::set_compute_unit_limit);
    let transaction = within(&world, &ana, ComputeBudgetInstruction::set_compute_unit_limit(0));
    let error = TransactionError::InstructionError(0, InstructionError::ComputationalBudgetExceeded);
    world.bank.refuses_for_the_fee(&transaction, &error);
}

#[test]
fn an_act_loads_every_byte_that_it_names_and_the_program() {
    let (world, ana, needs) = ana_and(ComputeBudgetInstruction::set_loaded_accounts_data_size_limit);
    let code = u32::try_from(exodus_sdk::BINARY.len()).expect("it fits into a transaction");
    assert!(needs.loaded > code, "the code counts");
    let limited = |bytes| within(&world, &ana, ComputeBudgetInstruction::set_loaded_accounts_data_size_limit(bytes));
    for too_few in [needs.loaded - 1, code, 1] {
        let error = TransactionError::MaxLoadedAccountsDataSizeExceeded;
        world.bank.refuses_for_the_fee(&limited(too_few), &error);
    }
    world.bank.accepts(&limited(needs.loaded));
}

#[test]
fn refuses_to_load_no_bytes() {
    let (world, ana, _) = ana_and(ComputeBudgetInstruction::set_loaded_accounts_data_size_limit);
    let transaction = within(&world, &ana, ComputeBudgetInstruction::set_loaded_accounts_data_size_limit(0));
    world.bank.refuses_for_free(&transaction, &TransactionError::InvalidLoadedAccountsDataSizeLimit);
}

#[test]
fn every_heap_that_may_be_asked_for_is_enough() {
    let world = World::begin();
    let ana = world.joins("ana");
    for (attention, kibibytes) in [(6, 32), (7, 33), (8, 256)] {
        let heap = ComputeBudgetInstruction::request_heap_frame(kibibytes * 1024);
        world.accepts(&[heap, world.setting(&ana, attention)], &[&ana.key]);
    }
}

#[test]
fn refuses_a_heap_that_is_too_small_too_large_or_uneven() {
    let world = World::begin();
    let ana = world.joins("ana");
    let error = TransactionError::InstructionError(0, InstructionError::InvalidInstructionData);
    for bytes in [0, 16 * 1024, 32 * 1024 + 1, 257 * 1024] {
        let transaction = within(&world, &ana, ComputeBudgetInstruction::request_heap_frame(bytes));
        world.bank.refuses_for_free(&transaction, &error);
    }
}

#[test]
fn refuses_to_be_limited_twice() {
    let world = World::begin();
    let ana = world.joins("ana");
    let limit = ComputeBudgetInstruction::set_compute_unit_limit(100_000);
    let transaction = world.signed(&[limit.clone(), world.setting(&ana, 6), limit], &[&ana.key]);
    world.bank.refuses_for_free(&transaction, &TransactionError::DuplicateInstruction(2));
}
