//! Durable nonces: what is signed today may be sent in a year, and counts once.

use exodus_rules::Refusal;
use exodus_sdk::instructions::Instruction;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Signer};
use solana_hash::Hash;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use crate::checks::{custom, signatures};
use crate::system::{NONCE, advance_nonce, begin_nonce, stored};
use crate::world::{Person, World, key_of};

/// A nonce that the stranger may use.
fn begun(world: &World) -> Address {
    let (key, stranger) = (key_of("nonce"), world.payer());
    let rent = exodus_sdk::chain::Chain::rent(&world.bank, NONCE).expect("a bank has a price");
    world.accepts(&begin_nonce(stranger, key.pubkey(), stranger, rent), &[&key]);
    // A nonce cannot be used up in the block that it is of.
    world.bank.next_slot();
    key.pubkey()
}

fn current(world: &World, nonce: &Address) -> Hash {
    stored(&world.bank.account(nonce).expect("a nonce account"))
}

fn durable(world: &World, ana: &Person, nonce: &Address, act: Instruction) -> VersionedTransaction {
    let draft = Draft::paid_by(world.payer()).then(advance_nonce(*nonce, world.payer())).then(act);
    draft.sign(&[&world.stranger, &ana.key], current(world, nonce)).expect("keys at hand")
}

#[test]
fn a_durable_transaction_outlives_every_blockhash_and_is_taken_once() {
    let world = World::begin();
    let (ana, nonce) = (world.joins("ana"), begun(&world));
    let transaction = durable(&world, &ana, &nonce, world.setting(&ana, 6));
    world.bank.outlives_blockhashes();
    let receipt = world.bank.accepts(&transaction);
    assert_eq!((receipt.fee, world.of(&ana).attention), (signatures(&transaction), 6));

    world.bank.refuses_for_free(&transaction, &TransactionError::BlockhashNotFound);
    world.bank.next_slot();
    world.bank.refuses_for_free(&transaction, &TransactionError::BlockhashNotFound);
}

#[test]
fn a_durable_transaction_that_the_rules_refuse_is_used_up_too() {
    let world = World::begin();
    let (ana, nonce) = (world.joins("ana"), begun(&world));
    let transaction = durable(&world, &ana, &nonce, world.setting(&ana, 6));
    world.accepts(&[world.setting(&ana, 7)], &[&ana.key]);

    let (before, was, paid) = (world.of(&ana).record, current(&world, &nonce), world.bank.lamports(&world.payer()));
    let refused = world.bank.process(&transaction).expect_err("it names a turn of before");
    assert_eq!(refused, custom(1, Refusal::StaleTurn.code()));
    assert_eq!(world.bank.lamports(&world.payer()) + signatures(&transaction), paid, "the fee");
    assert_ne!(current(&world, &nonce), was, "the nonce has gone on");
    assert_eq!(world.of(&ana).head.sequence, before.head.sequence, "and nothing else");
    world.bank.refuses_for_free(&transaction, &TransactionError::BlockhashNotFound);
}

#[test]
fn a_nonce_that_is_not_used_up_first_is_no_blockhash() {
    let world = World::begin();
    let (ana, nonce) = (world.joins("ana"), begun(&world));
    let draft = Draft::paid_by(world.payer()).then(world.setting(&ana, 6)).then(advance_nonce(nonce, world.payer()));
    let transaction = draft.sign(&[&world.stranger, &ana.key], current(&world, &nonce)).expect("keys at hand");
    world.bank.refuses_for_free(&transaction, &TransactionError::BlockhashNotFound);
}

#[test]
fn two_durable_transactions_of_one_nonce_are_one_or_the_other() {
    let world = World::begin();
    let (ana, nonce) = (world.joins("ana"), begun(&world));
    let [one, other] = [6, 7].map(|attention| durable(&world, &ana, &nonce, world.setting(&ana, attention)));
    world.bank.outlives_blockhashes();
    world.bank.accepts(&other);
    world.bank.refuses_for_free(&one, &TransactionError::BlockhashNotFound);
    assert_eq!(world.of(&ana).attention, 7);
}
