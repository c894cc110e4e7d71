//! A request: a call for help, of one of four kinds.
//!
//! What the clock decides, it decides at once: every rule here looks at the request as it stands at `now`, written down
//! or not.

pub mod book;
mod call;
mod counted;
mod kind;

pub use call::Call;
pub use counted::Counted;
pub use kind::Kind;

use crate::member::holdings::Holding;
use crate::{Amount, Handshakes, Period, Refusal, Span, Timestamp, Total, Turn};

/// What the record of a request says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Takes help.
    Open,
    /// Kept words have reached the target.
    Completed,
    /// Its deadline passed first.
    Expired,
    /// Its beneficiary has ended it.
    Closed,
    /// An initiative that enough people have backed for long enough: it takes commitments now.
    Adopted,
}

impl Status {
    /// Whether the request has not ended.
    pub const fn is_live(self) -> bool {
        match self {
            Self::Open | Self::Adopted => true,
            Self::Completed | Self::Expired | Self::Closed => false,
        }
    }
}

/// The sums of a request in one period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    /// What its live intents have left.
    pub intended: Total,
    /// Outstanding of its commitments that are neither overdue nor disputed.
    pub committed: Total,
    /// Kept, cleared and transferred.
    pub kept: Total,
}

/// Everything about a request that a rule reads or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Request {
    /// What is asked for.
    pub kind: Kind,
    /// As written down.
    pub status: Status,
    /// How often its beneficiary has changed it.
    pub turn: Turn,
    /// The sum that is needed; of a support, in each period.
    pub target: Amount,
    /// The last second in which it takes help; a support has none.
    pub deadline: Timestamp,
    /// Initiative: by when it will be done.
    pub fulfil_by: Timestamp,
    /// Initiative: how many must back it.
    pub minimum_backers: u32,
    /// Initiative: since when price and backers have sufficed.
    pub reached_since: Option<Timestamp>,
    /// Initiative: for how long they have to suffice.
    pub trial: Span,
    /// Claim: whether it was called, so that its amount is fixed and its answers are owed.
    pub frozen: bool,
    /// How many handshakes away help may come from.
    pub reach: Handshakes,
    /// Live intents.
    pub backers: u32,
    /// The period that `sums` belongs to.
    pub period: Period,
    /// The sums of that period; of anything but a support, all there is.
    pub sums: Sums,
    /// Support: the sums of the period before.
    pub sums_before: Sums,
}

/// What the beneficiary changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The sum that is needed.
    pub target: Amount,
    /// How many handshakes away help may come from.
    pub reach: Handshakes,
    /// Whether the details are others than before.
    pub details_changed: bool,
}

impl Request {
    /// The status at a moment, written down or not.
    #[inline(always)]
    pub fn status_at(&self, now: Timestamp) -> Status {
        match (self.status, self.kind) {
            (Status::Open, Kind::Support) => Status::Open,
            (Status::Open, Kind::Claim) if !self.frozen => Status::Open,
            (Status::Open, Kind::Initiative) if self.is_adopted_by(now) => self.adopted_at(now),
            (Status::Open, Kind::Emergency | Kind::Initiative | Kind::Claim) if now > self.deadline => Status::Expired,
            (Status::Open, Kind::Emergency | Kind::Initiative | Kind::Claim) => Status::Open,
            (Status::Adopted, _) => self.adopted_at(now),
            (Status::Completed, _) => Status::Completed,
            (Status::Expired, _) => Status::Expired,
            (Status::Closed, _) => Status::Closed,
        }
    }

    /// Since when an initiative is adopted, or from when it will be if nobody lets go: price and backers have then
    /// sufficed long enough, before the deadline.
    #[inline(always)]
    pub fn adoption(&self) -> Option<Timestamp> {
        self.reached_since.map(|since| since.after(self.trial)).filter(|moment| *moment <= self.deadline)
    }

    #[inline(always)]
    fn is_adopted_by(&self, now: Timestamp) -> bool {
        self.adoption().is_some_and(|moment| moment <= now)
    }

    #[inline(always)]
    fn adopted_at(&self, now: Timestamp) -> Status {
        if self.sums.kept.get() >= self.target.get() {
            Status::Completed
        } else if now > self.fulfil_by {
            Status::Expired
        } else {
            Status::Adopted
        }
    }

    /// What nobody has promised or kept yet.
    pub const fn missing(&self) -> Amount {
        self.target.less_total(self.sums.committed).less_total(self.sums.kept)
    }

    /// Refuses unless the request has not ended at `now`.
    pub fn must_be_live(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.status_at(now).is_live() { Ok(()) } else { Err(Refusal::RequestNotOpen) }
    }

