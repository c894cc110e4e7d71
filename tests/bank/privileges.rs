//! Reading and writing: what one instruction may write, every instruction of the transaction may. The program reckons with
//! both, and with the same account in two places.

use exodus_rules::Refusal;
use exodus_sdk::instructions::{Instruction, SYSTEM, tie};
use exodus_sdk::{Address, PROGRAM};
use solana_instruction::AccountMeta;

use crate::checks::custom;
use crate::world::{World, eur};

/// Anchor's numbers: an account that must be written and may not be, and one that stands in two places.
const NOT_WRITABLE: u32 = 2000;
const TWICE: u32 = 2040;

fn only_reading(mut instruction: Instruction, address: &Address) -> Instruction {
    for meta in instruction.accounts.iter_mut().filter(|meta| meta.pubkey == *address) {
        meta.is_writable = false;
    }
    instruction
}

#[test]
fn refuses_a_member_that_it_may_only_read() {
    let world = World::begin();
    let ana = world.joins("ana");
    let set = only_reading(world.setting(&ana, 6), &ana.member);
    world.bank.refuses_for_the_fee(&world.signed(&[set], &[&ana.key]), &custom(0, NOT_WRITABLE));
}

#[test]
fn what_another_instruction_writes_may_be_written() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    let set = only_reading(world.setting(&ana, 6), &ana.member);
    // Ben's hand needs Ana's record for writing: the message lists each account once.
    let extend = tie::extend(world.payer(), &world.of(&ben), ana.member, eur(100));
    world.accepts(&[set, extend], &[&ana.key, &ben.key]);
    assert_eq!(world.of(&ana).attention, 6);
}

#[test]
fn a_network_that_may_be_written_is_left_as_it_is() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.person(name));
    let before = world.bank.account(&world.network);
    let mut joining = world.joining(&world.payer(), &ana.key);
    for meta in joining.accounts.iter_mut().filter(|meta| meta.pubkey == world.network) {
        meta.is_writable = true;
    }
    let other = world.joining(&world.payer(), &ben.key);
    world.accepts(&[joining, other], &[&ana.key, &ben.key]);
    assert_eq!(world.bank.account(&world.network), before);
}

#[test]
fn asking_to_write_programs_writes_no_program() {
    let world = World::begin();
    let ana = world.person("ana");
    let before = [SYSTEM, PROGRAM].map(|program| world.bank.account(&program));
    let mut joining = world.joining(&world.payer(), &ana.key);
    for meta in joining.accounts.iter_mut().filter(|meta| meta.pubkey == SYSTEM) {
        meta.is_writable = true;
    }
    world.accepts(&[joining], &[&ana.key]);
    assert_eq!([SYSTEM, PROGRAM].map(|program| world.bank.account(&program)), before);
}

#[test]
fn refuses_one_member_in_the_place_of_both() {
    let world = World::begin();
    let ana = world.joins("ana");
    let extend = tie::extend(world.payer(), &world.of(&ana), ana.member, eur(100));
    world.bank.refuses_for_the_fee(&world.signed(&[extend], &[&ana.key]), &custom(0, TWICE));
}

#[test]
fn refuses_a_member_as_its_own_tie() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.ties(&ana, &ben);
    let tie = world.tie(&ana, &ben);
    let mut pledge = tie::pledge(&world.of(&ana), &tie, eur(50));
    for meta in pledge.accounts.iter_mut().filter(|meta| meta.pubkey == tie.address) {
        meta.pubkey = ana.member;
    }
    let error = custom(0, TWICE);
    world.bank.refuses_for_the_fee(&world.signed(&[pledge], &[&ana.key]), &error);
}

#[test]
fn refuses_an_account_more_than_the_instruction_takes() {
    let world = World::begin();
    let ana = world.joins("ana");
    let mut set = world.setting(&ana, 6);
    set.accounts.push(AccountMeta::new(ana.member, false));
    let error = custom(0, Refusal::ShapeMismatch.code());
    world.bank.refuses_for_the_fee(&world.signed(&[set], &[&ana.key]), &error);
}

#[test]
fn refuses_a_tie_twice_on_a_path() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.ties(&ana, &ben);
    let asked = world.asks(&ana, eur(100));
    let mut promise = world.promise(&ben, eur(100), &[&ana]);
    let twice = promise.path.clone();
    promise.path.extend(twice);
    let commit = world.committing(&ben, &asked.address, &promise);
    let error = custom(0, Refusal::AccountsNotDistinct.code());
    world.bank.refuses_for_the_fee(&world.signed(&[commit], &[&ben.key]), &error);
}
