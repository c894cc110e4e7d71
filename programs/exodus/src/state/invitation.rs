//! The account of an invitation.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Epoch, Refusal, Timestamp, invitation};

use crate::record::{Head, Stored, head};

/// A link that is the offered hand. Seeds: `"invitation"`, ephemeral key.
#[account]
pub struct Invitation {
    /// Sequence, version, bump.
    pub head: Head,
    /// The link's own key, which signs with whoever accepts.
    pub key: Address,
    /// The member who offers the hand.
    pub inviter: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// What the inviter is ready to help with, in minor units.
    pub pledge: u64,
    /// The last second in which the link works, unix seconds.
    pub expires: i64,
    /// The inviter's epoch when the link was made.
    pub epoch: u32,
    /// How many more people may accept it.
    pub uses_left: u8,
    /// Zero.
    pub reserved: [u8; 3],
}

const _: () = assert!(Invitation::SIZE == 144);
const _: () = assert!(core::mem::offset_of!(Invitation, inviter) == 48);

impl Invitation {
    /// The invitation as the rules read it.
    pub fn read(&self) -> core::result::Result<invitation::Invitation, Refusal> {
        Ok(invitation::Invitation {
            epoch: Epoch(self.epoch),
            pledge: Amount::stored(self.pledge),
            expires: Timestamp::new(self.expires),
            uses_left: self.uses_left,
        })
    }

    /// Writes what the rules made of it.
    pub const fn write(&mut self, invitation: &invitation::Invitation) {
        self.epoch = invitation.epoch.0;
        self.pledge = invitation.pledge.get();
        self.expires = invitation.expires.get();
        self.uses_left = invitation.uses_left;
    }
}

impl Stored for Invitation {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.read().is_ok_and(|invitation| invitation.invariant())
    }
}
