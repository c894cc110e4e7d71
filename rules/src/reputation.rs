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
        mut follow: impl FnMut(Counter, Amount, Amount) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut differ = |counter, from, to| if from == to { Ok(()) } else { follow(counter, from, to) };
        differ(Counter::Disputed, from.disputed, to.disputed)?;
        match role {
            Role::Creditor => Ok(()),
            Role::Debtor => {
                differ(Counter::Committed, from.committed, to.committed)?;
                differ(Counter::Kept, from.kept, to.kept)?;
                differ(Counter::KeptLate, from.kept_late, to.kept_late)?;
                differ(Counter::Forgiven, from.forgiven, to.forgiven)?;
                differ(Counter::Cleared, from.cleared, to.cleared)?;
                differ(Counter::Overdue, from.overdue, to.overdue)?;
                differ(Counter::Unanswered, from.unanswered, to.unanswered)
            }
        }
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
            self.declined,
        ];
        counts.iter().all(|count| (count.number == 0) == (count.sum == Total::ZERO))
            && self.kept_late.sum <= self.kept.sum
            && self.kept.sum <= self.committed.sum
    }
}

impl Count {
    /// The count after the part of one commitment changed.
    #[inline(always)]
    pub fn moved(self, from: Amount, to: Amount) -> Result<Self, Refusal> {
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
        let record = Reputation::NONE.moved(Role::Debtor, &none, &late).unwrap();
        assert_eq!(record.overdue, Count { number: 1, sum: Total::new(7) });
        assert_eq!(record.moved(Role::Debtor, &late, &none), Ok(Reputation::NONE));
        assert_eq!(Reputation::NONE.moved(Role::Debtor, &late, &none), Err(Refusal::RecordCorrupt));
    }

    #[test]
    fn each_part_of_the_invariant_is_needed() {
        let count = |number, sum| Count { number, sum: Total::new(sum) };
        let record = |committed, kept, kept_late| Reputation { committed, kept, kept_late, ..Reputation::NONE };
        let whole = record(count(2, 9), count(2, 9), count(1, 9));
        assert!(Reputation::NONE.invariant() && whole.invariant());
        let broken = [
            Reputation { breaches: count(1, 0), ..whole },
            Reputation { disputed: count(0, 1), ..whole },
            record(count(2, 9), count(2, 8), count(1, 9)),
            record(count(2, 8), count(2, 9), count(1, 9)),
        ];
        for broken in broken {
            assert!(!broken.invariant(), "{broken:?}");
        }
    }

    #[test]
    fn a_dispute_counts_for_both_and_lateness_for_the_debtor() {
        let none = Standing::default();
        let sum = Amount::new(3).unwrap();
        let standing = Standing { disputed: sum, overdue: sum, ..none };
        let creditor = Reputation::NONE.moved(Role::Creditor, &none, &standing).unwrap();
        assert_eq!((creditor.disputed.number, creditor.overdue.number), (1, 0));
    }
}
