//! The account of a stake.

use anchor_lang::prelude::*;
use exodus_rules::pool::ClaimNumber;
use exodus_rules::stake::{self, Mandate, State};
use exodus_rules::{Amount, Epoch, Refusal, Timestamp, Turn};

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
    /// What the pool's total counts and the claims numbered `from` and higher call, in minor units; 0 = not active.
    pub amount: u64,
    /// What the claims numbered up to `until` call, in minor units.
    pub earlier: u64,
    /// The most that anyone may answer for the member to a claim numbered `mandate_from` or higher, in minor units; 0 = ask.
    pub mandate: u64,
    /// The same for the claims before, in minor units.
    pub mandate_earlier: u64,
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
    /// Every claim before this number is answered, or calls nothing from it.
    pub next: u32,
    /// The first claim that calls `amount`.
    pub from: u32,
    /// The last claim that calls `earlier`.
    pub until: u32,
    /// The number of its own last claim; 0 = none.
    pub claim: u32,
    /// The first claim that `mandate` counts for.
    pub mandate_from: u32,
    /// The epoch of the member's key that signed the mandate; under another it has no power.
    pub mandate_epoch: u32,
    /// How many claims it left unanswered, at most 2.
    pub missed: u32,
    /// How many claims it declined.
    pub declined: u32,
    /// 1 active, 2 excluded, 3 leaving, 4 lapsed.
    pub state: u8,
    /// Zero.
    pub reserved: [u8; 3],
}

const _: () = assert!(Stake::SIZE == 224);
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
                3 => State::Leaving,
                4 => State::Lapsed,
                _ => return Err(Refusal::RecordCorrupt),
            },
            turn: Turn(self.turn),
            amount: Amount::stored(self.amount),
            from: ClaimNumber(self.from),
            earlier: Amount::stored(self.earlier),
            until: ClaimNumber(self.until),
            mandate: Mandate {
                amount: Amount::stored(self.mandate),
                from: ClaimNumber(self.mandate_from),
                earlier: Amount::stored(self.mandate_earlier),
                epoch: Epoch(self.mandate_epoch),
            },
            joined: Timestamp::new(self.joined),
            since: Timestamp::new(self.since),
            next: ClaimNumber(self.next),
            last_claim: moment(self.last_claim),
            claim: ClaimNumber(self.claim),
            covered: moment(self.covered),
            missed: self.missed,
            declined: self.declined,
        })
    }

    /// Writes what the rules made of it.
    #[inline(never)]
    pub fn write(&mut self, stake: &stake::Stake) {
        self.state = match stake.state {
            State::Active => 1,
            State::Excluded => 2,
            State::Leaving => 3,
            State::Lapsed => 4,
        };
        self.turn = stake.turn.0;
        self.amount = stake.amount.get();
        self.from = stake.from.0;
        self.earlier = stake.earlier.get();
        self.until = stake.until.0;
        self.write_mandate(&stake.mandate);
        self.joined = stake.joined.get();
        self.since = stake.since.get();
        self.next = stake.next.0;
        self.last_claim = seconds(stake.last_claim);
        self.claim = stake.claim.0;
        self.covered = seconds(stake.covered);
        self.missed = stake.missed;
        self.declined = stake.declined;
    }

    const fn write_mandate(&mut self, mandate: &Mandate) {
        self.mandate = mandate.amount.get();
        self.mandate_from = mandate.from.0;
        self.mandate_earlier = mandate.earlier.get();
        self.mandate_epoch = mandate.epoch.0;
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
