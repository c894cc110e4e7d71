//! The account of a stake.

use anchor_lang::prelude::*;
use exodus_rules::pool::ClaimNumber;
use exodus_rules::stake::{self, State};
use exodus_rules::{Amount, Refusal, Timestamp, Turn};

use super::{moment, seconds};
use crate::record::{Head, Stored, head};

/// The most that a member gives in one period to a pool. Seeds: `"stake"`, pool, member.
#[account]
pub struct Stake {
    /// Sequence, version, bump.
    pub head: Head,
    /// The pool.
    pub pool: Address,
    /// The member.
    pub member: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// In minor units.
    pub amount: u64,
    /// When the member joined the pool, unix seconds.
    pub joined: i64,
    /// Since when the waiting time counts, unix seconds.
    pub since: i64,
    /// When its own last claim was opened, unix seconds; 0 = never.
    pub last_claim: i64,
    /// When its own last claim was frozen to be covered, unix seconds; 0 = never.
    pub covered: i64,
    /// How often the member has changed it, counted from the member's turn when it was made.
    pub turn: u32,
    /// The number of the next claim that it must answer.
    pub next: u32,
    /// 1 active, 2 excluded.
    pub state: u8,
    /// Zero.
    pub reserved: [u8; 7],
}

const _: () = assert!(Stake::SIZE == 176);
const _: () = assert!(core::mem::offset_of!(Stake, pool) == 16);
const _: () = assert!(core::mem::offset_of!(Stake, member) == 48);

impl Stake {
    /// The stake as the rules read it.
    #[inline(never)]
    pub fn read(&self) -> core::result::Result<stake::Stake, Refusal> {
        Ok(stake::Stake {
            state: match self.state {
                1 => State::Active,
                2 => State::Excluded,
                _ => return Err(Refusal::RecordCorrupt),
            },
            turn: Turn(self.turn),
            amount: Amount::stored(self.amount),
            joined: Timestamp::new(self.joined),
            since: Timestamp::new(self.since),
            next: ClaimNumber(self.next),
            last_claim: moment(self.last_claim),
            covered: moment(self.covered),
        })
    }

    /// Writes what the rules made of it.
    #[inline(never)]
    pub fn write(&mut self, stake: &stake::Stake) {
        self.state = match stake.state {
            State::Active => 1,
            State::Excluded => 2,
        };
        self.turn = stake.turn.0;
        self.amount = stake.amount.get();
        self.joined = stake.joined.get();
        self.since = stake.since.get();
        self.next = stake.next.0;
        self.last_claim = seconds(stake.last_claim);
        self.covered = seconds(stake.covered);
    }
}

impl Stored for Stake {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.read().is_ok_and(|stake| stake.invariant())
    }
}
