//! Reputation: facts in number and sum, moved by the differences that commitments make, never a score.

use crate::{Amount, Refusal, Total};

/// How many commitments, and how much together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Whole promises: those that have such a part now, or that were settled as such.
    pub number: u32,
    /// The sum of these parts, in minor units.
    pub sum: Total,
}

/// What became of a whole promise, once nothing of it is outstanding. One confirmed cent of a hundred makes no promise
/// kept: what was forgiven in part is not kept, and what was kept in part is not merely cleared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Outcome {
    /// Something of it is outstanding.
    #[default]
    Open,
    /// Settled, and a part of it was forgiven.
    Forgiven,
    /// Settled, nothing was forgiven, and a part of it was kept.
    Kept,
    /// Settled without being kept or forgiven: cleared, or handed on.
    Cleared,
}

/// What one commitment contributes to the record of a member: each part as a sum, zero where there is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// Promised.
    pub committed: Amount,
    /// Confirmed by the beneficiary.
    pub kept: Amount,
    /// The part of `kept` that was neither performed nor kept by the due time.
    pub kept_late: Amount,
    /// Forgiven by the beneficiary.
    pub forgiven: Amount,
    /// Cleared against other commitments, or handed on to another debtor.
    pub cleared: Amount,
    /// Past its due time and not performed.
    pub overdue: Amount,
    /// Performed, says the debtor; not so, says the creditor.
    pub disputed: Amount,
    /// Performed and not answered yet.
    pub unanswered: Amount,
    /// What became of the whole.
    pub outcome: Outcome,
}

/// A part of one commitment, as a counter sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Part {
    /// How much.
    pub sum: Amount,
    /// Whether the whole promise counts as one of these.
    pub counts: bool,
}

impl Part {
    /// A part that counts as long as it is there.
    #[inline(always)]
    pub const fn of(sum: Amount) -> Self {
        Self { sum, counts: !sum.is_zero() }
    }
}

/// Whose record a commitment moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The one who promised: every counter.
    Debtor,
    /// The one in whose favour it stands: a dispute counts for both sides, everything else for the debtor alone.
    Creditor,
}

/// The counters that commitments move.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is described on `Standing`")]
pub enum Counter {
    Committed,
    Kept,
    KeptLate,
    Forgiven,
    Cleared,
    Overdue,
    Disputed,
    Unanswered,
}

impl Standing {
    /// Hands to `follow` each counter of `role` that changes between two standings, with its part before and after.
    #[inline(always)]
    pub fn differences(
        from: &Self,
        to: &Self,
        role: Role,
        mut follow: impl FnMut(Counter, Part, Part) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut differ = |counter, from, to| if from == to { Ok(()) } else { follow(counter, from, to) };
        differ(Counter::Disputed, Part::of(from.disputed), Part::of(to.disputed))?;
        match role {
            Role::Creditor => Ok(()),
            Role::Debtor => {
                differ(Counter::Committed, Part::of(from.committed), Part::of(to.committed))?;
                differ(Counter::Kept, from.settled_as(Outcome::Kept), to.settled_as(Outcome::Kept))?;
                differ(Counter::KeptLate, from.late(), to.late())?;
                differ(Counter::Forgiven, from.settled_as(Outcome::Forgiven), to.settled_as(Outcome::Forgiven))?;
                differ(Counter::Cleared, from.settled_as(Outcome::Cleared), to.settled_as(Outcome::Cleared))?;
                Self::differences_of_performing(from, to, follow)
            }
        }
    }

    /// The same of what the debtor's own word moves when something is performed, and nothing else does.
    #[inline(always)]
    pub fn differences_of_performing(
        from: &Self,
        to: &Self,
        mut follow: impl FnMut(Counter, Part, Part) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut differ =
            |counter, from, to| if from == to { Ok(()) } else { follow(counter, Part::of(from), Part::of(to)) };
        differ(Counter::Overdue, from.overdue, to.overdue)?;
        differ(Counter::Unanswered, from.unanswered, to.unanswered)
    }

