//! A stake: the most that a member gives in one period to a pool. Nothing is paid in.

use crate::pool::{ClaimNumber, Pool};
use crate::{Amount, Refusal, Timestamp, Turn};

/// What the record of a stake says. One that was left is gone altogether.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Shares the damage.
    Active,
    /// Did not answer a claim; the record stays, so that the member never returns.
    Excluded,
}

/// Everything about a stake that a rule reads or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stake {
    /// As written down.
    pub state: State,
    /// How often the member has changed it. It began at the turn of the member who joined, and so never counts anew.
    pub turn: Turn,
    /// The most that is given in one period.
    pub amount: Amount,
    /// When the member joined: a claim of an earlier stake is not this one's.
    pub joined: Timestamp,
    /// Since when the waiting time counts; a raise starts it anew.
    pub since: Timestamp,
    /// The number of the next claim that it must answer.
    pub next: ClaimNumber,
    /// When its own last claim was opened, if ever.
    pub last_claim: Option<Timestamp>,
    /// When its own last claim was frozen to be covered, if ever.
    pub covered: Option<Timestamp>,
}

impl Stake {
    /// A new stake, which answers from the next claim on.
    pub const fn new(turn: Turn, amount: Amount, next: ClaimNumber, now: Timestamp) -> Self {
        Self { state: State::Active, turn, amount, joined: now, since: now, next, last_claim: None, covered: None }
    }

    /// Refuses one that was excluded.
    pub const fn must_be_active(&self) -> Result<(), Refusal> {
        match self.state {
            State::Active => Ok(()),
            State::Excluded => Err(Refusal::StakeExcluded),
        }
    }

    /// Whether a frozen claim waits for its answer.
    pub fn owes_answer(&self, pool: &Pool) -> bool {
        self.next <= pool.frozen
    }

    /// Refuses what a stake may not do while it owes an answer: change, leave, claim.
    pub fn must_be_free(&self, pool: &Pool) -> Result<(), Refusal> {
        self.must_be_active()?;
        if self.owes_answer(pool) { Err(Refusal::AnswerOwed) } else { Ok(()) }
    }

    /// Why the member of this stake cannot join once more.
    pub const fn stands_in_the_way(&self) -> Refusal {
        match self.state {
            State::Active => Refusal::StakeActive,
            State::Excluded => Refusal::StakeExcluded,
        }
    }

    /// Whether its member may vouch for somebody new.
    pub fn must_vouch(&self, pool: &Pool) -> Result<(), Refusal> {
        self.must_be_free(pool).map_err(|_| Refusal::VoucherAbsent)
    }

    /// Whether it is old enough to claim, and has not claimed too lately.
    pub fn must_have_waited(&self, pool: &Pool, now: Timestamp) -> Result<(), Refusal> {
        let waiting = pool.terms.waiting;
        if now <= self.since.after(waiting) {
            return Err(Refusal::StakeTooYoung);
        }
        match self.last_claim {
            Some(last) if now <= last.after(waiting) => Err(Refusal::ClaimTooSoon),
            Some(_) | None => Ok(()),
        }
    }

    /// From when on it is old enough to claim, and has not claimed too lately.
    pub fn may_claim_from(&self, pool: &Pool) -> Timestamp {
        let waits = self.last_claim.map_or(self.since, |last| last.max(self.since)).after(pool.terms.waiting);
        Timestamp::new(waits.get().saturating_add(1))
    }

    /// The last second in which a claimant stays, if one was covered.
    pub fn stays_until(&self, pool: &Pool) -> Option<Timestamp> {
        self.covered.map(|covered| covered.after(pool.terms.waiting))
    }

    /// Whether it may be left: it owes no answer, and after the freeze of a claim of its own it stays a waiting time.
    pub fn must_be_leavable(&self, pool: &Pool, now: Timestamp) -> Result<(), Refusal> {
        self.must_be_free(pool)?;
        match self.stays_until(pool) {
            Some(until) if now <= until => Err(Refusal::ClaimantStays),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether it may be lowered: not while its member has to stay for a claim that was covered. (Before, a claim shrinks
    /// with the stake when it is frozen.)
    pub fn must_be_lowerable(&self, pool: &Pool, now: Timestamp) -> Result<(), Refusal> {
        match self.stays_until(pool) {
            Some(until) if now <= until => Err(Refusal::ClaimantKeepsStake),
            Some(_) | None => Ok(()),
        }
    }

    /// What holds for every stake record.
    pub const fn invariant(&self) -> bool {
        !self.amount.is_zero() && self.amount.in_range()
    }
}
