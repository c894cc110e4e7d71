//! Whom emergencies have called, from how far away, in which wave: what their later waves and later emergencies ask for.

use std::collections::{BTreeMap, BTreeSet};

use exodus_rules::Timestamp;
use exodus_rules::sos::{Call, Rank};
use exodus_sdk::Address;

/// That an emergency has called somebody.
#[derive(Clone, Debug)]
pub struct Made {
    /// The emergency that called, by its place in the order of all.
    pub by: Rank,
    /// The member who was called.
    pub member: Address,
    /// When, and from how far away.
    pub call: Call,
}

impl Made {
    /// The request that called.
    pub const fn request(&self) -> Address {
        Address::new_from_array(self.by.request)
    }
}

/// Every call so far.
#[derive(Clone, Default)]
pub struct Calls {
    called: BTreeMap<Address, BTreeSet<Address>>,
    of: BTreeMap<Address, Vec<(Rank, Call)>>,
    waves: BTreeMap<Address, u16>,
}

impl Calls {
    /// One more call.
    pub fn learn(&mut self, made: &Made) {
        self.called.entry(made.request()).or_default().insert(made.member);
        self.of.entry(made.member).or_default().push((made.by, made.call));
    }

    /// So many waves of an emergency have called.
    pub fn learn_waves(&mut self, request: Address, done: u16) {
        self.waves.insert(request, done);
    }

    /// Whom an emergency has called so far.
    pub fn called(&self, request: &Address) -> BTreeSet<Address> {
        self.called.get(request).cloned().unwrap_or_default()
    }

    /// How many waves of an emergency have called.
    pub fn waves(&self, request: &Address) -> u16 {
        self.waves.get(request).copied().unwrap_or_default()
    }

    /// How often a member's attention is used up for a call of an emergency at a moment, from so far away: by the
    /// emergencies before it that were opened since its period `began`.
    pub fn used(&self, member: &Address, asking: Rank, began: Timestamp, call: Call) -> u32 {
        let of = self.of.get(member).into_iter().flatten();
        let earlier = of.filter(|(by, _)| *by < asking && by.opened >= began);
        u32::try_from(earlier.filter(|(_, made)| made.uses_up(call.moment, call.away)).count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: Address = Address::new_from_array([7; 32]);

    fn rank(opened: i64, slot: u64, request: u8) -> Rank {
        Rank { opened: Timestamp::new(opened), slot, request: [request; 32] }
    }

    fn call(moment: i64, away: u32) -> Call {
        Call { moment: Timestamp::new(moment), away }
    }

    fn after(made: &[(Rank, Call)]) -> Calls {
        let mut calls = Calls::default();
        made.iter().for_each(|(by, call)| calls.learn(&Made { by: *by, member: ANA, call: *call }));
        calls
    }

    #[test]
    fn a_later_flood_silences_nothing_of_an_earlier_emergency() {
        let asking = rank(100, 5, 5);
        let flood: Vec<_> = (0..30).map(|number| (rank(100, 6, number), call(110, 1))).collect();
        assert_eq!(after(&flood).used(&ANA, asking, Timestamp::new(0), call(100 + 43_200, 1)), 0);
        let before: Vec<_> = (0..30).map(|number| (rank(100, 4, number), call(110, 1))).collect();
        assert_eq!(after(&before).used(&ANA, asking, Timestamp::new(0), call(100 + 43_200, 1)), 30);
    }

    #[test]
    fn only_calls_of_the_period_from_no_farther_away_and_made_by_then_use_up_attention() {
        let calls = after(&[(rank(50, 1, 1), call(50, 2)), (rank(60, 2, 2), call(60 + 43_200, 3))]);
        let used = |began, moment, away| calls.used(&ANA, rank(70, 3, 3), Timestamp::new(began), call(moment, away));
        assert_eq!((used(0, 70, 2), used(0, 70, 1)), (1, 0), "from two handshakes away, not from one");
        assert_eq!((used(0, 50_000, 3), used(0, 50_000, 2)), (2, 1));
        assert_eq!(used(51, 50_000, 3), 1, "of the period before, nothing");
    }

    #[test]
    fn a_call_of_which_nobody_knows_from_how_far_uses_up_nothing() {
        let old = after(&[(rank(0, 0, 1), call(50, u32::MAX))]);
        assert_eq!(old.used(&ANA, rank(70, 3, 3), Timestamp::new(0), call(70, u32::MAX - 1)), 0);
        assert!(old.called(&Address::new_from_array([1; 32])).contains(&ANA), "and is not made a second time");
    }
}
