//! Who signed: a bank leaves signatures to whoever hands it the transaction, the queue of its server looks itself, and a
//! member whose key is only named is for the program to refuse.

use exodus_sdk::Signer;
use solana_instruction::error::InstructionError;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use crate::checks::custom;
use crate::world::{World, key_of};

/// A transaction that Ana has to sign beside the stranger, and the place of her signature.
fn of_ana(world: &World) -> (VersionedTransaction, usize) {
    let ana = world.joins("ana");
    (world.signed(&[world.setting(&ana, 6)], &[&ana.key]), 1)
}

fn refuses_both_ways(world: &World, transaction: &VersionedTransaction, error: &TransactionError) {
    world.bank.refuses_for_free(transaction, error);
    let before = world.bank.standing();
    assert_eq!(world.bank.queue(transaction), Err(error.clone()));
    assert_eq!(world.bank.standing(), before);
}

#[test]
fn refuses_a_signature_that_is_missing() {
    let world = World::begin();
    let (mut transaction, place) = of_ana(&world);
    transaction.signatures[place] = Signature::default();
    refuses_both_ways(&world, &transaction, &TransactionError::SignatureFailure);
}

#[test]
fn refuses_the_signature_of_another_key() {
    let world = World::begin();
    let (mut transaction, place) = of_ana(&world);
    transaction.signatures[place] = key_of("eva").sign_message(&transaction.message.serialize());
    refuses_both_ways(&world, &transaction, &TransactionError::SignatureFailure);
}

#[test]
fn refuses_signatures_of_another_message() {
    let world = World::begin();
    let (mut transaction, _) = of_ana(&world);
    let ana = world.person("ana");
    transaction.message = world.signed(&[world.setting(&ana, 7)], &[&ana.key]).message;
    refuses_both_ways(&world, &transaction, &TransactionError::SignatureFailure);
}

#[test]
fn refuses_signatures_that_are_swapped() {
    let world = World::begin();
    let (mut transaction, place) = of_ana(&world);
    transaction.signatures.swap(0, place);
    refuses_both_ways(&world, &transaction, &TransactionError::SignatureFailure);
}

#[test]
fn the_queue_takes_what_is_signed() {
    let world = World::begin();
    let (transaction, _) = of_ana(&world);
    assert_eq!(world.bank.queue(&transaction), Ok(()));
    assert_eq!(world.of(&world.person("ana")).attention, 6);
}

#[test]
fn the_program_refuses_a_member_whose_key_is_named_and_has_not_signed() {
    let world = World::begin();
    let ana = world.joins("ana");
    let mut instruction = world.setting(&ana, 6);
    for meta in instruction.accounts.iter_mut().filter(|meta| meta.pubkey == ana.key.pubkey()) {
        meta.is_signer = false;
    }
    let error = TransactionError::InstructionError(0, InstructionError::MissingRequiredSignature);
    world.bank.refuses_for_the_fee(&world.signed(&[instruction], &[]), &error);
}

#[test]
fn paying_for_a_transaction_is_no_say_in_it() {
    let world = World::begin();
    let (ana, stranger) = (world.joins("ana"), world.payer());
    let mut instruction = world.setting(&ana, 6);
    for meta in instruction.accounts.iter_mut().filter(|meta| meta.pubkey == ana.key.pubkey()) {
        meta.pubkey = stranger;
    }
    let error = custom(0, exodus_rules::Refusal::NotAuthority.code());
    world.bank.refuses_for_the_fee(&world.signed(&[instruction], &[]), &error);
}
