use solana_hash::Hash;
use solana_message::inner_instruction::InnerInstruction;

use super::*;
use crate::instructions::{Instruction, commitment};
use crate::lookup::Table;
use crate::record::Located;
use crate::transaction::Draft;

fn address(byte: u8) -> Address {
    Address::new_from_array([byte; 32])
}

/// A record of two members who are in all of them.
fn closed(byte: u8) -> ClosedCommitment {
    let mut record = [byte; RECORD];
    record[16..48].fill(100);
    record[48..80].fill(101);
    ClosedCommitment { commitment: address(byte), debtor: address(100), creditor: address(101), record }
}

/// What closes it.
fn close(closed: &ClosedCommitment) -> Instruction {
    let record = try_pod_read_unaligned(&closed.record).unwrap();
    commitment::close(&Located { address: closed.commitment, record })
}

/// The same bytes and accounts for another program.
fn stranger(instruction: &Instruction) -> Instruction {
    Instruction { program_id: address(200), ..instruction.clone() }
}

fn message(instructions: &[Instruction]) -> VersionedMessage {
    let draft = instructions.iter().cloned().fold(Draft::paid_by(address(250)), Draft::then);
    draft.message(Hash::default()).unwrap()
}

/// The closings of a transaction in which the first of its own instructions called `called`.
fn with_called(own: &[Instruction], called: &[Instruction]) -> Vec<ClosedCommitment> {
    // One message with all of them tells how they are compiled; those that were called are then taken out of it.
    let VersionedMessage::Legacy(mut message) = message(&[own, called].concat()) else { panic!("no table") };
    let called = message.instructions.split_off(own.len());
    let called = called.into_iter().map(|instruction| InnerInstruction { instruction, stack_height: 2 }).collect();
    let mut all = vec![Vec::new(); own.len()];
    all[0] = called;
    closings(&VersionedMessage::Legacy(message), &LoadedAddresses::default(), &all)
}

#[test]
fn what_an_instruction_closes_is_read_back() {
    let (one, two) = (closed(1), closed(11));
    assert_eq!(ClosedCommitment::of(one.commitment, &one.record).as_ref(), Some(&one));
    assert!(one.is_of(&address(100)) && one.is_of(&address(101)) && !one.is_of(&one.commitment));
    assert_eq!(with_called(&[close(&one), close(&two)], &[]), [one, two]);
}

#[test]
fn what_another_program_calls_counts_and_stands_where_it_was_called() {
    let (one, two, three) = (closed(1), closed(11), closed(21));
    let other = stranger(&close(&closed(31)));
    let found = with_called(&[other, close(&three)], &[close(&one), close(&two)]);
    assert_eq!(found, [one, two, three]);
}

#[test]
fn what_others_execute_does_not_count() {
    let other = stranger(&close(&closed(1)));
    assert_eq!(with_called(core::slice::from_ref(&other), core::slice::from_ref(&other)), []);
}

#[test]
fn another_length_or_another_instruction_is_none() {
    let good = close(&closed(1));
    let with = |change: fn(&mut Instruction)| {
        let mut bad = good.clone();
        change(&mut bad);
        with_called(&[bad], &[])
    };
    assert_eq!(with(|bad| bad.data.truncate(RECORD)), []);
    assert_eq!(with(|bad| bad.data.push(0)), []);
    assert_eq!(with(|bad| bad.data[0] ^= 1), []);
    assert_eq!(with(|bad| bad.data.clear()), []);
    assert_eq!(with(|bad| bad.accounts.truncate(COMMITMENT)), []);
}

#[test]
fn a_commitment_that_was_looked_up_in_a_table_is_found() {
    let one = closed(1);
    let addresses = vec![address(99), one.creditor, one.commitment];
    let table = Table { key: address(240), addresses: addresses.clone() };
    let draft = Draft::paid_by(address(250)).then(close(&one)).looking_up(table);
    let message = draft.message(Hash::default()).unwrap();
    assert!(!message.static_account_keys().contains(&one.commitment));
    let places = &message.address_table_lookups().unwrap()[0].writable_indexes;
    let writable = places.iter().map(|place| addresses[usize::from(*place)]).collect();
    let loaded = LoadedAddresses { writable, readonly: Vec::new() };
    assert_eq!(closings(&message, &loaded, &Vec::new()), [one]);
    assert_eq!(closings(&message, &LoadedAddresses::default(), &Vec::new()), [], "an account that nobody knows");
}
