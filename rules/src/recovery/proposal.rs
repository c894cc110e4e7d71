//! A proposal to give a member another key: who stands behind it, since when, and who may end it.

use super::{Arrangement, Tenure, Terms};
use crate::{Epoch, Refusal, Span, Timestamp};

/// A proposal to give a member another key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The member's epoch when it was proposed.
    pub epoch: Epoch,
    /// When it was proposed.
    pub opened: Timestamp,
    /// When enough guardians had approved it, and the delay began; none = too few have.
    pub reached: Option<Timestamp>,
    /// The terms that held then; off until then.
    pub terms: Terms,
    /// The last second in which it may be approved, or executed.
    pub expires: Timestamp,
}

/// Where an approval is written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Behind the others.
    Next(usize),
    /// In the place of the same guardian's approval, which an earlier key had given.
    Again(usize),
}

impl Place {
    /// Which of the nine it is.
    pub const fn index(self) -> usize {
        match self {
            Self::Next(index) | Self::Again(index) => index,
        }
    }
}

impl Proposal {
    /// How long it may be executed, once its delay has passed, and how long it waits for enough approvals.
    pub const OPEN_FOR: Span = Span::days(30);

    /// A guardian proposes a key, under the terms that hold now.
    pub const fn open(epoch: Epoch, terms: Terms, now: Timestamp) -> Result<Self, Refusal> {
        if terms.are_off() {
            return Err(Refusal::RecoveryOff);
        }
        let expires = now.after(Self::OPEN_FOR);
        Ok(Self { epoch, opened: now, reached: None, terms: Terms { threshold: 0, days: 0 }, expires })
    }

    /// An approval was written down in its place. The delay begins with the one that reaches the threshold of this
    /// moment, and begins anew where that one is given once more.
    pub fn approved<Times: Iterator<Item = Timestamp> + Clone>(self, place: Place, times: Times, terms: Terms) -> Self {
        match (self.reached, place) {
            (Some(_), Place::Next(_)) => self,
            (Some(_), Place::Again(_)) | (None, Place::Next(_) | Place::Again(_)) => {
                match nth(times, terms.threshold) {
                    Some(reached) => {
                        let expires = reached.after(terms.delay()).after(Self::OPEN_FOR);
                        Self { reached: Some(reached), terms, expires, ..self }
                    }
                    None => self,
                }
            }
        }
    }

    /// The first second in which it may be executed; none while too few have approved.
    pub fn executable(&self) -> Option<Timestamp> {
        self.reached.map(|reached| reached.after(self.terms.delay()))
    }

    /// From when it may be executed at the soonest, were enough to approve at this moment under the terms that hold now.
    pub fn soonest(&self, terms: Terms, now: Timestamp) -> Timestamp {
        self.executable().unwrap_or_else(|| now.after(terms.delay()))
    }

    /// Refuses a proposal that a change of key or the clock has ended.
    pub fn must_stand(&self, tenure: &Tenure, now: Timestamp) -> Result<(), Refusal> {
        if self.epoch < tenure.stands_from {
            return Err(Refusal::RecoveryOutdated);
        }
        if now > self.expires { Err(Refusal::RecoveryExpired) } else { Ok(()) }
    }

    /// Refuses one that is not to be executed now. `times` are the moments of the approvals that count: with fewer of
    /// them than had approved, the delay is counted from the one among them that reaches the threshold.
    pub fn must_be_ripe<Times: Iterator<Item = Timestamp> + Clone>(
        &self,
        tenure: &Tenure,
        times: Times,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.must_stand(tenure, now)?;
        let executable = self.executable().ok_or(Refusal::ThresholdNotReached)?;
        if now < executable {
            return Err(Refusal::RecoveryTooEarly);
        }
        let reached = nth(times, self.terms.threshold).ok_or(Refusal::ThresholdNotReached)?;
        if now < reached.after(self.terms.delay()) { Err(Refusal::RecoveryTooEarly) } else { Ok(()) }
    }

    /// Whether it has ended: by its time, by a change of key, or because the member is gone (`None`).
    pub fn is_over(&self, tenure: Option<&Tenure>, now: Timestamp) -> bool {
        tenure.is_none_or(|tenure| self.must_stand(tenure, now).is_err())
    }

    /// Whether the member's present key ends it alone. A key that was young when enough guardians had approved has to show
    /// a guardian who has not (`must_be_missing`).
    pub fn yields_to(&self, tenure: &Tenure, now: Timestamp) -> bool {
        self.is_over(Some(tenure), now) || self.reached.is_none_or(|reached| !tenure.is_young_at(reached))
    }

    /// The moment for which it is asked who counts as a guardian: when enough had approved, else now.
    pub fn counted_at(&self, now: Timestamp) -> Timestamp {
        self.reached.unwrap_or(now)
    }
}

/// The moment of the approval that reaches a threshold; none where too few are given.
fn nth<Times: Iterator<Item = Timestamp> + Clone>(times: Times, threshold: u8) -> Option<Timestamp> {
    let reaches = |moment: &Timestamp| times.clone().filter(|time| time <= moment).count() >= usize::from(threshold);
    times.clone().filter(|moment| threshold > 0 && reaches(moment)).min()
}

/// Where the approval of a guardian is written down, given the guardians who have approved and their epochs. It holds as
/// long as the guardian's epoch: whoever has another key since approves once more.
pub fn place<'a, Id: Eq + 'a>(
    mut approvals: impl ExactSizeIterator<Item = (&'a Id, Epoch)>,
    guardian: &Id,
    epoch: Epoch,
) -> Result<Place, Refusal> {
    let given = approvals.len();
    match approvals.by_ref().enumerate().find(|(_, (who, _))| *who == guardian) {
        Some((_, (_, before))) if before == epoch => Err(Refusal::AlreadyApproved),
        Some((index, _)) => Ok(Place::Again(index)),
        None if given >= usize::from(Arrangement::GUARDIANS) => Err(Refusal::ApprovalsFull),
        None => Ok(Place::Next(given)),
    }
}

/// Which of the approvals a guardian gave; none where the guardian has another key since. Refuses who gave none.
pub fn approval_of<'a, Id: Eq + 'a>(
    mut approvals: impl Iterator<Item = (&'a Id, Epoch)>,
    guardian: &Id,
    epoch: Epoch,
) -> Result<Option<usize>, Refusal> {
    let found = approvals.by_ref().enumerate().find(|(_, (who, _))| *who == guardian);
    let (index, (_, given)) = found.ok_or(Refusal::WrongAccount)?;
    Ok((given == epoch).then_some(index))
}

#[cfg(test)]
mod tests;
