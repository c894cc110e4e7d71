//! A pool: a group that agreed to share damage. Nothing is paid in; each names a stake, the most they give in a period.
//!
//! Who is in when a claim is opened shares it, and nobody else does: a join, a raise, a lower stake and leaving count for
//! the claims opened after them.

pub use crate::queue::{ClaimNumber, Queue};

use crate::period::Rhythm;
use crate::share::Fraction;
use crate::stake::{Mandate, Stake, State};
use crate::{Amount, Period, Refusal, Span, Timestamp, Turn};

/// What everybody in a pool agreed to. It never changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    /// How long a claim is discussed before it is frozen.
    pub discussion: Span,
    /// How long a frozen claim waits for answers.
    pub answer: Span,
    /// How long after that the answers have to be fulfilled.
    pub fulfilment: Span,
    /// How old a stake has to be before it claims, and how long a claimant stays.
    pub waiting: Span,
    /// The smallest stake.
    pub smallest: Amount,
    /// The largest stake.
    pub largest: Amount,
    /// The largest claim, in hundredths of a percent of the total, `1 ..= 10,000`.
    pub bps: u16,
}

impl Terms {
    /// The shortest window, unless the network's periods are shorter still.
    pub const SHORTEST: Span = Span::days(3);
    /// The longest window.
    pub const LONGEST: Span = Span::days(92);
    /// The longest waiting time.
    pub const WAITING: Span = Span::days(366);
    /// All of the total, in hundredths of a percent.
    pub const ALL: u16 = 10_000;

    /// The terms that a founder proposes, checked against the rhythm of the network.
    pub fn checked(self, rhythm: Rhythm) -> Result<Self, Refusal> {
        let shortest = match rhythm {
            Rhythm::Month => Self::SHORTEST,
            Rhythm::Fixed(length) => Self::SHORTEST.min(Span::of_seconds(length)),
        };
        let windows = [self.discussion, self.answer, self.fulfilment];
        if windows.iter().any(|window| *window < shortest || *window > Self::LONGEST) {
            return Err(Refusal::WindowOutOfRange);
        }
        if self.waiting > Self::WAITING {
            return Err(Refusal::WaitingOutOfRange);
        }
        if self.smallest > self.largest {
            return Err(Refusal::StakeBoundsInverted);
        }
        if self.bps == 0 || self.bps > Self::ALL { Err(Refusal::BpsOutOfRange) } else { Ok(self) }
    }

    /// The largest claim on so much.
    pub fn largest_claim(&self, total: Amount) -> Result<Amount, Refusal> {
        Ok(Fraction::new(u64::from(self.bps), u64::from(Self::ALL))?.floor_of(total))
    }

    fn must_allow(&self, stake: Amount) -> Result<(), Refusal> {
        if stake < self.smallest || stake > self.largest { Err(Refusal::StakeOutOfRange) } else { Ok(()) }
    }
}

/// Everything about a pool that a rule reads or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pool {
    /// What everybody agreed to.
    pub terms: Terms,
    /// The sum of the active stakes.
    pub total: Amount,
    /// How many stakes are active.
    pub stakes: u32,
    /// Its claims.
    pub queue: Queue,
    /// The period that `called` belongs to.
    pub period: Period,
    /// How many millionths of every stake have been called in `period`.
    pub called: u32,
}

impl Pool {
    /// All of a stake, in millionths.
    pub const WHOLE: u32 = 1_000_000;

    /// A pool in which nobody is yet; its founder joins next.
    pub fn found(terms: Terms) -> Self {
        let queue = Queue::default();
        Self { terms, total: Amount::ZERO, stakes: 0, queue, period: Period(0), called: 0 }
    }

    /// Somebody joins, whose turn `turn` numbers the new stake.
    pub fn join(self, turn: Turn, amount: Amount, now: Timestamp) -> Result<(Self, Stake), Refusal> {
        let stake = Stake::new(turn, amount, self.queue.opened.next()?, now);
        Ok((self.with(amount)?, stake))
    }

