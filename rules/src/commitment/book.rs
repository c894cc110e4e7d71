//! What the counters of members and requests know of a commitment, and what they make of it.

use super::{Commitment, Effects, Reported, Share};
use crate::member::Presence;
use crate::reputation::{Outcome, Standing};
use crate::{Amount, Refusal, Span, Timestamp};

/// What keeps a commitment from counting as overdue, though its time is over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Excuse {
    /// Nothing does.
    Missing,
    /// What was to come first in exchange has not come, or came so late that the time is not over after all; or nobody is
    /// there to whom it could be late.
    Given,
    /// This act does not look for one: it writes down no new lateness.
    Unseen,
}

impl Commitment {
    /// The excuse that `twin`, the commitment given in exchange, or the absence of the creditor gives.
    pub fn excuse_at(&self, twin: Option<&Self>, creditor: Presence, now: Timestamp) -> Excuse {
        match creditor {
            Presence::Left | Presence::Dormant => Excuse::Given,
            Presence::Active | Presence::Suspended if twin.is_some_and(|twin| self.waits_for(twin, now)) => {
                Excuse::Given
            }
            Presence::Active | Presence::Suspended => Excuse::Missing,
        }
    }

    /// Whether `twin`, which was due earlier, stands in the way of this commitment's being overdue: it is overdue or
    /// disputed, or came so late that the time between the two dues, which began with it, is not over.
    pub fn waits_for(&self, twin: &Self, now: Timestamp) -> bool {
        let between = Span::of(twin.due, self.due);
        let came_late = twin.performed_at.filter(|came| *came > twin.due);
        twin.due < self.due
            && (!twin.overdue_at(now).is_zero()
                || !twin.disputed.is_zero()
                || came_late.is_some_and(|came| now <= came.after(between)))
    }

    /// Writes down that the commitment is overdue.
    #[inline(always)]
    pub fn tidy_overdue(self, excuse: Excuse, now: Timestamp) -> Result<Self, Refusal> {
        if self.reported.overdue || !self.is_overdue_at(excuse, now) {
            return Err(Refusal::NotOverdue);
        }
        Ok(self.report_at(excuse, now))
    }

    /// Writes down whatever the counters do not know yet.
    #[inline(always)]
    pub fn report(self, excuse: Excuse, now: Timestamp) -> Result<Self, Refusal> {
        let reported = self.report_at(excuse, now);
        if reported == self { Err(Refusal::NothingToReport) } else { Ok(reported) }
    }

    /// The same commitment, once the counters know that it is late no longer. An act of the debtor alone brings neither the
    /// twin nor the creditor, so it writes down no new lateness. What was cleared is left to a report: it may complete the
    /// request, and frees a place on a member's record that the debtor does not bring either.
    #[inline(always)]
    pub fn report_punctuality_at(self, now: Timestamp) -> Self {
        let overdue = self.is_overdue_at(Excuse::Unseen, now);
        Self { reported: Reported { overdue, ..self.reported }, ..self }
    }

    /// The same commitment, once the counters have been moved to how it stands at `now`.
    #[inline(always)]
    pub fn report_at(self, excuse: Excuse, now: Timestamp) -> Self {
        let overdue = self.is_overdue_at(excuse, now);
        Self { reported: Reported { cleared: self.cleared, overdue }, ..self }
    }

    /// What of it is overdue, with that excuse, written down or not.
    pub fn late_at(&self, excuse: Excuse, now: Timestamp) -> Amount {
        if self.is_overdue_at(excuse, now) { self.overdue_at(now) } else { Amount::ZERO }
    }

    /// Whether it counts as overdue.
    #[inline(always)]
    fn is_overdue_at(&self, excuse: Excuse, now: Timestamp) -> bool {
        let late = !self.overdue_at(now).is_zero();
        match excuse {
            Excuse::Missing => late,
            Excuse::Given => false,
            Excuse::Unseen => late && self.reported.overdue,
        }
    }

    /// Whether the record may close: settled, nothing left to report, and nothing that is still owed in exchange waits
    /// because this came late, which the record alone tells.
    pub fn must_be_closable(&self, twin: Option<&Self>, now: Timestamp) -> Result<(), Refusal> {
        if !self.outstanding().is_zero() {
            return Err(Refusal::NotSettled);
        }
        if self.reported.cleared != self.cleared || self.reported.overdue {
            return Err(Refusal::NotReported);
        }
        let waits = |twin: &&Self| !twin.outstanding().is_zero() && twin.waits_for(self, now);
        if twin.filter(waits).is_some() { Err(Refusal::TwinWaits) } else { Ok(()) }
    }

    /// What the counters hold because of this commitment: everything as it is, except for the two things that happen
    /// without them, clearing and the passing of the due time.
    #[inline(always)]
    pub fn effects(&self) -> Effects {
        let cleared = self.reported.cleared;
        let outstanding = self.outstanding_after(cleared);
        let unanswered = self.unanswered_of(outstanding);
        let disputed = self.disputed.min(unanswered);
        let overdue = if self.reported.overdue { outstanding.without(unanswered) } else { Amount::ZERO };
        let unforgiven = self.amount.without(self.forgiven);
        // Kept, cleared and transferred: what is neither forgiven nor outstanding.
        let kept = unforgiven.without(outstanding);
        let standing = Standing {
            committed: self.amount,
            kept: self.kept,
            kept_late: self.kept.less(self.in_time),
            forgiven: self.forgiven,
            cleared: kept.without(self.kept),
            overdue,
            disputed,
            unanswered: unanswered.without(disputed),
            outcome: self.outcome(outstanding),
        };
        Effects { standing, share: Share { committed: outstanding.without(overdue).without(disputed), kept } }
    }

    /// What became of the whole, if so much is outstanding as far as the counters know.
    #[inline(always)]
    fn outcome(&self, outstanding: Amount) -> Outcome {
        if !outstanding.is_zero() {
            Outcome::Open
        } else if !self.forgiven.is_zero() {
            Outcome::Forgiven
        } else if !self.kept.is_zero() {
            Outcome::Kept
        } else {
            Outcome::Cleared
        }
    }
}