    /// The part of that kind; the promise counts as one of these when it was settled so.
    #[inline(always)]
    fn settled_as(&self, outcome: Outcome) -> Part {
        let sum = match outcome {
            Outcome::Open => Amount::ZERO,
            Outcome::Forgiven => self.forgiven,
            Outcome::Kept => self.kept,
            Outcome::Cleared => self.cleared,
        };
        Part { sum, counts: self.outcome == outcome }
    }

    /// The part that was kept late; the promise counts as one of these when it was settled as kept.
    #[inline(always)]
    fn late(&self) -> Part {
        Part { sum: self.kept_late, counts: self.outcome == Outcome::Kept && !self.kept_late.is_zero() }
    }
}

/// The counters on a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reputation {
    /// As debtor: everything ever promised.
    pub committed: Count,
    /// As debtor: confirmed.
    pub kept: Count,
    /// As debtor: confirmed, but late.
    pub kept_late: Count,
    /// As debtor: forgiven.
    pub forgiven: Count,
    /// As debtor: cleared, or handed on.
    pub cleared: Count,
    /// As debtor: overdue now.
    pub overdue: Count,
    /// On either side: disputed now.
    pub disputed: Count,
    /// As debtor: performed and unanswered now.
    pub unanswered: Count,
    /// Shares of claims that were owed and not answered.
    pub breaches: Count,
    /// Shares of claims that were declined.
    pub declined: Count,
}

impl Reputation {
    /// A blank record.
    pub const NONE: Self = {
        let none = Count { number: 0, sum: Total::ZERO };
        Self {
            committed: none,
            kept: none,
            kept_late: none,
            forgiven: none,
            cleared: none,
            overdue: none,
            disputed: none,
            unanswered: none,
            breaches: none,
            declined: none,
        }
    };

    /// The record after a commitment moved from one standing to another.
    pub fn moved(mut self, role: Role, from: &Standing, to: &Standing) -> Result<Self, Refusal> {
        Standing::differences(from, to, role, |counter, from, to| {
            let count = self.count_mut(counter);
            *count = count.moved(from, to)?;
            Ok(())
        })?;
        Ok(self)
    }

    /// How many whole promises are settled; the others are neither kept nor broken.
    pub const fn settled(&self) -> u32 {
        self.kept.number.saturating_add(self.forgiven.number).saturating_add(self.cleared.number)
    }

    const fn count_mut(&mut self, counter: Counter) -> &mut Count {
        match counter {
            Counter::Committed => &mut self.committed,
            Counter::Kept => &mut self.kept,
            Counter::KeptLate => &mut self.kept_late,
            Counter::Forgiven => &mut self.forgiven,
            Counter::Cleared => &mut self.cleared,
            Counter::Overdue => &mut self.overdue,
            Counter::Disputed => &mut self.disputed,
            Counter::Unanswered => &mut self.unanswered,
        }
    }

    /// Whether each counter of parts that says "none" also says "nothing" and the other way round, whether what is counted
    /// when it is settled has a sum, and no part exceeds what was promised.
    pub fn invariant(&self) -> bool {
        let parts = [self.committed, self.overdue, self.disputed, self.unanswered, self.breaches, self.declined];
        let settled = [self.kept, self.kept_late, self.forgiven, self.cleared];
        parts.iter().all(|count| (count.number == 0) == (count.sum == Total::ZERO))
            && settled.iter().all(|count| count.number == 0 || count.sum != Total::ZERO)
            && self.kept_late.sum <= self.kept.sum
            && self.kept.sum <= self.committed.sum
    }
}

impl Count {
    /// The count after the part of one commitment changed.
    #[inline(always)]
    pub fn moved(self, from: Part, to: Part) -> Result<Self, Refusal> {
        if from == to {
            return Ok(self);
        }
        let number = match (from.counts, to.counts) {
            (false, true) => self.number.checked_add(1),
            (true, false) => self.number.checked_sub(1),
            (true, true) | (false, false) => Some(self.number),
        };
        Ok(Self { number: number.ok_or(Refusal::RecordCorrupt)?, sum: self.sum.moved(from.sum, to.sum)? })
    }
}

#[cfg(test)]
mod tests;
