//! One thing wrong: another signer, another account, a number a little off.

use exodus_sdk::Address;
use exodus_sdk::instructions::{Instruction, SYSTEM};

use crate::laws::model::Model;
use crate::laws::model::kind::Kind;
use crate::laws::model::shape::{Shape, Slot, of};
use crate::laws::random::Random;
use crate::laws::world::{key, payers};

pub(super) fn spoil(model: &Model, instruction: &mut Instruction, random: &mut Random) {
    let Some(shape) = instruction.data.first().and_then(|tag| of(*tag)) else { return };
    match random.below(40) {
        0 => another_shape(shape, instruction, random),
        number => spoil_one(model, shape, instruction, (number, random)),
    }
}

fn spoil_one(model: &Model, shape: &Shape, instruction: &mut Instruction, (number, random): (u64, &mut Random)) {
    match number % 10 {
        0 | 1 => another_signer(model, instruction, random),
        2 => unsigned(instruction, random),
        3..=5 => another_account(model, shape, instruction, random),
        6 => twice(instruction, random),
        _ => another_number(shape, instruction, random),
    }
}

/// Places that anybody may fill: who pays and what a signature stands for.
fn another_signer(model: &Model, instruction: &mut Instruction, random: &mut Random) {
    let keys: Vec<Address> = model.members.values().map(|member| member.authority).collect();
    let lent: Vec<Address> = model.delegates.values().map(|delegate| delegate.key).collect();
    let other = match random.below(4) {
        0 => random.pick(&lent).copied(),
        1 => Some(key(random.below(40))),
        _ => random.pick(&keys).copied(),
    };
    let signs: Vec<usize> =
        (0..instruction.accounts.len()).filter(|place| instruction.accounts[*place].is_signer).collect();
    if let (Some(other), Some(place)) = (other, random.pick(&signs))
        && !payers().contains(&instruction.accounts[*place].pubkey)
    {
        instruction.accounts[*place].pubkey = other;
    }
}

/// A byte or an account more or less. (What closes a commitment may carry the bytes of its record.)
fn another_shape(shape: &Shape, instruction: &mut Instruction, random: &mut Random) {
    match random.below(4) {
        0 if shape.tag != 87 => instruction.data.push(0),
        1 if shape.tag != 87 => drop(instruction.data.pop()),
        2 => instruction.accounts.extend(instruction.accounts.last().cloned()),
        _ => drop(instruction.accounts.pop()),
    }
}

fn unsigned(instruction: &mut Instruction, random: &mut Random) {
    let signs: Vec<usize> =
        (0..instruction.accounts.len()).filter(|place| instruction.accounts[*place].is_signer).collect();
    if let Some(place) = random.pick(&signs) {
        instruction.accounts[*place].is_signer = false;
    }
}

/// Another record in place of one: mostly of the same kind.
fn another_account(model: &Model, shape: &Shape, instruction: &mut Instruction, random: &mut Random) {
    let places: Vec<usize> =
        (0..instruction.accounts.len()).filter(|place| !instruction.accounts[*place].is_signer).collect();
    let Some(place) = random.pick(&places).copied() else { return };
    let kind = model.kind(&instruction.accounts[place].pubkey);
    let others = match (kind, random.below(6)) {
        (Some(kind), 1..) => all(model, kind),
        (None, 1..) if matches!(shape.slots.get(place), Some(Slot::Touches)) => payers(),
        _ => [all(model, Kind::Member), all(model, Kind::Tie), all(model, Kind::Commitment), vec![SYSTEM]].concat(),
    };
    if let Some(other) = random.pick(&others) {
        instruction.accounts[place].pubkey = *other;
    }
}

fn all(model: &Model, kind: Kind) -> Vec<Address> {
    match kind {
        Kind::Network => model.networks.keys().copied().collect(),
        Kind::Member => model.members.keys().copied().collect(),
        Kind::Tombstone => model.tombstones.keys().copied().collect(),
        Kind::Tie => model.ties.keys().copied().collect(),
        Kind::Invitation => model.invitations.keys().copied().collect(),
        Kind::Request => model.requests.keys().copied().collect(),
        Kind::Intent => model.intents.keys().copied().collect(),
        Kind::Commitment => model.commitments.keys().copied().collect(),
        Kind::Offer => model.offers.keys().copied().collect(),
        Kind::Deal => model.deals.keys().copied().collect(),
        Kind::Pool => model.pools.keys().copied().collect(),
        Kind::Stake => model.stakes.keys().copied().collect(),
        Kind::Delegate => model.delegates.keys().copied().collect(),
        Kind::Recovery => model.recoveries.keys().copied().collect(),
    }
}

fn twice(instruction: &mut Instruction, random: &mut Random) {
    let length = instruction.accounts.len();
    let (from, to) = (random.index(length), random.index(length));
    if !instruction.accounts[to].is_signer && !instruction.accounts[from].is_signer {
        instruction.accounts[to].pubkey = instruction.accounts[from].pubkey;
    }
}

/// A number one off, or nothing, or far too large, or with any byte changed.
fn another_number(shape: &Shape, instruction: &mut Instruction, random: &mut Random) {
    if shape.widths.is_empty() {
        return;
    }
    let place = random.index(shape.widths.len());
    let start = 1 + shape.widths[..place].iter().sum::<usize>();
    let field = &mut instruction.data[start..start + shape.widths[place]];
    match random.below(12) {
        0..=4 => step(field, 1),
        5..=9 => step(field, 255),
        10 => field.fill(0),
        _ => {
            let at = random.index(field.len());
            field[at] ^= 1 << random.below(8);
        }
    }
}

/// Adds one, or takes one away (which is adding all ones).
fn step(field: &mut [u8], by: u8) {
    if field.len() > 8 {
        field[0] = field[0].wrapping_add(by);
        return;
    }
    let mut number = [0; 8];
    number[..field.len()].copy_from_slice(field);
    let number = u64::from_le_bytes(number);
    let moved = if by == 1 { number.wrapping_add(1) } else { number.wrapping_sub(1) };
    let length = field.len();
    field.copy_from_slice(&moved.to_le_bytes()[..length]);
}
