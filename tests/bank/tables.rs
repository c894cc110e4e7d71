//! Lookup tables: accounts named by a byte. A table gives nobody any power, and what it does not hold is refused.

use exodus_sdk::chain::Chain;
use exodus_sdk::instructions::Instruction;
use exodus_sdk::lookup::{self, Kept, Plan, Table};
use exodus_sdk::state::Member;
use exodus_sdk::transaction::Draft;
use exodus_sdk::{Address, Keypair, Signer};
use solana_instruction::AccountMeta;
use solana_instruction::error::InstructionError;
use solana_message::{VersionedMessage, v0};
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;

use crate::checks::{SIGNATURE, custom, signatures};
use crate::world::{Person, World, key_of};

/// The most accounts that a transaction may lock.
const MOST_LOCKS: usize = 128;

/// Makes a table, which can be looked up from the next slot.
fn made(world: &World, accounts: &[Address]) -> Table {
    world.bank.next_slot();
    let plan = Plan::of(world.payer(), world.bank.sysvar().slot - 1, accounts);
    for step in &plan.steps {
        let blockhash = world.bank.blockhash().expect("a bank has one");
        world.bank.accepts(&step.sign(&[&world.stranger], blockhash).expect("keys at hand"));
    }
    world.bank.watches(accounts);
    plan.table
}

fn looking_up(world: &World, table: &Table, act: Instruction, key: &Keypair) -> VersionedTransaction {
    let draft = Draft::paid_by(world.payer()).then(act).looking_up(table.clone());
    let blockhash = world.bank.blockhash().expect("a bank has one");
    draft.sign(&[&world.stranger, key], blockhash).expect("keys at hand")
}

/// A table with what Ana's act takes; the slot has not gone by.
fn of_ana(world: &World) -> (Person, Table) {
    let ana = world.joins("ana");
    let table = made(world, &[ana.member]);
    (ana, table)
}

#[test]
fn accounts_are_found_through_a_table() {
    let world = World::begin();
    let (ana, table) = of_ana(&world);
    world.bank.next_slot();
    let transaction = looking_up(&world, &table, world.setting(&ana, 6), &ana.key);
    let VersionedMessage::V0(message) = &transaction.message else { panic!("a table makes it a versioned one") };
    assert!(!message.account_keys.contains(&ana.member), "it is named by its place alone");
    let receipt = world.bank.accepts(&transaction);
    assert_eq!((receipt.fee, world.of(&ana).attention), (signatures(&transaction), 6), "a lookup costs nothing");
}

#[test]
fn a_versioned_message_without_a_table_is_like_a_legacy_one() {
    let world = World::begin();
    let ana = world.joins("ana");
    let blockhash = world.bank.blockhash().expect("a bank has one");
    let message = v0::Message::try_compile(&world.payer(), &[world.setting(&ana, 6)], &[], blockhash);
    let message = VersionedMessage::V0(message.expect("it compiles"));
    let transaction = VersionedTransaction::try_new(message, &[&world.stranger, &ana.key]).expect("keys at hand");
    assert_eq!(world.bank.accepts(&transaction).fee, signatures(&transaction));
}

#[test]
fn what_is_found_through_a_table_is_checked_like_everything_else() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    let table = made(&world, &[ana.member]);
    world.bank.next_slot();
    let mut setting = world.setting(&ana, 6);
    for meta in setting.accounts.iter_mut().filter(|meta| meta.is_signer) {
        meta.pubkey = ben.key.pubkey();
    }
    let error = custom(0, exodus_rules::Refusal::NotAuthority.code());
    world.bank.refuses_for_the_fee(&looking_up(&world, &table, setting, &ben.key), &error);
}

#[test]
fn refuses_a_table_in_the_slot_that_filled_it() {
    let world = World::begin();
    let (ana, table) = of_ana(&world);
    let transaction = looking_up(&world, &table, world.setting(&ana, 6), &ana.key);
    world.bank.refuses_for_free(&transaction, &TransactionError::InvalidAddressLookupTableIndex);
    // The same bytes are good a slot later.
    world.bank.next_slot();
    world.bank.accepts(&transaction);
}

#[test]
fn refuses_a_place_that_a_table_does_not_have() {
    let world = World::begin();
    let (ana, mut table) = of_ana(&world);
    world.bank.next_slot();
    table.addresses.insert(0, Address::new_from_array([9; 32]));
    let transaction = looking_up(&world, &table, world.setting(&ana, 6), &ana.key);
    world.bank.refuses_for_free(&transaction, &TransactionError::InvalidAddressLookupTableIndex);
}

