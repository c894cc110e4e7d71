//! What remains of a member who has left: the address never starts again, and the archive can still be proved.

use anchor_lang::prelude::*;

use crate::record::{Head, Stored, head};

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

impl Stored for Tombstone {
    head! {}

    fn payer(&self) -> Option<&Address> {
        None
    }

    fn invariant(&self) -> bool {
        true
    }
}
