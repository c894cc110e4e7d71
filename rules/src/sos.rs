//! Whom an emergency calls, and when: wave after wave, so that it reaches just enough people. Who they are is found in the
//! whole network, which no single account shows; how many, how often and when is decided here.

use crate::{Amount, Span, Timestamp};

/// A wave of an emergency: 0 when it is opened, then one every twelve hours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Wave(pub u16);

impl Wave {
    /// The time between two waves.
    pub const EVERY: Span = Span::hours(12);
    /// The most people that one wave calls.
    pub const MOST: u32 = 10_000;

    /// The moment of this wave: it is computed from what stood on the chain then.
    pub fn moment(self, opened: Timestamp) -> Timestamp {
        let seconds = Self::EVERY.seconds().saturating_mul(i64::from(self.0));
        Timestamp::new(opened.get().saturating_add(seconds))
    }

    /// The latest wave whose moment has come; `None` before the first.
    pub fn latest(opened: Timestamp, now: Timestamp) -> Option<Self> {
        let passed = u64::try_from(now.get().checked_sub(opened.get())?).ok()?;
        let every = u64::try_from(Self::EVERY.seconds()).ok()?;
        passed.checked_div(every).map(|waves| Self(u16::try_from(waves).unwrap_or(u16::MAX)))
    }

    /// How many people a wave calls: as many as would cover what is missing, if each gave what the network suggests.
    pub fn calls(missing: Amount, default_pledge: Amount) -> u32 {
        let people = match default_pledge.get() {
            0 => 0,
            pledge => missing.get().div_ceil(pledge),
        };
        u32::try_from(people).unwrap_or(Self::MOST).min(Self::MOST)
    }

    /// Whether somebody may be called whose attention was used so often in this period, and who wants to be called at
    /// most that often.
    pub fn may_call(used: u32, attention: u16) -> bool {
        used < u32::from(attention)
    }
}

/// Where an emergency stands among those of its network and period: by the moment of its opening, the slot, the address.
/// What stands behind it changes nothing for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Rank {
    /// When it was opened.
    pub opened: Timestamp,
    /// The slot in which it was opened.
    pub slot: u64,
    /// The address of the request.
    pub request: [u8; 32],
}

/// That an emergency has called somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// The moment of its wave.
    pub moment: Timestamp,
    /// How many handshakes away from whoever asked.
    pub away: u32,
}

impl Call {
    /// Whether it has used up attention for somebody whom an emergency behind it would call at `moment`, from `away`: it
    /// has been made by then, and came *from no farther away*. So a flood of calls from far away makes nobody deaf to
    /// their own people.
    pub fn uses_up(self, moment: Timestamp, away: u32) -> bool {
        self.moment <= moment && self.away <= away
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(minor: u64) -> Amount {
        Amount::new(minor).unwrap()
    }

    #[test]
    fn waves_come_every_twelve_hours() {
        let opened = Timestamp::new(1_000);
        let half_a_day = 43_200;
        assert_eq!(Wave(0).moment(opened), opened);
        assert_eq!(Wave(3).moment(opened), Timestamp::new(1_000 + 3 * half_a_day));
        let latest = |now| Wave::latest(opened, Timestamp::new(now));
        assert_eq!((latest(999), latest(1_000)), (None, Some(Wave(0))));
        assert_eq!((latest(999 + half_a_day), latest(1_000 + half_a_day)), (Some(Wave(0)), Some(Wave(1))));
        assert_eq!(latest(i64::MAX), Some(Wave(u16::MAX)));
    }

    #[test]
    fn a_wave_calls_just_enough_people_and_never_more_than_ten_thousand() {
        let calls = |missing, pledge| Wave::calls(sum(missing), sum(pledge));
        assert_eq!((calls(500, 100), calls(501, 100), calls(1, 100), calls(0, 100)), (5, 6, 1, 0));
        assert_eq!((calls(10_000, 1), calls(10_001, 1)), (10_000, 10_000));
        assert_eq!((Wave::calls(Amount::MAX, sum(1)), calls(500, 0)), (10_000, 0));
    }

    #[test]
    fn a_call_uses_up_attention_from_its_moment_on_and_only_for_what_comes_from_as_far_or_farther() {
        let call = Call { moment: Timestamp::new(10), away: 3 };
        let uses_up = |moment, away| call.uses_up(Timestamp::new(moment), away);
        assert!(uses_up(10, 3) && uses_up(11, 4));
        assert!(!uses_up(9, 3), "not called yet");
        assert!(!uses_up(10, 2), "a friend's friend is heard however many strangers have called");
    }

    #[test]
    fn emergencies_stand_in_the_order_of_moment_slot_and_address() {
        let rank = |opened, slot, address| Rank { opened: Timestamp::new(opened), slot, request: [address; 32] };
        assert!(rank(1, 9, 9) < rank(2, 0, 0));
        assert!(rank(1, 1, 9) < rank(1, 2, 0));
        assert!(rank(1, 1, 1) < rank(1, 1, 2));
    }

    #[test]
    fn nobody_is_called_more_often_than_they_want() {
        assert!(Wave::may_call(0, 1) && Wave::may_call(4, 5));
        assert!(!Wave::may_call(0, 0) && !Wave::may_call(5, 5));
    }
}
