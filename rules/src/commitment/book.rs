//! What the counters of members and requests know of a commitment, and what they make of it.

use super::{Commitment, Effects, Reported, Share};
use crate::reputation::Standing;
use crate::{Amount, Refusal, Timestamp};

/// How the commitment given in exchange stands: nobody is late while the other, who was to begin, is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Twin {
    /// There is none, it is gone, it is due later, or nothing of it is overdue.
    NotInTheWay,
    /// It was due earlier and is overdue.
    Overdue,
    /// There is one, and this act does not look at it: the act writes down no new lateness.
    Unseen,
}

impl Commitment {
    /// How `twin` stands in the way of this commitment's being overdue.
    pub fn twin_at(&self, twin: Option<&Self>, now: Timestamp) -> Twin {
        match twin {
            Some(twin) if twin.due < self.due && !twin.overdue_at(now).is_zero() => Twin::Overdue,
            Some(_) | None => Twin::NotInTheWay,
        }
    }

    /// Writes down that the commitment is overdue.
    #[inline(always)]
    pub fn tidy_overdue(self, twin: Twin, now: Timestamp) -> Result<Self, Refusal> {
        if self.reported.overdue || !self.is_overdue_at(twin, now) {
            return Err(Refusal::NotOverdue);
        }
        Ok(self.report_at(twin, now))
    }

    /// Writes down whatever the counters do not know yet.
    #[inline(always)]
    pub fn report(self, twin: Twin, now: Timestamp) -> Result<Self, Refusal> {
        let reported = self.report_at(twin, now);
        if reported == self { Err(Refusal::NothingToReport) } else { Ok(reported) }
    }

    /// The same commitment, once the counters know whether it is late at `now`. What was cleared is left to a report: it
    /// may complete the request, and frees a place on a member's record that the debtor alone does not bring.
    #[inline(always)]
    pub fn report_lateness_at(self, twin: Twin, now: Timestamp) -> Self {
        let overdue = self.is_overdue_at(twin, now);
        Self { reported: Reported { overdue, ..self.reported }, ..self }
    }

    /// The same commitment, once the counters have been moved to how it stands at `now`.
    #[inline(always)]
    pub fn report_at(self, twin: Twin, now: Timestamp) -> Self {
        let overdue = self.is_overdue_at(twin, now);
        Self { reported: Reported { cleared: self.cleared, overdue }, ..self }
    }

    /// Whether it counts as overdue.
    #[inline(always)]
    fn is_overdue_at(&self, twin: Twin, now: Timestamp) -> bool {
        let late = !self.overdue_at(now).is_zero();
        match twin {
            Twin::NotInTheWay => late,
            Twin::Overdue => false,
            Twin::Unseen => late && self.reported.overdue,
        }
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

    /// What the counters hold because of this commitment: everything as it is, except for the two things that happen
    /// without them, clearing and the passing of the due time.
    #[inline(always)]
    pub fn effects(&self) -> Effects {
        let cleared = self.reported.cleared;
        let outstanding = self.outstanding_after(cleared);
        let unanswered = self.unanswered_of(outstanding);
        let disputed = self.disputed.min(unanswered);
        let overdue = if self.reported.overdue { outstanding.without(unanswered) } else { Amount::ZERO };
        let standing = Standing {
            committed: self.amount,
            kept: self.kept,
            kept_late: self.kept.less(self.in_time),
            forgiven: self.forgiven,
            cleared,
            overdue,
            disputed,
            unanswered: unanswered.without(disputed),
        };
        // Kept, cleared and transferred: what is neither forgiven nor outstanding.
        let kept = self.amount.without(self.forgiven).without(outstanding);
        Effects { standing, share: Share { committed: outstanding.without(overdue), kept } }
    }
}
