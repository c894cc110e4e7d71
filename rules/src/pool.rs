//! A pool: a group that agreed to share damage. Nothing is paid in; each names a stake, the most they give in a period.

use crate::period::Rhythm;
use crate::share::Fraction;
use crate::stake::{Stake, State};
use crate::{Amount, Period, Refusal, Span, Timestamp, Turn};

/// The number of a frozen claim within its pool, from 1; 0 before the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct ClaimNumber(pub u32);

impl ClaimNumber {
    /// The number of the next claim.
    pub fn next(self) -> Result<Self, Refusal> {
        self.0.checked_add(1).map(Self).ok_or(Refusal::TurnsExhausted)
    }
}

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
    /// The last claim that was frozen.
    pub frozen: ClaimNumber,
    /// The period that `called` belongs to.
    pub period: Period,
    /// How many millionths of every stake have been called in `period`.
    pub called: u32,
}

impl Pool {
    /// All of a stake, in millionths.
    pub const WHOLE: u32 = 1_000_000;

    /// A pool in which nobody is yet; its founder joins next.
    pub const fn found(terms: Terms) -> Self {
        let frozen = ClaimNumber(0);
        Self { terms, total: Amount::ZERO, stakes: 0, frozen, period: Period(0), called: 0 }
    }

    /// Somebody joins, whose turn `turn` numbers the new stake.
    pub fn join(self, turn: Turn, amount: Amount, now: Timestamp) -> Result<(Self, Stake), Refusal> {
        self.terms.must_allow(amount)?;
        let stakes = self.stakes.checked_add(1).ok_or(Refusal::TurnsExhausted)?;
        let stake = Stake::new(turn, amount, self.frozen.next()?, now);
        Ok((Self { total: self.total.plus(amount)?, stakes, ..self }, stake))
    }

    /// A stake rises or falls. A raise starts the waiting time anew.
    pub fn change(self, stake: Stake, named: Turn, amount: Amount, now: Timestamp) -> Result<(Self, Stake), Refusal> {
        stake.must_be_free(&self)?;
        let turn = stake.turn.take(named)?;
        self.terms.must_allow(amount)?;
        if amount < stake.amount {
            stake.must_be_lowerable(&self, now)?;
        }
        let since = if amount > stake.amount { now } else { stake.since };
        let total = self.total.without(stake.amount).plus(amount)?;
        Ok((Self { total, ..self }, Stake { turn, amount, since, ..stake }))
    }

    /// Somebody leaves, without a mark.
    pub fn leave(self, stake: &Stake, named: Turn, now: Timestamp) -> Result<Self, Refusal> {
        stake.must_be_leavable(&self, now)?;
        stake.turn.take(named)?;
        self.without(stake)
    }

    /// Somebody who owed an answer is out, and stays out.
    pub fn exclude(self, stake: Stake) -> Result<(Self, Stake), Refusal> {
        stake.must_be_active()?;
        Ok((self.without(&stake)?, Stake { state: State::Excluded, ..stake }))
    }

    fn without(self, stake: &Stake) -> Result<Self, Refusal> {
        let stakes = self.stakes.checked_sub(1).ok_or(Refusal::RecordCorrupt)?;
        Ok(Self { total: self.total.without(stake.amount), stakes, ..self })
    }

    /// How much of every stake has been called in `period`, in millionths.
    pub fn called_in(&self, period: Period) -> u32 {
        if self.period == period { self.called } else { 0 }
    }

    /// Whether the pool may close. Whoever owes an answer has an active stake, so no claim is being answered then.
    pub const fn must_be_empty(&self) -> Result<(), Refusal> {
        if self.stakes == 0 { Ok(()) } else { Err(Refusal::StakesActive) }
    }

    /// What holds for every pool record.
    pub fn invariant(&self) -> bool {
        (self.stakes == 0) == self.total.is_zero()
            && self.total.in_range()
            && self.called <= Self::WHOLE
            && self.terms.smallest <= self.terms.largest
    }
}

#[cfg(test)]
mod tests;
