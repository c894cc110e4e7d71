//! A commitment: a promise that cannot be withdrawn.
//!
//! `amount = kept + forgiven + cleared + transferred + outstanding`, always. Only the creditor makes `kept` and
//! `forgiven` grow; nothing makes the outstanding grow.

use crate::reputation::Standing;
use crate::{Amount, Refusal, Timestamp};

/// Who signs, seen from a commitment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Party {
    /// The one who promised.
    Debtor,
    /// The one in whose favour it stands.
    Creditor,
    /// Anybody else.
    Stranger,
}

/// What a commitment adds to the sums of its request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// Outstanding and not overdue.
    pub committed: Amount,
    /// Kept, cleared and transferred.
    pub kept: Amount,
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
    /// When something was last performed, if ever.
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

    /// Whether these two people can owe each other at all.
    pub fn between<Id: Eq, Key: Eq>(debtor: (Id, Key), creditor: (Id, Key)) -> Result<(), Refusal> {
        if debtor.0 == creditor.0 || debtor.1 == creditor.1 { Err(Refusal::SelfCommitment) } else { Ok(()) }
    }

    /// What is still owed.
    pub const fn outstanding(&self) -> Amount {
        self.amount.less(self.kept).less(self.forgiven).less(self.cleared).less(self.transferred)
    }

    /// What the debtor performed and the creditor has not answered. Forgiving eats the rest first.
    pub fn unanswered(&self) -> Amount {
        self.performed.less(self.kept).min(self.outstanding())
    }

    /// What is past its due time and not performed.
    pub fn overdue_at(&self, now: Timestamp) -> Amount {
        if now > self.due { self.outstanding().less(self.unanswered()) } else { Amount::ZERO }
    }

    /// The debtor says that `sum` more is done. `seen` is the performed total as the debtor knows it.
    pub fn perform(self, by: Party, seen: Amount, sum: Amount, now: Timestamp) -> Result<Self, Refusal> {
        match by {
            Party::Debtor => {}
            Party::Creditor | Party::Stranger => return Err(Refusal::NotDebtor),
        }
        must_match(self.performed, seen)?;
        if sum > self.outstanding().less(self.unanswered()) {
            return Err(Refusal::AbovePerformable);
        }
        let performed = self.performed.plus(sum)?;
        let in_time = if now > self.due { self.in_time } else { performed };
        Ok(Self { performed, in_time, performed_at: Some(now), ..self })
    }

    /// The creditor confirms that `sum` was kept. `seen` is the kept total as the creditor knows it.
    pub fn confirm(self, by: Party, seen: Amount, sum: Amount, now: Timestamp) -> Result<Self, Refusal> {
        let kept = self.raised(by, self.kept, seen, sum)?;
        let performed = self.performed.max(kept);
        let in_time = if now > self.due { self.in_time } else { self.in_time.max(kept) };
        Ok(Self { kept, performed, in_time, ..self }.answered(now))
    }

    /// The creditor lets `sum` go. `seen` is the forgiven total as the creditor knows it.
    pub fn forgive(self, by: Party, seen: Amount, sum: Amount, now: Timestamp) -> Result<Self, Refusal> {
        let forgiven = self.raised(by, self.forgiven, seen, sum)?;
        Ok(Self { forgiven, ..self }.answered(now))
    }

    /// The creditor asks for performance; of what is performed and unanswered it says "not so". `seen` is the
    /// disputed part as the creditor knows it.
    pub fn demand(self, by: Party, seen: Amount) -> Result<Self, Refusal> {
        must_be_creditor(by)?;
        must_match(self.disputed, seen)?;
        if self.outstanding().is_zero() {
            return Err(Refusal::AboveOutstanding);
        }
        Ok(Self { disputed: self.unanswered(), ..self })
    }

    /// Writes down that the commitment is overdue.
    pub fn tidy_overdue(self, now: Timestamp) -> Result<Self, Refusal> {
        if self.overdue_at(now).is_zero() || self.reported.overdue {
            return Err(Refusal::NotOverdue);
        }
        Ok(self.report_at(now))
    }

    /// Writes down whatever the counters do not know yet.
    pub fn report(self, now: Timestamp) -> Result<Self, Refusal> {
        let reported = self.report_at(now);
        if reported == self { Err(Refusal::NothingToReport) } else { Ok(reported) }
    }

    /// The same commitment, once the counters have been moved to how it stands at `now`.
    pub fn report_at(self, now: Timestamp) -> Self {
        Self { reported: Reported { cleared: self.cleared, overdue: !self.overdue_at(now).is_zero() }, ..self }
    }

    /// Whether the record may close: settled, and nothing left to report.
    pub fn must_be_closable(&self) -> Result<(), Refusal> {
        if !self.outstanding().is_zero() {
            return Err(Refusal::NotSettled);
        }
        if self.reported.cleared != self.cleared || self.reported.overdue {
            return Err(Refusal::NotReported);
        }
        Ok(())
    }

    /// What the counters of the members hold because of this commitment: everything as it is, except for the two
    /// things that happen without them, clearing and the passing of the due time.
    pub fn standing(&self) -> Standing {
        let known = Self { cleared: self.reported.cleared, ..*self };
        let unanswered = known.unanswered();
        let disputed = known.disputed.min(unanswered);
        Standing {
            committed: known.amount,
            kept: known.kept,
            kept_late: known.kept.less(known.in_time),
            forgiven: known.forgiven,
            cleared: known.cleared,
            overdue: if known.reported.overdue { known.outstanding().less(unanswered) } else { Amount::ZERO },
            disputed,
            unanswered: unanswered.less(disputed),
        }
    }

    /// What the sums of the request hold because of this commitment.
    pub fn share(&self) -> Result<Share, Refusal> {
        let known = Self { cleared: self.reported.cleared, ..*self };
        let overdue = if known.reported.overdue { known.outstanding().less(known.unanswered()) } else { Amount::ZERO };
        let kept = known.kept.plus(known.cleared)?.plus(known.transferred)?;
        Ok(Share { committed: known.outstanding().less(overdue), kept })
    }

    fn raised(&self, by: Party, total: Amount, seen: Amount, sum: Amount) -> Result<Amount, Refusal> {
        must_be_creditor(by)?;
        must_match(total, seen)?;
        if sum > self.outstanding() {
            return Err(Refusal::AboveOutstanding);
        }
        total.plus(sum)
    }

    /// After an answer of the creditor: a dispute covers no more than what is unanswered, and the end has its time.
    fn answered(self, now: Timestamp) -> Self {
        let settled_at = if self.outstanding().is_zero() { Some(now) } else { None };
        Self { disputed: self.disputed.min(self.unanswered()), settled_at, ..self }
    }

    /// What holds for every commitment record (laws 1 and, through `in_time`, the lateness of section 4).
    pub fn invariant(&self) -> bool {
        let parts = [self.kept, self.forgiven, self.cleared, self.transferred, self.outstanding()];
        let total = parts.iter().try_fold(Amount::ZERO, |total, part| total.plus(*part));
        total == Ok(self.amount)
            && !self.amount.is_zero()
            && self.kept <= self.performed
            && self.performed <= self.amount
            && self.in_time <= self.performed
            && self.disputed <= self.unanswered()
            && self.reported.cleared <= self.cleared
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
