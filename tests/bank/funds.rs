//! A payer who has too little: for the fee, for the deposit, or for what must be left.

use exodus_sdk::instructions::member;
use exodus_sdk::state::{Member, Tombstone};
use exodus_sdk::{Keypair, PROGRAM, Signer};
use solana_account::Account;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use crate::checks::{SIGNATURE, custom};
use crate::world::{FUNDS, Person, World, key_of};

/// The System program's own error: nobody can give more than there is.
const TOO_LITTLE: u32 = 1;

/// Somebody who pays for Ana with exactly so much.
fn poor(world: &World, lamports: u64) -> Keypair {
    let payer = key_of("poor");
    world.bank.gives(&payer.pubkey(), lamports);
    payer
}

fn setting(world: &World, ana: &Person, payer: &Keypair) -> VersionedTransaction {
    world.signed_by(&payer.pubkey(), &[world.setting(ana, 6)], &[payer, &ana.key])
}

fn joining(world: &World, payer: &Keypair) -> VersionedTransaction {
    let ben = world.person("ben");
    world.signed_by(&payer.pubkey(), &[world.joining(&payer.pubkey(), &ben.key)], &[payer, &ben.key])
}

#[test]
fn refuses_a_payer_who_has_nothing() {
    let world = World::begin();
    let ana = world.joins("ana");
    world.bank.refuses_for_free(&setting(&world, &ana, &key_of("poor")), &TransactionError::AccountNotFound);
}

#[test]
fn refuses_a_payer_who_has_less_than_the_fee() {
    let world = World::begin();
    let ana = world.joins("ana");
    let payer = poor(&world, 2 * SIGNATURE - 1);
    world.bank.refuses_for_free(&setting(&world, &ana, &payer), &TransactionError::InsufficientFundsForFee);
}

#[test]
fn refuses_a_payer_that_a_program_owns() {
    let world = World::begin();
    let (ana, payer) = (world.joins("ana"), key_of("poor"));
    let owned = Account { lamports: FUNDS, owner: PROGRAM, ..Account::default() };
    world.bank.plants(&payer.pubkey(), owned);
    world.bank.refuses_for_free(&setting(&world, &ana, &payer), &TransactionError::InvalidAccountForFee);
}

#[test]
fn accepts_a_payer_who_has_exactly_the_fee_and_is_gone_afterwards() {
    let world = World::begin();
    let ana = world.joins("ana");
    let payer = poor(&world, 2 * SIGNATURE);
    assert_eq!(world.bank.accepts(&setting(&world, &ana, &payer)).fee, 2 * SIGNATURE);
    assert_eq!(world.bank.account(&payer.pubkey()), None);
}

#[test]
fn refuses_a_fee_that_leaves_a_wallet_below_its_own_rent() {
    let world = World::begin();
    let ana = world.joins("ana");
    let payer = poor(&world, world.least() + 2 * SIGNATURE - 1);
    let error = TransactionError::InsufficientFundsForRent { account_index: 0 };
    world.bank.refuses_for_free(&setting(&world, &ana, &payer), &error);
    world.bank.gives(&payer.pubkey(), world.least() + 2 * SIGNATURE);
    world.bank.accepts(&setting(&world, &ana, &payer));
    assert_eq!(world.bank.lamports(&payer.pubkey()), world.least());
}

#[test]
fn a_deposit_that_the_payer_does_not_have_costs_the_fee_alone() {
    let world = World::begin();
    let deposit = world.rent::<Member>();
    let payer = poor(&world, deposit + 2 * SIGNATURE - 1);
    world.bank.refuses_for_the_fee(&joining(&world, &payer), &custom(0, TOO_LITTLE));
}

#[test]
fn a_deposit_that_leaves_the_payer_below_its_own_rent_costs_the_fee_alone() {
    let world = World::begin();
    let deposit = world.rent::<Member>();
    let payer = poor(&world, deposit + 2 * SIGNATURE + 1);
    let error = TransactionError::InsufficientFundsForRent { account_index: 0 };
    world.bank.refuses_for_the_fee(&joining(&world, &payer), &error);
}

#[test]
fn accepts_a_payer_who_has_exactly_fee_and_deposit() {
    let world = World::begin();
    let deposit = world.rent::<Member>();
    let payer = poor(&world, deposit + 2 * SIGNATURE);
    world.bank.accepts(&joining(&world, &payer));
    assert_eq!(world.bank.account(&payer.pubkey()), None);
    assert_eq!(world.of(&world.person("ben")).payer, payer.pubkey(), "the deposit is still owed to them");
}

#[test]
fn a_wallet_that_is_gone_gets_its_deposit_back_all_the_same() {
    let world = World::begin();
    let deposit = world.rent::<Member>();
    let payer = poor(&world, deposit + 2 * SIGNATURE);
    world.bank.accepts(&joining(&world, &payer));
    let ben = world.person("ben");
    world.accepts(&[member::leave(&world.of(&ben))], &[&ben.key]);
    world.accepts(&[member::tidy_tombstone(&world.of(&ben))], &[]);
    let stone = world.rent::<Tombstone>();
    assert_eq!(world.bank.lamports(&payer.pubkey()), deposit - stone);
}
