//! What remains of a member who has left: the address never starts again, and the archive can still be proved.

use anchor_lang::prelude::*;

use super::Member;
use crate::record::{Head, Record, Stored, head};

/// At the member's address, instead of the member.
#[account]
pub struct Tombstone {
    /// Sequence, version, bump.
    pub head: Head,
    /// The chain of hashes over the closed commitments, as it was in the end.
    pub history: [u8; 32],
    /// Closed commitments in the history.
    pub history_length: u32,
    /// Zero.
    pub reserved: [u8; 4],
}

const _: () = assert!(Tombstone::SIZE == 64);

impl Tombstone {
    /// What remains of a member.
    pub const fn of(member: &Member) -> Self {
        let head =
            Head { sequence: member.head.sequence, version: Self::VERSION, bump: member.head.bump, reserved: [0; 6] };
        Self { head, history: member.history, history_length: member.history_length, reserved: [0; 4] }
    }
}

impl Record<Member> {
    /// Puts a tombstone where the member was.
    pub fn bury(&mut self, payer: &UncheckedAccount) -> core::result::Result<(), ProgramError> {
        self.leave(payer, Tombstone::of)
    }
}

impl Stored for Tombstone {
    head! {}

    fn payer(&self) -> Option<&Address> {
        None
    }

    fn invariant(&self) -> bool {
        true
    }
}
