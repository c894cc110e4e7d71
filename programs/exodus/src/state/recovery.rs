//! The account of a proposal to give a member another key.

use anchor_lang::prelude::*;
use exodus_rules::recovery::{self, Proposal};
use exodus_rules::{Epoch, Refusal, Timestamp};

use crate::record::{Head, Stored, head};

/// Another key for a member whose own is lost. Seeds: `"recovery"`, member, proposed key.
#[account]
pub struct Recovery {
    /// Sequence, version, bump.
    pub head: Head,
    /// The member.
    pub member: Address,
    /// The key that is proposed.
    pub key: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// The guardians who stand behind it, in the order of their approval; the rest is zero.
    pub approvers: [Address; 9],
    /// When it was proposed, unix seconds.
    pub opened: i64,
    /// The first second in which it may be executed, unix seconds.
    pub executable: i64,
    /// The last second in which it may be executed, unix seconds.
    pub expires: i64,
    /// The member's epoch when it was proposed.
    pub epoch: u32,
    /// How many guardians stand behind it, 1-9.
    pub approvals: u8,
    /// Zero.
    pub reserved: [u8; 3],
}

const _: () = assert!(Recovery::SIZE == 440);
const _: () = assert!(core::mem::offset_of!(Recovery, member) == 16);

impl Recovery {
    /// The proposal as the rules read it.
    pub const fn read(&self) -> Proposal {
        Proposal {
            epoch: Epoch(self.epoch),
            opened: Timestamp::new(self.opened),
            executable: Timestamp::new(self.executable),
            expires: Timestamp::new(self.expires),
        }
    }

    /// Writes a proposal that was just made.
    pub const fn write(&mut self, proposal: &Proposal) {
        self.epoch = proposal.epoch.0;
        self.opened = proposal.opened.get();
        self.executable = proposal.executable.get();
        self.expires = proposal.expires.get();
    }

    /// The guardians who stand behind it.
    pub fn approvers(&self) -> &[Address] {
        self.approvers.get(..usize::from(self.approvals)).unwrap_or_default()
    }

    /// One more guardian stands behind it.
    pub fn approve(&mut self, guardian: &Address) -> core::result::Result<(), Refusal> {
        recovery::must_be_new(self.approvers(), guardian)?;
        let place = self.approvers.get_mut(usize::from(self.approvals)).ok_or(Refusal::ApprovalsFull)?;
        *place = *guardian;
        self.approvals = self.approvals.saturating_add(1);
        Ok(())
    }
}

impl Stored for Recovery {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        (1..=recovery::Arrangement::GUARDIANS).contains(&self.approvals)
            && self.opened <= self.executable
            && self.executable <= self.expires
    }
}
