//! The same transaction again, and one that comes too late.

use exodus_rules::Refusal;
use exodus_sdk::transaction::Draft;
use solana_hash::Hash;
use solana_transaction_error::TransactionError;

use crate::checks::custom;
use crate::world::World;

#[test]
fn the_same_bytes_are_taken_once() {
    let world = World::begin();
    let ana = world.joins("ana");
    let transaction = world.signed(&[world.setting(&ana, 6)], &[&ana.key]);
    world.bank.accepts(&transaction);
    world.bank.refuses_for_free(&transaction, &TransactionError::AlreadyProcessed);
    world.bank.next_slot();
    world.bank.refuses_for_free(&transaction, &TransactionError::AlreadyProcessed);
    world.bank.outlives_blockhashes();
    world.bank.refuses_for_free(&transaction, &TransactionError::BlockhashNotFound);
}

#[test]
fn the_same_bytes_are_refused_once() {
    let world = World::begin();
    let ana = world.joins("ana");
    let stale = world.setting(&ana, 6);
    world.accepts(&[world.setting(&ana, 7)], &[&ana.key]);
    let transaction = world.signed(&[stale], &[&ana.key]);
    world.bank.refuses_for_the_fee(&transaction, &custom(0, Refusal::StaleTurn.code()));
    // Whoever sends it again cannot make the payer pay again.
    world.bank.refuses_for_free(&transaction, &TransactionError::AlreadyProcessed);
}

#[test]
fn the_same_words_signed_anew_are_for_the_program_to_refuse() {
    let world = World::begin();
    let ana = world.joins("ana");
    let set = world.setting(&ana, 6);
    world.accepts(core::slice::from_ref(&set), &[&ana.key]);
    world.bank.next_slot();
    let again = world.signed(&[set], &[&ana.key]);
    world.bank.refuses_for_the_fee(&again, &custom(0, Refusal::StaleTurn.code()));
}

#[test]
fn refuses_a_blockhash_that_is_too_old() {
    let world = World::begin();
    let ana = world.joins("ana");
    let transaction = world.signed(&[world.setting(&ana, 6)], &[&ana.key]);
    world.bank.outlives_blockhashes();
    world.bank.refuses_for_free(&transaction, &TransactionError::BlockhashNotFound);
    // What has expired can be said again, and counts once.
    world.accepts(&[world.setting(&ana, 6)], &[&ana.key]);
}

#[test]
fn accepts_a_blockhash_of_some_slots_ago() {
    let world = World::begin();
    let ana = world.joins("ana");
    let transaction = world.signed(&[world.setting(&ana, 6)], &[&ana.key]);
    (0..50).for_each(|_| world.bank.next_slot());
    world.bank.accepts(&transaction);
}

#[test]
fn refuses_a_blockhash_that_never_was() {
    let world = World::begin();
    let ana = world.joins("ana");
    let draft = Draft::paid_by(world.payer()).then(world.setting(&ana, 6));
    let transaction = draft.sign(&[&world.stranger, &ana.key], Hash::new_from_array([7; 32])).expect("keys at hand");
    world.bank.refuses_for_free(&transaction, &TransactionError::BlockhashNotFound);
}