    /// The beneficiary changes target, reach and details. The caller has let the request [`Request::rolled`].
    pub fn edit(self, named: Turn, edit: &Edit, now: Timestamp) -> Result<Self, Refusal> {
        self.must_be_live(now)?;
        let fixed = match self.kind {
            Kind::Emergency | Kind::Support => false,
            Kind::Initiative => self.backers > 0 || self.status_at(now) == Status::Adopted,
            Kind::Claim => return Err(Refusal::ClaimIsFixed),
        };
        let Edit { target, reach, details_changed } = *edit;
        if fixed && (target != self.target || details_changed) {
            return Err(Refusal::TermsFixed);
        }
        let turn = self.turn.take(named)?;
        let promised = self.sums.committed.get().saturating_add(self.sums.kept.get());
        // Promises may exceed it already; nobody's promise keeps the beneficiary from changing anything else.
        if target < self.target && promised > target.get() {
            return Err(Refusal::TargetBelowPromised);
        }
        if !reach.within(self.reach) {
            return Err(Refusal::ReachWidened);
        }
        Ok(Self { turn, target, reach, ..self }.completed_if_reached(now))
    }

    /// The beneficiary ends it.
    pub fn close(self, named: Turn, now: Timestamp) -> Result<Self, Refusal> {
        self.must_be_live(now)?;
        if self.frozen {
            return Err(Refusal::ClaimIsFrozen);
        }
        Ok(Self { turn: self.turn.take(named)?, status: Status::Closed, ..self })
    }

    /// Refuses what ends elsewhere: a claim is withdrawn in its pool, which counts it, and never by a delegate.
    pub const fn must_end_here(&self) -> Result<(), Refusal> {
        match self.kind {
            Kind::Claim => Err(Refusal::ClaimInPool),
            Kind::Emergency | Kind::Support | Kind::Initiative => Ok(()),
        }
    }

    /// Anybody writes down what the clock or the kept words have decided.
    pub fn tidy(self, now: Timestamp) -> Result<Self, Refusal> {
        let status = self.status_at(now);
        if status.is_live() {
            return Err(Refusal::RequestStillOpen);
        }
        let tidied = Self { status, ..self };
        if tidied == self && self.backers > 0 { Err(Refusal::RequestHasIntents) } else { Ok(tidied) }
    }

    /// Anybody writes down that an initiative is adopted.
    pub fn adopt(self, now: Timestamp) -> Result<Self, Refusal> {
        match (self.status, self.status_at(now)) {
            (Status::Open, status @ Status::Adopted) => Ok(Self { status, ..self }),
            _ => Err(Refusal::NotAdopted),
        }
    }

    #[inline(always)]
    fn completed_if_reached(self, now: Timestamp) -> Self {
        match (self.kind, self.status_at(now)) {
            (Kind::Emergency | Kind::Claim, Status::Open) if self.sums.kept.get() >= self.target.get() => {
                Self { status: Status::Completed, ..self }
            }
            _ => self,
        }
    }

    /// Whether an emergency has ended, which frees its place with the beneficiary.
    pub fn frees_emergency(&self, now: Timestamp) -> bool {
        match self.kind {
            Kind::Emergency => !self.status_at(now).is_live(),
            Kind::Support | Kind::Initiative | Kind::Claim => false,
        }
    }

    /// What the beneficiary holds no longer, now that the request was written down as it is after `before`: whoever asks
    /// for support or proposes may ask again at once, a claimant is free when the account `closes`.
    pub fn frees(&self, before: &Self, closes: bool) -> Option<Holding> {
        let ended = before.status.is_live() && !self.status.is_live();
        match self.kind {
            Kind::Emergency => None,
            Kind::Support => ended.then_some(Holding::Support),
            Kind::Initiative => ended.then_some(Holding::Initiative),
            Kind::Claim => closes.then_some(Holding::Claim),
        }
    }

    /// What holds for every request record.
    pub fn invariant(&self) -> bool {
        let none = Sums::default();
        let of_its_kind = match self.kind {
            Kind::Emergency | Kind::Claim => self.sums.intended == Total::ZERO && self.backers == 0,
            Kind::Support => true,
            Kind::Initiative => self.minimum_backers > 0 && self.deadline <= self.fulfil_by,
        };
        let rolls = matches!(self.kind, Kind::Support);
        !self.target.is_zero() && self.target.in_range() && of_its_kind && (rolls || self.sums_before == none)
    }
}

#[cfg(test)]
mod tests;