#[test]
fn refuses_a_table_that_is_not_there() {
    let world = World::begin();
    let ana = world.joins("ana");
    let table = Table { key: Address::new_from_array([9; 32]), addresses: vec![ana.member] };
    let transaction = looking_up(&world, &table, world.setting(&ana, 6), &ana.key);
    world.bank.refuses_for_free(&transaction, &TransactionError::AddressLookupTableNotFound);
}

#[test]
fn refuses_a_record_as_a_table() {
    let world = World::begin();
    let ana = world.joins("ana");
    let table = Table { key: world.network, addresses: vec![ana.member] };
    let transaction = looking_up(&world, &table, world.setting(&ana, 6), &ana.key);
    world.bank.refuses_for_free(&transaction, &TransactionError::InvalidAddressLookupTableOwner);
}

#[test]
fn refuses_an_account_that_is_listed_and_looked_up() {
    let world = World::begin();
    let (ana, table) = of_ana(&world);
    world.bank.next_slot();
    let draft = Draft::paid_by(world.payer()).then(world.setting(&ana, 6)).looking_up(table);
    let blockhash = world.bank.blockhash().expect("a bank has one");
    let VersionedMessage::V0(mut message) = draft.message(blockhash).expect("it compiles") else {
        panic!("a table makes it a versioned one");
    };
    message.account_keys.push(ana.member);
    message.header.num_readonly_unsigned_accounts += 1;
    // What is looked up stands behind what is listed, which is one more now.
    let own = message.account_keys.len() - 1;
    for place in &mut message.instructions[0].accounts {
        if usize::from(*place) == own {
            *place += 1;
        }
    }
    let message = VersionedMessage::V0(message);
    let transaction = VersionedTransaction::try_new(message, &[&world.stranger, &ana.key]).expect("keys at hand");
    world.bank.refuses_for_free(&transaction, &TransactionError::AccountLoadedTwice);
}

#[test]
fn refuses_more_accounts_than_a_transaction_may_lock() {
    let world = World::begin();
    let ana = world.joins("ana");
    let crowd: Vec<_> = (0..MOST_LOCKS).map(|number| key_of(&format!("crowd {number}")).pubkey()).collect();
    let table = made(&world, &crowd);
    world.bank.next_slot();
    let mut setting = world.setting(&ana, 6);
    let own = 2 + setting.accounts.len();
    setting.accounts.extend(crowd.iter().map(|address| AccountMeta::new_readonly(*address, false)));
    let too_many = looking_up(&world, &table, setting.clone(), &ana.key);
    world.bank.refuses_for_free(&too_many, &TransactionError::TooManyAccountLocks);
    // As many as may be locked come to the program, which takes none more than it declares.
    setting.accounts.truncate(setting.accounts.len() - own);
    let error = custom(0, exodus_rules::Refusal::ShapeMismatch.code());
    world.bank.refuses_for_the_fee(&looking_up(&world, &table, setting, &ana.key), &error);
}

#[test]
fn a_table_ends_and_its_deposit_returns() {
    let world = World::begin();
    let before = world.bank.lamports(&world.payer());
    let (ana, table) = of_ana(&world);
    world.bank.next_slot();
    world.accepts(&[lookup::deactivate(table.key, world.payer())], &[]);
    let close = lookup::close(table.key, world.payer(), world.payer());
    let kept = Kept::at(&world.bank, &table.key).expect("it is there");
    let closes_in = kept.closes_in().expect("it was deactivated");
    while world.bank.sysvar().slot + 1 < closes_in {
        world.bank.next_slot();
    }
    // Until it may close, it can be looked up.
    world.bank.accepts(&looking_up(&world, &table, world.setting(&ana, 6), &ana.key));
    let early = world.signed(core::slice::from_ref(&close), &[]);
    let cooling = TransactionError::InstructionError(0, InstructionError::InvalidArgument);
    world.bank.refuses_for_the_fee(&early, &cooling);
    world.bank.next_slot();
    let late = looking_up(&world, &table, world.setting(&ana, 7), &ana.key);
    world.bank.refuses_for_free(&late, &TransactionError::AddressLookupTableNotFound);
    world.accepts(&[close], &[]);
    assert_eq!(world.bank.account(&table.key), None);
    // Two for joining, two for what Ana did; making, ending, too early, closing.
    let (joined, paid) = (world.rent::<Member>(), 8 * SIGNATURE);
    assert_eq!(world.bank.lamports(&world.payer()) + joined + paid, before);
}
