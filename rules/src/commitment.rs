//! A commitment: a promise that cannot be withdrawn.
//!
//! `amount = kept + forgiven + cleared + transferred + outstanding`, always. Only the creditor makes `kept` and
//! `forgiven` grow; nothing makes the outstanding grow.

mod book;
mod done;

pub use book::Excuse;

use crate::clearing::Terms;
pub use crate::party::{Party, Person};
use crate::reputation::Standing;
use crate::{Amount, Refusal, Span, Timestamp};

/// What a commitment adds to the sums of its request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// Outstanding, and neither overdue nor disputed.
    pub committed: Amount,
    /// Kept, cleared and transferred.
    pub kept: Amount,
}

/// What a commitment adds to the counters of its members and of its request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Effects {
    /// To the records of its members.
    pub standing: Standing,
    /// To the sums of its request.
    pub share: Share,
}

/// How much of a commitment the counters of its members and request know.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reported {
    /// How much was cleared by then.
    pub cleared: Amount,
    /// Whether it stood as overdue.
    pub overdue: bool,
}

/// Everything about a commitment that a rule reads or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Commitment {
    /// The whole promise.
    pub amount: Amount,
    /// Confirmed by the creditor.
    pub kept: Amount,
    /// Forgiven by the creditor.
    pub forgiven: Amount,
    /// Cleared against other commitments.
    pub cleared: Amount,
    /// Handed on to another debtor.
    pub transferred: Amount,
    /// What the debtor says is done; at least what was kept.
    pub performed: Amount,
    /// What was performed or kept by the due time.
    pub in_time: Amount,
    /// Performed, says the debtor; not so, says the creditor.
    pub disputed: Amount,
    /// When it was made.
    pub made: Timestamp,
    /// The last second in which it is in time.
    pub due: Timestamp,
    /// When what is left to perform last became less, if ever: performed, or confirmed, forgiven, cleared or handed on
    /// without that.
    pub performed_at: Option<Timestamp>,
    /// When nothing was outstanding any more, if so.
    pub settled_at: Option<Timestamp>,
    /// What the counters know.
    pub reported: Reported,
}

impl Commitment {
    /// A new promise; the request or the direct terms have been asked whether they take it.
    pub fn make(amount: Amount, due: Timestamp, now: Timestamp) -> Self {
        Self {
            amount,
            kept: Amount::ZERO,
            forgiven: Amount::ZERO,
            cleared: Amount::ZERO,
            transferred: Amount::ZERO,
            performed: Amount::ZERO,
            in_time: Amount::ZERO,
            disputed: Amount::ZERO,
            made: now,
            due,
            performed_at: None,
            settled_at: None,
            reported: Reported::default(),
        }
    }

    /// The term of a commitment that answers no request: from an hour to a year and a day.
    pub fn direct_term(due: Timestamp, now: Timestamp) -> Result<(), Refusal> {
        let (soonest, latest) = (now.after(Span::hours(1)), now.after(Span::days(366)));
        if due < soonest || due > latest { Err(Refusal::DirectDueOutOfRange) } else { Ok(()) }
    }

    /// What is still owed.
    pub const fn outstanding(&self) -> Amount {
        self.outstanding_after(self.cleared)
    }

    /// What would still be owed if so much had been cleared.
    pub(crate) const fn outstanding_after(&self, cleared: Amount) -> Amount {
        self.amount.without(self.kept).without(self.forgiven).without(cleared).without(self.transferred)
    }

    /// What the debtor performed and the creditor has not answered. Forgiving eats the rest first.
    pub fn unanswered(&self) -> Amount {
        self.unanswered_of(self.outstanding())
    }

    pub(crate) fn unanswered_of(&self, outstanding: Amount) -> Amount {
        self.performed.without(self.kept).min(outstanding)
    }

    /// What the debtor can still perform: owed, and not performed yet.
    fn unperformed(&self) -> Amount {
        let outstanding = self.outstanding();
        outstanding.without(self.unanswered_of(outstanding))
    }

    /// Whether the debtor has nothing left to perform.
    pub fn is_wholly_performed(&self) -> bool {
        self.unperformed().is_zero()
    }

    /// What is past its due time and not performed.
    pub fn overdue_at(&self, now: Timestamp) -> Amount {
        if now > self.due { self.unperformed() } else { Amount::ZERO }
    }

    /// The creditor confirms that `sum` was kept. `seen` is the kept total as the creditor knows it.
    #[inline(always)]
    pub fn confirm(self, by: Party, seen: Amount, sum: Amount, now: Timestamp) -> Result<Self, Refusal> {
        let kept = self.raised(by, self.kept, seen, sum)?;
        let performed = self.performed.max(kept);
        let in_time = if now > self.due { self.in_time } else { self.in_time.max(kept) };
        Ok(Self { kept, performed, in_time, ..self }.answered(&self, now))
    }

    /// The creditor lets `sum` go. `seen` is the forgiven total as the creditor knows it.
    #[inline(always)]
    pub fn forgive(self, by: Party, seen: Amount, sum: Amount, now: Timestamp) -> Result<Self, Refusal> {
        let forgiven = self.raised(by, self.forgiven, seen, sum)?;
        Ok(Self { forgiven, ..self }.answered(&self, now))
    }

