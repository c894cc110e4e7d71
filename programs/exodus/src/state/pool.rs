//! The account of a pool.

use anchor_lang::prelude::*;
use exodus_rules::pool::{self, ClaimNumber, Queue, Terms};
use exodus_rules::{Amount, Period, Span, Timestamp};

use crate::record::{Head, Stored, head};

/// A group that agreed to share damage. Seeds: `"pool"`, founder member, number. Amounts in minor units, windows in
/// seconds.
#[account]
pub struct Pool {
    /// Sequence, version, bump.
    pub head: Head,
    /// The network of its members.
    pub network: Address,
    /// The member who founded it, with no more rights than others.
    pub founder: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// SHA-256 of the rules that everybody read before joining; they never change.
    pub rules: [u8; 32],
    /// The claim that was called last, which its stakes answer or have answered; zero = none yet.
    pub answering: Address,
    /// The smallest stake.
    pub smallest: u64,
    /// The largest stake.
    pub largest: u64,
    /// The sum of the active stakes.
    pub total: u64,
    /// The last second in which `answering` takes answers, unix seconds; 0 = none yet.
    pub answer_deadline: i64,
    /// Which of the claims behind `done` are void, withdrawn or uncovered: the lowest bit stands for the first of them.
    pub void_claims: u64,
    /// How long a claim is discussed.
    pub discussion: u32,
    /// How long a frozen claim waits for answers.
    pub answer: u32,
    /// How long after that the answers have to be fulfilled.
    pub fulfilment: u32,
    /// How old a stake has to be before it claims, and how long a claimant stays.
    pub waiting: u32,
    /// The founder's turn when it was created; part of the address.
    pub number: u32,
    /// How many stakes are active.
    pub stakes: u32,
    /// The number of the claim that was opened last; 0 = none yet.
    pub opened: u32,
    /// Every claim up to this number is called or void.
    pub done: u32,
    /// The number of the claim that was called last; 0 = none yet.
    pub frozen: u32,
    /// The period that `called` belongs to.
    pub period: u32,
    /// How many millionths of every stake have been called in `period`.
    pub called: u32,
    /// The largest claim, in hundredths of a percent of the total, 1-10,000.
    pub bps: u16,
    /// Zero.
    pub reserved: [u8; 2],
}

const _: () = assert!(Pool::SIZE == 272);
const _: () = assert!(core::mem::offset_of!(Pool, network) == 16);
const _: () = assert!(core::mem::offset_of!(Pool, founder) == 48);

impl Pool {
    /// The pool as the rules read it.
    #[inline(never)]
    pub fn read(&self) -> pool::Pool {
        pool::Pool {
            terms: Terms {
                discussion: Span::of_seconds(self.discussion),
                answer: Span::of_seconds(self.answer),
                fulfilment: Span::of_seconds(self.fulfilment),
                waiting: Span::of_seconds(self.waiting),
                smallest: Amount::stored(self.smallest),
                largest: Amount::stored(self.largest),
                bps: self.bps,
            },
            total: Amount::stored(self.total),
            stakes: self.stakes,
            queue: Queue {
                opened: ClaimNumber(self.opened),
                done: ClaimNumber(self.done),
                frozen: ClaimNumber(self.frozen),
                void: self.void_claims,
            },
            period: Period(self.period),
            called: self.called,
        }
    }

    /// Writes what the rules made of it. The terms are written once, when it is created.
    pub const fn write(&mut self, pool: &pool::Pool) {
        self.total = pool.total.get();
        self.stakes = pool.stakes;
        self.opened = pool.queue.opened.0;
        self.done = pool.queue.done.0;
        self.frozen = pool.queue.frozen.0;
        self.void_claims = pool.queue.void;
        self.period = pool.period.0;
        self.called = pool.called;
    }

    /// By when an answer given to a claim has to be fulfilled.
    pub const fn due(&self, deadline: Timestamp) -> Timestamp {
        deadline.after(Span::of_seconds(self.fulfilment))
    }
}

impl Stored for Pool {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        self.read().invariant()
    }
}
