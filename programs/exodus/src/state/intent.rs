//! The account of an intent.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Period, Refusal, Turn, intent};

use crate::record::{Head, Stored, head};

/// A promise that may be edited or withdrawn at any time. Seeds: `"intent"`, request, member.
#[account]
pub struct Intent {
    /// Sequence, version, bump.
    pub head: Head,
    /// The request it is meant for.
    pub request: Address,
    /// The member who declares it.
    pub member: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// The last commitment that came out of it in `period`; zero = none.
    pub commitment: Address,
    /// What it says, in each period, in minor units.
    pub amount: u64,
    /// What has not become a commitment in its period, in minor units.
    pub left: u64,
    /// The period that it counts in.
    pub period: u32,
    /// A turn of its member, another one with each change.
    pub turn: u32,
    /// 1 = it is meant for every period.
    pub recurring: u8,
    /// Zero.
    pub reserved: [u8; 7],
}

const _: () = assert!(Intent::SIZE == 184);
const _: () = assert!(core::mem::offset_of!(Intent, request) == 16);
const _: () = assert!(core::mem::offset_of!(Intent, member) == 48);

impl Intent {
    /// The intent as the rules read it.
    pub fn read(&self) -> core::result::Result<intent::Intent, Refusal> {
        Ok(intent::Intent {
            amount: Amount::stored(self.amount),
            left: Amount::stored(self.left),
            period: Period(self.period),
            recurring: match self.recurring {
                0 => false,
                1 => true,
                _ => return Err(Refusal::RecordCorrupt),
            },
            committed: self.commitment != Address::default(),
            turn: Turn(self.turn),
        })
    }

    /// Writes what the rules made of it. The caller names the commitment that came out of it.
    pub fn write(&mut self, intent: &intent::Intent) {
        self.amount = intent.amount.get();
        self.left = intent.left.get();
        self.period = intent.period.0;
        self.recurring = u8::from(intent.recurring);
        self.turn = intent.turn.0;
        if !intent.committed {
            self.commitment = Address::default();
        }
    }
}

impl Stored for Intent {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.read().is_ok_and(|intent| intent.invariant())
    }
}
