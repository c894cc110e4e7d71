//! An instruction as the model reads it: a tag, accounts by place, and plain numbers one after the other.

use std::collections::BTreeSet;

use exodus_sdk::Address;
use exodus_sdk::instructions::{Instruction, SYSTEM};

use super::codes;
use super::records::LARGEST;

/// What the model reads of an instruction.
pub(crate) struct Call<'a> {
    instruction: &'a Instruction,
    /// Which instruction.
    pub(crate) tag: u8,
}

impl<'a> Call<'a> {
    pub(crate) fn of(instruction: &'a Instruction) -> Self {
        Self { instruction, tag: instruction.data.first().copied().unwrap_or(u8::MAX) }
    }

    /// The account at a place.
    pub(crate) fn at(&self, place: usize) -> Address {
        self.instruction.accounts.get(place).map_or(SYSTEM, |meta| meta.pubkey)
    }

    /// The accounts from a place on.
    pub(crate) fn from(&self, place: usize) -> Vec<Address> {
        self.instruction.accounts.iter().skip(place).map(|meta| meta.pubkey).collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.instruction.accounts.len()
    }

    /// Whether a key signs, wherever the transaction says so.
    pub(crate) fn signs(&self, key: &Address) -> bool {
        self.instruction.accounts.iter().any(|meta| meta.is_signer && meta.pubkey == *key)
    }

    /// The numbers behind the tag.
    pub(crate) fn args(&self) -> Args<'a> {
        Args(self.instruction.data.get(1..).unwrap_or_default())
    }
}

/// Numbers one after the other, little-endian.
pub(crate) struct Args<'a>(&'a [u8]);

impl Args<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let (head, rest) = self.0.split_first_chunk::<N>().expect("the shape was checked");
        self.0 = rest;
        *head
    }

    pub(crate) fn u8(&mut self) -> u8 {
        self.take::<1>()[0]
    }

    pub(crate) fn u16(&mut self) -> u16 {
        u16::from_le_bytes(self.take())
    }

    pub(crate) fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.take())
    }

    pub(crate) fn u64(&mut self) -> u64 {
        u64::from_le_bytes(self.take())
    }

    pub(crate) fn i64(&mut self) -> i64 {
        i64::from_le_bytes(self.take())
    }

    pub(crate) fn hash(&mut self) -> [u8; 32] {
        self.take()
    }

    /// A commitment, as the account holds it behind its type mark.
    pub(crate) fn record(&mut self) -> [u8; 328] {
        self.take()
    }
}

/// The numbers of every refusal that may be given: several faults may coincide, and which is met first is nobody's
/// business.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Refusals(pub(crate) BTreeSet<u32>);

/// Accepted, or refused for one of these reasons.
pub(crate) type Verdict = Result<(), Refusals>;

impl Refusals {
    /// One reason.
    pub(crate) fn only(code: u32) -> Self {
        Self(BTreeSet::from([code]))
    }

    /// One more reason, where it applies.
    pub(crate) fn when(&mut self, applies: bool, code: u32) {
        if applies {
            self.0.insert(code);
        }
    }

    /// A sum that somebody promises or moves.
    pub(crate) fn unless_positive(&mut self, amount: u64) {
        self.when(amount == 0, codes::AMOUNT_ZERO);
        self.unless_amount(amount);
    }

    /// A sum that may be nothing.
    pub(crate) fn unless_amount(&mut self, amount: u64) {
        self.when(amount > LARGEST, codes::AMOUNT_TOO_LARGE);
    }

    /// Accepted, if no reason applied.
    pub(crate) fn verdict(self) -> Verdict {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}