    /// Somebody comes back who has left or lapsed, and whose record is still kept.
    pub fn join_again(self, stake: Stake, amount: Amount, now: Timestamp) -> Result<(Self, Stake), Refusal> {
        stake.must_be_out(&self.queue)?;
        let from = self.queue.opened.next()?;
        let next = if stake.has_open(&self.queue) { stake.next } else { from };
        let (turn, mandate) = (stake.turn.take(stake.turn)?, Mandate::default());
        let back = Stake { state: State::Active, turn, amount, from, next, mandate, joined: now, since: now, ..stake };
        Ok((self.with(amount)?, back))
    }

    /// A stake rises or falls. A raise starts the waiting time anew.
    pub fn change(self, stake: Stake, named: Turn, amount: Amount, now: Timestamp) -> Result<(Self, Stake), Refusal> {
        stake.must_be_free(&self.queue)?;
        let turn = stake.turn.take(named)?;
        self.terms.must_allow(amount)?;
        let stake = stake.settled(&self.queue)?;
        if amount < stake.amount {
            stake.must_be_lowerable(self.terms.waiting, &self.queue, now)?;
        }
        let since = if amount > stake.amount { now } else { stake.since };
        let total = self.total.without(stake.amount).plus(amount)?;
        let from = self.queue.opened.next()?;
        Ok((Self { total, ..self }, Stake { turn, amount, from, since, ..stake.owing_until(self.queue.opened) }))
    }

    /// Somebody leaves, without a mark: the claims opened so far still call the stake, later ones do not.
    pub fn leave(self, stake: Stake, named: Turn, now: Timestamp) -> Result<(Self, Stake), Refusal> {
        stake.must_be_leavable(self.terms.waiting, &self.queue, now)?;
        let turn = stake.turn.take(named)?;
        let owing = stake.settled(&self.queue)?.owing_until(self.queue.opened);
        Ok((self.without(&stake)?, Stake { state: State::Leaving, turn, amount: Amount::ZERO, ..owing }))
    }

    /// Somebody owed an answer and did not give it: out of all later claims, and once more is for good. What the claims
    /// opened so far call from this stake stays uncovered.
    pub fn lapse(self, stake: Stake) -> Result<(Self, Stake), Refusal> {
        let missed = stake.missed.checked_add(1).ok_or(Refusal::TurnsExhausted)?;
        let state = if missed < Stake::MISSES { State::Lapsed } else { State::Excluded };
        let (pool, owing) = match stake.state {
            State::Active => (self.without(&stake)?, stake.owing_until(self.queue.opened)),
            State::Leaving | State::Lapsed | State::Excluded => (self, stake),
        };
        Ok((pool, Stake { state, missed, amount: Amount::ZERO, earlier: Amount::ZERO, ..owing }))
    }

    fn with(self, amount: Amount) -> Result<Self, Refusal> {
        self.terms.must_allow(amount)?;
        let stakes = self.stakes.checked_add(1).ok_or(Refusal::TurnsExhausted)?;
        Ok(Self { total: self.total.plus(amount)?, stakes, ..self })
    }

    fn without(self, stake: &Stake) -> Result<Self, Refusal> {
        let stakes = self.stakes.checked_sub(1).ok_or(Refusal::RecordCorrupt)?;
        Ok(Self { total: self.total.without(stake.amount), stakes, ..self })
    }

    /// How much of every stake has been called in `period`, in millionths.
    pub fn called_in(&self, period: Period) -> u32 {
        if self.period == period { self.called } else { 0 }
    }

    /// How much of so much can still be called in `period`.
    pub fn budget(&self, total: Amount, period: Period) -> Result<Amount, Refusal> {
        let rest = Self::WHOLE.saturating_sub(self.called_in(period));
        Ok(Fraction::new(u64::from(rest), u64::from(Self::WHOLE))?.floor_of(total))
    }

    /// Whether the pool may close, once nobody owes an answer to the claim that was called last. (Those who have left may.)
    pub const fn must_be_empty(&self) -> Result<(), Refusal> {
        if self.stakes == 0 { Ok(()) } else { Err(Refusal::StakesActive) }
    }

    /// What holds for every pool record.
    pub fn invariant(&self) -> bool {
        (self.stakes == 0) == self.total.is_zero()
            && self.total.in_range()
            && self.called <= Self::WHOLE
            && self.queue.invariant()
            && self.terms.smallest <= self.terms.largest
    }
}

#[cfg(test)]
mod tests;
