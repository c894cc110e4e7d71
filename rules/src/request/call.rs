//! Opening a request.

use super::{Kind, Request, Status, Sums};
use crate::member::holdings::Holding;
use crate::period::{Rhythm, Today};
use crate::{Amount, Handshakes, Refusal, Span, Timestamp, Turn};

/// What the beneficiary writes when asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// What is asked for.
    pub kind: Kind,
    /// The sum that is needed.
    pub target: Amount,
    /// The last second in which it takes help, or votes; zero for a support, which goes on until it is closed.
    pub deadline: Timestamp,
    /// For an initiative: by when it will be done. Zero otherwise.
    pub fulfil_by: Timestamp,
    /// For an initiative: how many must back it. Zero otherwise.
    pub minimum_backers: u32,
    /// How many handshakes away help may come from.
    pub reach: Handshakes,
}

impl Call {
    /// What the beneficiary holds from then on, beside an emergency, which the member counts itself.
    pub const fn holding(&self) -> Option<Holding> {
        match self.kind {
            Kind::Emergency => None,
            Kind::Support => Some(Holding::Support),
            Kind::Initiative => Some(Holding::Initiative),
            Kind::Claim => Some(Holding::Claim),
        }
    }

    fn deadline_within(&self, most: Span, now: Timestamp, refusal: Refusal) -> Result<(), Refusal> {
        if self.deadline <= now || self.deadline > now.after(most) { Err(refusal) } else { Ok(()) }
    }

    fn without_terms(&self) -> Result<(), Refusal> {
        let none = self.fulfil_by.get() == 0 && self.minimum_backers == 0;
        if none { Ok(()) } else { Err(Refusal::FieldNotForKind) }
    }
}

impl Request {
    /// The longest life of an emergency.
    pub const LONGEST: Span = Span::days(92);
    /// The longest that an initiative waits for votes, and then for its fulfilment.
    pub const YEAR: Span = Span::days(366);
    /// For how long price and backers of an initiative have to suffice.
    pub const TRIAL: Span = Span::hours(72);

    /// A member asks. The caller has let the member take the turn that numbers the request. A claim is opened in its
    /// pool, not here.
    pub fn open(call: &Call, rhythm: Rhythm, today: Today, now: Timestamp) -> Result<Self, Refusal> {
        match call.kind {
            Kind::Emergency => {
                call.deadline_within(Self::LONGEST, now, Refusal::DeadlineOutOfRange)?;
                call.without_terms()?;
            }
            Kind::Support => {
                call.without_terms()?;
                if call.deadline.get() != 0 {
                    return Err(Refusal::FieldNotForKind);
                }
            }
            Kind::Initiative => {
                call.deadline_within(Self::YEAR, now, Refusal::InitiativeDeadlineOutOfRange)?;
                if call.fulfil_by < call.deadline || call.fulfil_by > call.deadline.after(Self::YEAR) {
                    return Err(Refusal::FulfilByOutOfRange);
                }
                if call.minimum_backers == 0 {
                    return Err(Refusal::BackersOutOfRange);
                }
            }
            Kind::Claim => return Err(Refusal::ClaimInPool),
        }
        Ok(Self::begin(call, rhythm, today))
    }

    /// The record of a new request.
    pub fn begin(call: &Call, rhythm: Rhythm, today: Today) -> Self {
        Self {
            kind: call.kind,
            status: Status::Open,
            turn: Turn(0),
            target: call.target,
            deadline: call.deadline,
            fulfil_by: call.fulfil_by,
            minimum_backers: call.minimum_backers,
            reached_since: None,
            trial: rhythm.at_most_a_period(Self::TRIAL),
            frozen: false,
            reach: call.reach,
            backers: 0,
            period: today.period,
            sums: Sums::default(),
            sums_before: Sums::default(),
        }
    }
}