    /// The creditor asks for performance; of what is performed and unanswered it says "not so". `seen` is the
    /// disputed part as the creditor knows it.
    #[inline(always)]
    pub fn demand(self, by: Party, seen: Amount) -> Result<Self, Refusal> {
        must_be_creditor(by)?;
        must_match(self.disputed, seen)?;
        if self.outstanding().is_zero() {
            return Err(Refusal::AboveOutstanding);
        }
        Ok(Self { disputed: self.unanswered(), ..self })
    }

    /// One side changes its own flag, naming what it was. Once nothing is outstanding the record stands still: whoever closes
    /// it names every byte, and nobody may move one under their hands.
    pub fn allow(self, terms: Terms, by: Party, seen: bool, allow: bool) -> Result<Terms, Refusal> {
        let terms = terms.allow(by, seen, allow)?;
        if self.outstanding().is_zero() { Err(Refusal::FlagOfSettled) } else { Ok(terms) }
    }

    /// A closed chain of debts takes `sum` out of this one. It never reaches into what is performed and unanswered.
    pub fn clear(self, terms: Terms, sum: Amount, now: Timestamp) -> Result<Self, Refusal> {
        match terms {
            Terms { in_kind: true, .. } => return Err(Refusal::ClearingInKind),
            Terms { debtor_clears: true, creditor_clears: true, .. } => {}
            Terms { .. } => return Err(Refusal::ClearingRefused),
        }
        if sum > self.unperformed() {
            return Err(Refusal::AboveClearable);
        }
        Ok(Self { cleared: self.cleared.plus(sum)?, ..self }.answered(&self, now))
    }

    /// Part of it is handed on to another debtor. `seen` is the outstanding as the signers know it, and only an upper bound:
    /// a clearing, which anybody may send, can have taken some of it since.
    pub fn transfer(self, terms: Terms, seen: Amount, sum: Amount, now: Timestamp) -> Result<Self, Refusal> {
        if terms.in_kind {
            return Err(Refusal::TransferInKind);
        }
        if self.outstanding() > seen {
            return Err(Refusal::StaleSum);
        }
        if sum > self.unperformed() {
            return Err(Refusal::AboveTransferable);
        }
        Ok(Self { transferred: self.transferred.plus(sum)?, ..self }.answered(&self, now))
    }

    /// A total that the creditor raises, as far as something is outstanding: only a clearing, which anybody may send, can
    /// have taken from it what the creditor saw.
    #[inline(always)]
    fn raised(&self, by: Party, total: Amount, seen: Amount, sum: Amount) -> Result<Amount, Refusal> {
        must_be_creditor(by)?;
        must_match(total, seen)?;
        let outstanding = self.outstanding();
        if sum > self.outstanding_after(Amount::ZERO) || outstanding.is_zero() {
            return Err(Refusal::AboveOutstanding);
        }
        total.plus(sum.min(outstanding))
    }

    /// After an answer of the creditor to what stood there `before`: a dispute covers no more than what is unanswered, and
    /// the end has its time, as has whatever need not be performed any more.
    #[inline(always)]
    fn answered(self, before: &Self, now: Timestamp) -> Self {
        let outstanding = self.outstanding();
        let unanswered = self.unanswered_of(outstanding);
        let settled_at = if outstanding.is_zero() { Some(now) } else { None };
        let less = outstanding.without(unanswered) < before.unperformed();
        let performed_at = if less { Some(now) } else { self.performed_at };
        Self { disputed: self.disputed.min(unanswered), performed_at, settled_at, ..self }
    }

    /// What holds for every commitment record (laws 1 and, through `in_time`, the lateness of section 4).
    pub fn invariant(&self) -> bool {
        // The outstanding is what the parts leave of the amount, so they add up exactly when they do not exceed it. Taken
        // away one after the other, none of them reaches below zero.
        let whole = self.amount;
        let unkept = whole.without(self.kept);
        let unforgiven = unkept.without(self.forgiven);
        let uncleared = unforgiven.without(self.cleared);
        whole.in_range()
            && !whole.is_zero()
            && self.kept <= whole
            && self.forgiven <= unkept
            && self.cleared <= unforgiven
            && self.transferred <= uncleared
            && self.kept <= self.performed
            && self.performed <= self.amount
            && self.reported.cleared <= self.cleared
            && self.in_time <= self.performed
            && self.disputed <= self.unanswered()
            && self.settled_at.is_some() == self.outstanding().is_zero()
    }
}

fn must_be_creditor(by: Party) -> Result<(), Refusal> {
    match by {
        Party::Creditor => Ok(()),
        Party::Debtor | Party::Stranger => Err(Refusal::NotCreditor),
    }
}

fn must_match(total: Amount, seen: Amount) -> Result<(), Refusal> {
    if total == seen { Ok(()) } else { Err(Refusal::StaleSum) }
}

#[cfg(test)]
mod tests;
