//! The account of a proposal to give a member another key.

use anchor_lang::prelude::*;
use exodus_rules::recovery::{self, Place, Proposal, Terms};
use exodus_rules::{Epoch, Refusal, Timestamp};

use super::{moment, seconds};
use crate::record::{Head, Stored, head, plain_bytes};

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
    /// The guardians who stand behind it; the rest is zero.
    pub approvers: [Approval; 9],
    /// When it was proposed, unix seconds.
    pub opened: i64,
    /// When enough guardians had approved it and the delay began, unix seconds; 0 = too few have.
    pub reached: i64,
    /// The first second in which it may be executed, unix seconds; 0 = too few have approved it.
    pub executable: i64,
    /// The last second in which it may be approved or executed, unix seconds.
    pub expires: i64,
    /// The member's epoch when it was proposed.
    pub epoch: u32,
    /// How many guardians stand behind it, 1-9.
    pub approvals: u8,
    /// How many it takes, as it was when the delay began; 0 = too few have approved it.
    pub threshold: u8,
    /// The delay in days, as it was when it began; 0 = too few have approved it.
    pub days: u8,
    /// Zero.
    pub reserved: u8,
}

/// One guardian's word for a proposed key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, IdlType)]
#[repr(C)]
pub struct Approval {
    /// The guardian.
    pub guardian: Address,
    /// When they approved, unix seconds.
    pub at: i64,
    /// The guardian's epoch then: the approval holds as long as it does.
    pub epoch: u32,
    /// Zero.
    pub reserved: [u8; 4],
}

plain_bytes! { Approval }

const _: () = assert!(Recovery::SIZE == 592);
const _: () = assert!(core::mem::offset_of!(Recovery, member) == 16);

impl Recovery {
    /// The proposal as the rules read it.
    pub const fn read(&self) -> Proposal {
        Proposal {
            epoch: Epoch(self.epoch),
            opened: Timestamp::new(self.opened),
            reached: moment(self.reached),
            terms: Terms { threshold: self.threshold, days: self.days },
            expires: Timestamp::new(self.expires),
        }
    }

    /// Writes what the rules made of it.
    pub fn write(&mut self, proposal: &Proposal) {
        self.epoch = proposal.epoch.0;
        self.opened = proposal.opened.get();
        self.reached = seconds(proposal.reached);
        self.executable = seconds(proposal.executable());
        self.expires = proposal.expires.get();
        self.threshold = proposal.terms.threshold;
        self.days = proposal.terms.days;
    }

    /// The guardians who stand behind it.
    pub fn approvers(&self) -> &[Approval] {
        self.approvers.get(..usize::from(self.approvals)).unwrap_or_default()
    }

    /// The same, and in which epoch each of them approved.
    pub fn given(&self) -> impl ExactSizeIterator<Item = (&Address, Epoch)> {
        self.approvers().iter().map(|one| (&one.guardian, Epoch(one.epoch)))
    }

    /// A guardian stands behind it, under the terms that hold at this moment.
    pub fn approve(
        &mut self,
        guardian: &Address,
        epoch: Epoch,
        (terms, at): (Terms, Timestamp),
    ) -> core::result::Result<(), Refusal> {
        let place = recovery::place(self.given(), guardian, epoch)?;
        let written = self.approvers.get_mut(place.index()).ok_or(Refusal::ApprovalsFull)?;
        *written = Approval { guardian: *guardian, at: at.get(), epoch: epoch.0, reserved: [0; 4] };
        if matches!(place, Place::Next(_)) {
            self.approvals = self.approvals.saturating_add(1);
        }
        let times = self.approvers().iter().map(|one| Timestamp::new(one.at));
        let after = self.read().approved(place, times, terms);
        self.write(&after);
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
            && Terms::new(self.threshold, self.days).is_ok()
            && (self.reached == 0) == (self.threshold == 0)
            && self.executable == seconds(self.read().executable())
            && self.opened <= self.expires
            && self.reserved == 0
    }
}
