//! How long the present key of a member has signed, and what it may end.

use crate::{Epoch, Span, Timestamp};

/// Since when the present key signs, and which proposals of another one it leaves standing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tenure {
    /// Since when the present key signs.
    pub since: Timestamp,
    /// The epoch from which proposals stand. It is an earlier one than the member's where a young key was changed.
    pub stands_from: Epoch,
}

impl Tenure {
    /// How long a key has to sign before it outvotes the guardians: an owner who looks once a month is in time.
    pub const YOUNG: Span = Span::days(30);

    /// The first key.
    pub const fn begins(now: Timestamp) -> Self {
        Self { since: now, stands_from: Epoch(0) }
    }

    /// Whether the present key was young at a moment.
    pub fn is_young_at(&self, moment: Timestamp) -> bool {
        moment < self.since.after(Self::YOUNG)
    }

    /// The present key hands the member over to another one, of the epoch `next`. That ends every proposal, unless the
    /// present key is young itself: a thief would change keys for ever.
    pub fn hands_over(self, next: Epoch, now: Timestamp) -> Self {
        Self { since: now, stands_from: if self.is_young_at(now) { self.stands_from } else { next } }
    }

    /// The guardians give the member another key, of the epoch `next`: every other proposal has ended.
    pub const fn is_recovered(next: Epoch, now: Timestamp) -> Self {
        Self { since: now, stands_from: next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    #[test]
    fn a_key_is_young_for_thirty_days() {
        let first = Tenure::begins(Timestamp::new(0));
        assert!(first.is_young_at(Timestamp::new(30 * DAY - 1)) && !first.is_young_at(Timestamp::new(30 * DAY)));
    }

    #[test]
    fn an_old_key_ends_every_proposal_when_it_is_changed_and_a_young_one_none() {
        let first = Tenure::begins(Timestamp::new(0));
        let stolen = first.hands_over(Epoch(1), Timestamp::new(30 * DAY));
        assert_eq!((stolen.since.get(), stolen.stands_from), (30 * DAY, Epoch(1)));
        let again = stolen.hands_over(Epoch(2), Timestamp::new(60 * DAY - 1));
        assert_eq!((again.since.get(), again.stands_from), (60 * DAY - 1, Epoch(1)), "and it is young again");
        assert_eq!(stolen.hands_over(Epoch(2), Timestamp::new(60 * DAY)).stands_from, Epoch(2));
        let recovered = Tenure::is_recovered(Epoch(3), Timestamp::new(1));
        assert_eq!((recovered.since.get(), recovered.stands_from), (1, Epoch(3)));
    }
}
