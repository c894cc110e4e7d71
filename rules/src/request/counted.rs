//! How an emergency ends its calls, and how long its record stays, so that everybody counts the same ones.

use super::{Kind, Request, Status};
use crate::Timestamp;

impl Request {
    /// The last second in which an emergency calls anybody.
    pub fn calls_until(&self) -> Timestamp {
        self.ended.map_or(self.deadline, |ended| ended.min(self.deadline))
    }

    /// Whether the account goes, now that the end is written down: no intent lives, and whoever counts the calls of an
    /// emergency has had the whole period for it.
    pub fn closes(&self, now: Timestamp) -> bool {
        let counted = match self.kind {
            Kind::Emergency => now > self.counted_until,
            Kind::Support | Kind::Initiative | Kind::Claim => true,
        };
        !self.status.is_live() && self.backers == 0 && counted
    }

    /// The same request, ended before its time.
    #[inline(always)]
    pub(super) fn ends(self, status: Status, now: Timestamp) -> Self {
        let ended = match self.kind {
            Kind::Emergency => Some(now),
            Kind::Support | Kind::Initiative | Kind::Claim => None,
        };
        Self { status, ended, ..self }
    }
}
