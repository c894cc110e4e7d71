//! A delegate: a key that a member lends some power, within limits and for a time. It never commits, confirms, forgives,
//! ties, stakes, clears or recovers: no scope says so.

use crate::{Amount, Epoch, Period, Refusal, Span, Timestamp};

/// What a delegate may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Open requests, at most one a period.
    OpenRequests,
    /// Close requests.
    CloseRequests,
    /// Declare, edit and withdraw intents.
    HandleIntents,
    /// Mark commitments as performed.
    MarkPerformed,
}

impl Scope {
    /// The bit that records and instructions carry.
    pub const fn bit(self) -> u8 {
        match self {
            Self::OpenRequests => 1,
            Self::CloseRequests => 2,
            Self::HandleIntents => 4,
            Self::MarkPerformed => 8,
        }
    }

    /// Every scope there is.
    pub const ALL: [Self; 4] = [Self::OpenRequests, Self::CloseRequests, Self::HandleIntents, Self::MarkPerformed];
}

/// What a rule reads and changes of a delegate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Delegate {
    /// The member's epoch when the power was lent.
    pub epoch: Epoch,
    /// The bits of its scopes.
    pub scopes: u8,
    /// The most per intent and per request.
    pub limit: Amount,
    /// The last period in which it opened a request; none = never.
    pub last_request: Option<Period>,
    /// The last second of its power.
    pub expires: Timestamp,
}

impl Delegate {
    /// The longest that power is lent.
    pub const LONGEST: Span = Span::days(366);
    /// Every scope together.
    pub const SCOPES: u8 = 15;

    /// A member lends power to a key.
    pub fn grant(epoch: Epoch, scopes: u8, limit: Amount, expires: Timestamp, now: Timestamp) -> Result<Self, Refusal> {
        if scopes == 0 || scopes > Self::SCOPES {
            return Err(Refusal::ScopesUnknown);
        }
        if expires <= now || expires > now.after(Self::LONGEST) {
            return Err(Refusal::DelegateTermOutOfRange);
        }
        Ok(Self { epoch, scopes, limit, last_request: None, expires })
    }

    /// The same key is lent power again: what it did in this period stays done.
    pub const fn again(self, before: &Self) -> Self {
        Self { last_request: before.last_request, ..self }
    }

    /// Whether its power has ended: by its term, or because the member has another key, or is gone (`None`).
    pub fn is_spent(&self, member: Option<Epoch>, now: Timestamp) -> bool {
        now > self.expires || member != Some(self.epoch)
    }

    /// Refuses what this delegate may not do now.
    pub fn may(&self, scope: Scope, member: Epoch, now: Timestamp) -> Result<(), Refusal> {
        if self.epoch != member {
            return Err(Refusal::DelegateOutdated);
        }
        if now > self.expires {
            return Err(Refusal::DelegateExpired);
        }
        if self.scopes & scope.bit() == 0 { Err(Refusal::OutOfScope) } else { Ok(()) }
    }

    /// Refuses a sum above the limit.
    pub fn within(&self, sum: Amount) -> Result<(), Refusal> {
        if sum > self.limit { Err(Refusal::AboveLimit) } else { Ok(()) }
    }

    /// Opens a request with that target.
    pub fn opens_request(self, target: Amount, period: Period) -> Result<Self, Refusal> {
        self.within(target)?;
        if self.last_request == Some(period) {
            return Err(Refusal::DelegateRequestThisPeriod);
        }
        Ok(Self { last_request: Some(period), ..self })
    }

    /// What holds for every delegate record.
    pub const fn invariant(&self) -> bool {
        self.scopes != 0 && self.scopes <= Self::SCOPES && self.limit.in_range()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::new(1_000);

    fn helper(scopes: u8) -> Delegate {
        Delegate::grant(Epoch(2), scopes, Amount::new(100).unwrap(), Timestamp::new(2_000), NOW).unwrap()
    }

    #[test]
    fn each_scope_opens_its_own_door_and_no_other() {
        for own in Scope::ALL {
            for asked in Scope::ALL {
                let expected = if own == asked { Ok(()) } else { Err(Refusal::OutOfScope) };
                assert_eq!(helper(own.bit()).may(asked, Epoch(2), NOW), expected);
            }
        }
    }

    #[test]
    fn each_part_of_the_invariant_is_needed() {
        assert!(helper(15).invariant());
        let dear = Delegate { limit: Amount::stored(u64::MAX), ..helper(1) };
        for broken in [Delegate { scopes: 0, ..helper(1) }, Delegate { scopes: 16, ..helper(1) }, dear] {
            assert!(!broken.invariant(), "{broken:?}");
        }
    }

    #[test]
    fn power_ends_with_the_term_and_with_the_key() {
        let helper = helper(15);
        assert_eq!(helper.may(Scope::OpenRequests, Epoch(2), Timestamp::new(2_000)), Ok(()));
        assert_eq!(helper.may(Scope::OpenRequests, Epoch(2), Timestamp::new(2_001)), Err(Refusal::DelegateExpired));
        assert_eq!(helper.may(Scope::OpenRequests, Epoch(3), NOW), Err(Refusal::DelegateOutdated));
        assert!(!helper.is_spent(Some(Epoch(2)), Timestamp::new(2_000)));
        assert!(helper.is_spent(Some(Epoch(2)), Timestamp::new(2_001)));
        assert!(helper.is_spent(Some(Epoch(3)), NOW) && helper.is_spent(None, NOW));
    }

    #[test]
    fn a_delegate_opens_one_request_a_period_within_its_limit() {
        let (most, more) = (Amount::new(100).unwrap(), Amount::new(101).unwrap());
        assert_eq!(helper(1).opens_request(more, Period(5)), Err(Refusal::AboveLimit));
        let opened = helper(1).opens_request(most, Period(5)).unwrap();
        assert_eq!(opened.opens_request(most, Period(5)), Err(Refusal::DelegateRequestThisPeriod));
        assert!(opened.opens_request(most, Period(6)).is_ok());
    }

    #[test]
    fn power_lent_again_is_no_second_request_in_a_period() {
        let opened = helper(1).opens_request(Amount::new(1).unwrap(), Period(5)).unwrap();
        let again = helper(1).again(&opened);
        let refused = again.opens_request(Amount::new(1).unwrap(), Period(5));
        assert_eq!(refused, Err(Refusal::DelegateRequestThisPeriod));
    }

    #[test]
    fn power_is_lent_for_at_most_a_year() {
        let grant =
            |scopes, expires| Delegate::grant(Epoch(0), scopes, Amount::ZERO, Timestamp::new(expires), NOW).map(|_| ());
        assert_eq!(grant(1, 1_000 + 366 * 86_400), Ok(()));
        assert_eq!(grant(1, 1_001 + 366 * 86_400), Err(Refusal::DelegateTermOutOfRange));
        assert_eq!(grant(1, 1_000), Err(Refusal::DelegateTermOutOfRange));
        assert_eq!(grant(0, 1_001), Err(Refusal::ScopesUnknown));
        assert_eq!(grant(16, 1_001), Err(Refusal::ScopesUnknown));
    }
}
