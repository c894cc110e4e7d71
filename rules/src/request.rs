//! A request: a call for help. This file decides on emergencies; the other kinds join it here.

use crate::commitment::Share;
use crate::member::Member;
use crate::network::Decimals;
use crate::{Amount, Handshakes, Refusal, Span, Timestamp, Total, Turn};

/// What a request asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Something has happened: commitments only, now.
    Emergency,
}

impl Kind {
    /// The kind behind its byte.
    pub const fn from_byte(byte: u8) -> Result<Self, Refusal> {
        match byte {
            1 => Ok(Self::Emergency),
            _ => Err(Refusal::RequestKindUnknown),
        }
    }

    /// The byte that records and instructions carry.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Emergency => 1,
        }
    }
}

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
}

/// The sums of a request in one period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    /// Live intents.
    pub intended: Total,
    /// Outstanding of its commitments that are not overdue.
    pub committed: Total,
    /// Kept, cleared and transferred.
    pub kept: Total,
}

/// What the beneficiary writes when asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// What is asked for.
    pub kind: Kind,
    /// The sum that is needed.
    pub target: Amount,
    /// The last second in which it takes commitments.
    pub deadline: Timestamp,
    /// For an initiative: by when it will be done. Zero otherwise.
    pub fulfil_by: Timestamp,
    /// For an initiative: how many must back it. Zero otherwise.
    pub minimum_backers: u32,
    /// How many handshakes away help may come from.
    pub reach: Handshakes,
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
    /// The sum that is needed.
    pub target: Amount,
    /// The last second in which it takes commitments.
    pub deadline: Timestamp,
    /// How many handshakes away help may come from.
    pub reach: Handshakes,
    /// The sums of its present period.
    pub sums: Sums,
}

impl Request {
    /// The longest life of an emergency.
    pub const LONGEST: Span = Span::days(92);
    /// The longest term of a commitment to an emergency.
    pub const TERM: Span = Span::days(14);

    /// A member asks. The caller has let the member take the turn that numbers the request.
    pub fn open(call: &Call, now: Timestamp) -> Result<Self, Refusal> {
        match call.kind {
            Kind::Emergency => {
                if call.deadline <= now || call.deadline > now.after(Self::LONGEST) {
                    return Err(Refusal::DeadlineOutOfRange);
                }
                if call.fulfil_by.get() != 0 || call.minimum_backers != 0 {
                    return Err(Refusal::FieldNotForKind);
                }
            }
        }
        Ok(Self {
            kind: call.kind,
            status: Status::Open,
            turn: Turn(0),
            target: call.target,
            deadline: call.deadline,
            reach: call.reach,
            sums: Sums::default(),
        })
    }

    /// The status at a moment, written down or not.
    pub fn status_at(&self, now: Timestamp) -> Status {
        match self.status {
            Status::Open if now > self.deadline => Status::Expired,
            Status::Open => Status::Open,
            Status::Completed => Status::Completed,
            Status::Expired => Status::Expired,
            Status::Closed => Status::Closed,
        }
    }

    /// What nobody has promised or kept yet.
    pub const fn missing(&self) -> Amount {
        self.target.less_total(self.sums.committed).less_total(self.sums.kept)
    }

    /// Refuses unless the request takes help at `now`.
    pub fn must_be_open(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.status_at(now) {
            Status::Open => Ok(()),
            Status::Completed | Status::Expired | Status::Closed => Err(Refusal::RequestNotOpen),
        }
    }

    /// The beneficiary changes target and reach.
    pub fn edit(self, named: Turn, target: Amount, reach: Handshakes, now: Timestamp) -> Result<Self, Refusal> {
        self.must_be_open(now)?;
        let turn = self.turn.take(named)?;
        if self.sums.committed.get().saturating_add(self.sums.kept.get()) > target.get() {
            return Err(Refusal::TargetBelowPromised);
        }
        if !reach.within(self.reach) {
            return Err(Refusal::ReachWidened);
        }
        Ok(Self { turn, target, reach, ..self }.completed_if_reached(now))
    }

    /// The beneficiary ends it.
    pub fn close(self, named: Turn, now: Timestamp) -> Result<Self, Refusal> {
        self.must_be_open(now)?;
        Ok(Self { turn: self.turn.take(named)?, status: Status::Closed, ..self })
    }

    /// Anybody writes down what the clock or the kept words have decided.
    pub fn tidy(self, now: Timestamp) -> Result<Self, Refusal> {
        match self.status_at(now) {
            Status::Open => Err(Refusal::RequestStillOpen),
            status @ (Status::Completed | Status::Expired | Status::Closed) => Ok(Self { status, ..self }),
        }
    }

    /// Whether a helper may commit `amount`, due at `due`.
    pub fn takes(&self, amount: Amount, due: Timestamp, decimals: Decimals, now: Timestamp) -> Result<(), Refusal> {
        self.must_be_open(now)?;
        let missing = self.missing();
        if amount > missing {
            return Err(Refusal::AboveMissing);
        }
        if amount < missing && amount.get() < decimals.whole_unit() {
            return Err(Refusal::BelowWholeUnit);
        }
        if due <= now || due > now.after(Self::TERM) {
            return Err(Refusal::DueOutOfRange);
        }
        Ok(())
    }

    /// The request after one of its commitments moved from one share of the sums to another.
    #[inline(always)]
    pub fn moved(self, from: Share, to: Share, now: Timestamp) -> Result<Self, Refusal> {
        let sums = Sums {
            committed: self.sums.committed.moved(from.committed, to.committed)?,
            kept: self.sums.kept.moved(from.kept, to.kept)?,
            ..self.sums
        };
        Ok(Self { sums, ..self }.completed_if_reached(now))
    }

    #[inline(always)]
    fn completed_if_reached(self, now: Timestamp) -> Self {
        match self.status_at(now) {
            Status::Open if self.sums.kept.get() >= self.target.get() => Self { status: Status::Completed, ..self },
            Status::Open | Status::Completed | Status::Expired | Status::Closed => self,
        }
    }

    /// The beneficiary's record after the request came to stand as it does: an ended emergency frees its place.
    #[inline(always)]
    pub fn settle_beneficiary(&self, beneficiary: Member, number: Turn, now: Timestamp) -> Member {
        match (self.kind, self.status_at(now)) {
            (Kind::Emergency, Status::Open) => beneficiary,
            (Kind::Emergency, Status::Completed | Status::Expired | Status::Closed) => {
                beneficiary.ends_emergency(number)
            }
        }
    }

    /// What holds for every request record.
    pub fn invariant(&self) -> bool {
        let emergency_without_intents = match self.kind {
            Kind::Emergency => self.sums.intended == Total::ZERO,
        };
        !self.target.is_zero() && self.target.in_range() && emergency_without_intents
    }
}

#[cfg(test)]
mod tests;
