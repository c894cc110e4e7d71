//! The account of a network.

use anchor_lang::prelude::*;
use exodus_rules::Refusal;
use exodus_rules::network::Frame;

use crate::record::{Head, Stored, head};

/// An immutable frame. Seeds: `"network"`, founder's key, slug. The founder has no rights.
#[account]
pub struct Network {
    /// Sequence, version, bump.
    pub head: Head,
    /// Whoever created it; named in the address, powerless ever after.
    pub founder: Address,
    /// The SPL mint of the unit; all zero where the unit has none.
    pub mint: Address,
    /// The name within the founder's networks: `a-z 0-9 -`, zero-padded.
    pub slug: [u8; 32],
    /// The unit of account: `A-Z 0-9`, zero-padded, such as `EUR`.
    pub unit: [u8; 8],
    /// The pledge suggested to members, in minor units.
    pub default_pledge: u64,
    /// When it was created, unix seconds.
    pub created: i64,
    /// Length of a period in seconds; 0 = calendar month in UTC.
    pub period_seconds: u32,
    /// Periods without an own act after which a member is dormant.
    pub dormant_after: u32,
    /// Decimals of the unit, 0-9.
    pub decimals: u8,
    /// The most mutual ties a member may have, 1-150.
    pub tie_cap: u8,
    /// Zero.
    pub reserved: [u8; 6],
}

const _: () = assert!(Network::SIZE == 160);

impl Network {
    /// The frame, as the rules read it.
    pub fn frame(&self) -> core::result::Result<Frame, Refusal> {
        Frame::new(self.period_seconds, self.decimals, self.tie_cap, self.dormant_after)
    }
}

impl Stored for Network {
    head! {}

    fn payer(&self) -> Option<&Address> {
        None
    }

    fn invariant(&self) -> bool {
        self.frame().is_ok() && self.default_pledge > 0
    }
}
