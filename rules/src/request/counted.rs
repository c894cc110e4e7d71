//! How long the record of an emergency stays, so that everybody counts the same calls.

use super::{Kind, Request};
use crate::period::Today;
use crate::{Refusal, Timestamp};

/// What whoever counts the calls of an emergency needs of its record, beyond the request; nothing of any other kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counted {
    /// When its beneficiary closed it, which ended its waves.
    pub closed: Option<Timestamp>,
    /// The last second of the period it was opened in: its record stays until then.
    pub until: Option<Timestamp>,
}

impl Counted {
    /// Of a call that is opened now.
    pub const fn begin(kind: Kind, today: Today) -> Self {
        match kind {
            Kind::Emergency => Self { closed: None, until: Some(today.until) },
            Kind::Support | Kind::Initiative | Kind::Claim => Self { closed: None, until: None },
        }
    }

    /// Of one that its beneficiary closes.
    pub fn close(self, now: Timestamp) -> Self {
        Self { closed: self.until.map(|_| now), ..self }
    }

    /// The last second in which an emergency calls anybody. (One that is completed misses nothing.)
    pub fn calls_until(&self, request: &Request) -> Timestamp {
        self.closed.map_or(request.deadline, |closed| closed.min(request.deadline))
    }

    /// Whether whoever counts the calls of that period may need the record.
    pub fn is_needed(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| now <= until)
    }

    /// Whether the account goes, now that its end is written down: no intent lives, and nobody needs it any more.
    pub fn lets_go(&self, ended: &Request, now: Timestamp) -> bool {
        ended.backers == 0 && !self.is_needed(now)
    }

    /// Refuses to tidy what is written down already and stays.
    pub fn must_be_over(&self, before: &Request, ended: &Request, now: Timestamp) -> Result<(), Refusal> {
        if before == ended && self.is_needed(now) { Err(Refusal::EmergencyCounted) } else { Ok(()) }
    }
}
