//! The counters on a member.

use anchor_lang::prelude::*;
use exodus_rules::reputation::{self, Count, Counter, Part, Role, Standing};
use exodus_rules::{Amount, Refusal, Total};

use crate::record::plain_bytes;

/// How many commitments, and how much together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, IdlType)]
#[repr(C)]
pub struct Tally {
    /// The sum in minor units.
    pub sum: u64,
    /// The number of whole promises: of "now" counters those with such a part, of the others those that were settled as
    /// such.
    pub number: u32,
    /// Zero.
    pub reserved: u32,
}

/// The counters of section 5 of the protocol.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, IdlType)]
#[repr(C)]
pub struct Reputation {
    /// As debtor: everything ever promised.
    pub committed: Tally,
    /// As debtor: confirmed.
    pub kept: Tally,
    /// As debtor: confirmed, but late.
    pub kept_late: Tally,
    /// As debtor: forgiven.
    pub forgiven: Tally,
    /// As debtor: cleared, or handed on.
    pub cleared: Tally,
    /// As debtor: overdue now.
    pub overdue: Tally,
    /// On either side: disputed now.
    pub disputed: Tally,
    /// As debtor: performed and unanswered now.
    pub unanswered: Tally,
    /// Shares of claims owed and not answered.
    pub breaches: Tally,
    /// Shares of claims declined.
    pub declined: Tally,
}

plain_bytes! { Tally Reputation }

impl Tally {
    const fn read(self) -> Count {
        Count { number: self.number, sum: Total::new(self.sum) }
    }

    const fn of(count: Count) -> Self {
        Self { sum: count.sum.get(), number: count.number, reserved: 0 }
    }
}

impl Reputation {
    /// The counters as the rules read them.
    pub const fn read(&self) -> reputation::Reputation {
        reputation::Reputation {
            committed: self.committed.read(),
            kept: self.kept.read(),
            kept_late: self.kept_late.read(),
            forgiven: self.forgiven.read(),
            cleared: self.cleared.read(),
            overdue: self.overdue.read(),
            disputed: self.disputed.read(),
            unanswered: self.unanswered.read(),
            breaches: self.breaches.read(),
            declined: self.declined.read(),
        }
    }

    /// What is cheap to see of the counters' invariant; the rest holds because each step of a counter is checked.
    pub(super) const fn invariant(&self) -> bool {
        self.kept_late.sum <= self.kept.sum && self.kept.sum <= self.committed.sum
    }

    /// Follows a commitment from one standing to another.
    #[inline(always)]
    pub fn follow(&mut self, role: Role, from: &Standing, to: &Standing) -> core::result::Result<(), Refusal> {
        Standing::differences(from, to, role, |counter, from, to| {
            let tally = self.tally_mut(counter);
            *tally = Tally::of(tally.read().moved(from, to)?);
            Ok(())
        })
    }

    /// Follows the debtor of a commitment of which something was performed.
    #[inline(always)]
    pub fn follow_performing(&mut self, from: &Standing, to: &Standing) -> core::result::Result<(), Refusal> {
        Standing::differences_of_performing(from, to, |counter, from, to| {
            let tally = self.tally_mut(counter);
            *tally = Tally::of(tally.read().moved(from, to)?);
            Ok(())
        })
    }

    /// Counts a share of a claim that was owed and not answered.
    pub fn breach(&mut self, share: Amount) -> core::result::Result<(), Refusal> {
        self.breaches = Tally::of(self.breaches.read().moved(Part::default(), Part::of(share))?);
        Ok(())
    }

    /// Counts a share of a claim that was declined.
    pub fn decline(&mut self, share: Amount) -> core::result::Result<(), Refusal> {
        self.declined = Tally::of(self.declined.read().moved(Part::default(), Part::of(share))?);
        Ok(())
    }

    const fn tally_mut(&mut self, counter: Counter) -> &mut Tally {
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
}
