//! Reputation: facts in number and sum, moved by the differences that commitments make, never a score.

use crate::{Amount, Refusal, Total};

/// How many commitments, and how much together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Commitments that have such a part.
    pub number: u32,
    /// The sum of these parts, in minor units.
    pub sum: Total,
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
    /// Cleared against other commitments.
    pub cleared: Amount,
    /// Past its due time and not performed.
    pub overdue: Amount,
    /// Performed, says the debtor; not so, says the creditor.
    pub disputed: Amount,
    /// Performed and not answered yet.
    pub unanswered: Amount,
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
    /// As debtor: cleared.
    pub cleared: Count,
    /// As debtor: overdue now.
    pub overdue: Count,
    /// On either side: disputed now.
    pub disputed: Count,
    /// As debtor: performed and unanswered now.
    pub unanswered: Count,
    /// Shares of claims that were owed and not answered.
    pub breaches: Count,
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
        }
    };

    /// The debtor's record after a commitment moved from one standing to another.
    pub fn as_debtor(self, from: &Standing, to: &Standing) -> Result<Self, Refusal> {
        Ok(Self {
            committed: self.committed.moved(from.committed, to.committed)?,
            kept: self.kept.moved(from.kept, to.kept)?,
            kept_late: self.kept_late.moved(from.kept_late, to.kept_late)?,
            forgiven: self.forgiven.moved(from.forgiven, to.forgiven)?,
            cleared: self.cleared.moved(from.cleared, to.cleared)?,
            overdue: self.overdue.moved(from.overdue, to.overdue)?,
            disputed: self.disputed.moved(from.disputed, to.disputed)?,
            unanswered: self.unanswered.moved(from.unanswered, to.unanswered)?,
            breaches: self.breaches,
        })
    }

    /// The creditor's record after the same: a dispute counts for both sides, everything else for the debtor alone.
    pub fn as_creditor(self, from: &Standing, to: &Standing) -> Result<Self, Refusal> {
        Ok(Self { disputed: self.disputed.moved(from.disputed, to.disputed)?, ..self })
    }

    /// Whether each counter that says "none" also says "nothing", and no part exceeds what was promised.
    pub fn invariant(&self) -> bool {
        let counts = [
            self.committed,
            self.kept,
            self.kept_late,
            self.forgiven,
            self.cleared,
            self.overdue,
            self.disputed,
            self.unanswered,
            self.breaches,
        ];
        counts.iter().all(|count| (count.number == 0) == (count.sum == Total::ZERO))
            && self.kept_late.sum <= self.kept.sum
            && self.kept.sum <= self.committed.sum
    }
}

impl Count {
    fn moved(self, from: Amount, to: Amount) -> Result<Self, Refusal> {
        if from == to {
            return Ok(self);
        }
        let number = match (from.is_zero(), to.is_zero()) {
            (true, false) => self.number.checked_add(1),
            (false, true) => self.number.checked_sub(1),
            (true, true) | (false, false) => Some(self.number),
        };
        Ok(Self { number: number.ok_or(Refusal::RecordCorrupt)?, sum: self.sum.moved(from, to)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_comes_and_goes_leaves_no_trace() {
        let none = Standing::default();
        let late = Standing { overdue: Amount::new(7).unwrap(), ..none };
        let record = Reputation::NONE.as_debtor(&none, &late).unwrap();
        assert_eq!(record.overdue, Count { number: 1, sum: Total::new(7) });
        assert_eq!(record.as_debtor(&late, &none), Ok(Reputation::NONE));
        assert_eq!(Reputation::NONE.as_debtor(&late, &none), Err(Refusal::RecordCorrupt));
    }

    #[test]
    fn a_dispute_counts_for_both_and_lateness_for_the_debtor() {
        let none = Standing::default();
        let sum = Amount::new(3).unwrap();
        let standing = Standing { disputed: sum, overdue: sum, ..none };
        let creditor = Reputation::NONE.as_creditor(&none, &standing).unwrap();
        assert_eq!((creditor.disputed.number, creditor.overdue.number), (1, 0));
    }
}
