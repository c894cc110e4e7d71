//! The account of a delegate.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Epoch, Period, Refusal, Timestamp, delegate};

use crate::record::{Head, Stored, head};

/// A key with some power lent by a member. Seeds: `"delegate"`, member, key.
#[account]
pub struct Delegate {
    /// Sequence, version, bump.
    pub head: Head,
    /// The member who lends the power.
    pub member: Address,
    /// The key that has it.
    pub key: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// The most per intent and per request, in minor units.
    pub limit: u64,
    /// The last second of its power, unix seconds.
    pub expires: i64,
    /// The member's epoch when the power was lent.
    pub epoch: u32,
    /// The last period in which it opened a request; 0 = never.
    pub last_request: u32,
    /// 1 open requests, 2 close requests, 4 handle intents, 8 mark performed, or a sum of these.
    pub scopes: u8,
    /// Zero.
    pub reserved: [u8; 7],
}

const _: () = assert!(Delegate::SIZE == 152);
const _: () = assert!(core::mem::offset_of!(Delegate, member) == 16);

impl Delegate {
    /// The delegate as the rules read it.
    pub fn read(&self) -> core::result::Result<delegate::Delegate, Refusal> {
        Ok(delegate::Delegate {
            epoch: Epoch(self.epoch),
            scopes: self.scopes,
            limit: Amount::stored(self.limit),
            last_request: self.last_request.checked_sub(1).map(Period),
            expires: Timestamp::new(self.expires),
        })
    }

    /// Writes what the rules made of it.
    pub fn write(&mut self, delegate: &delegate::Delegate) {
        self.epoch = delegate.epoch.0;
        self.scopes = delegate.scopes;
        self.limit = delegate.limit.get();
        self.last_request = delegate.last_request.map_or(0, |period| period.0.saturating_add(1));
        self.expires = delegate.expires.get();
    }
}

impl Stored for Delegate {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.read().is_ok_and(|delegate| delegate.invariant())
    }
}
