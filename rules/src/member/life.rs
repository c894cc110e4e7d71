//! How a member falls asleep, wakes, leaves, and is remembered.

use super::{Holdings, Member, Presence, State};
use crate::period::Today;
use crate::{Refusal, Timestamp, Turn};

impl Member {
    /// Wakes up, where no other act does.
    pub fn wake(self, today: Today) -> Result<Self, Refusal> {
        self.must_remain()?;
        let awake = self.acts(today);
        if awake == self { Err(Refusal::MemberAwake) } else { Ok(awake) }
    }

    /// Writes down that the member has fallen dormant.
    pub fn tidy_dormant(self, today: Today) -> Result<Self, Refusal> {
        match (self.state, self.presence(today.period)) {
            (State::Active, Presence::Dormant) => Ok(Self { state: State::Dormant, ..self }),
            (State::Left, _) => Err(Refusal::MemberLeft),
            (State::Active | State::Dormant, _) => Err(Refusal::NothingDormant),
        }
    }

    /// Leaves for good, with nothing left behind but promises. What the key handed out loses its power.
    pub fn leave(self, named: Turn, holdings: &Holdings, today: Today, now: Timestamp) -> Result<Self, Refusal> {
        let leaving = self.takes_turn(named, today)?;
        if self.ties != 0 {
            return Err(Refusal::StillTied);
        }
        if self.emergency_at(now).is_some() || !holdings.are_none() {
            return Err(Refusal::StillHolding);
        }
        Ok(Self { state: State::Left, epoch: self.epoch.next()?, emergency: None, ..leaving })
    }

    /// Refuses a member who may still speak for themselves.
    pub const fn must_be_gone(&self) -> Result<(), Refusal> {
        match self.state {
            State::Left => Ok(()),
            State::Active | State::Dormant => Err(Refusal::NotGone),
        }
    }

    /// Whether only a tombstone need remain: gone, and no promise open on either side.
    pub const fn must_be_bare(&self) -> Result<(), Refusal> {
        match (self.state, self.owing, self.owed) {
            (State::Left, 0, 0) => Ok(()),
            (State::Left, _, _) => Err(Refusal::PromisesOpen),
            (State::Active | State::Dormant, _, _) => Err(Refusal::MemberNotLeft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::OpenEmergency;
    use super::super::holdings::Holding;
    use super::*;
    use crate::network::Frame;
    use crate::{Amount, Period, Turn};

    const DAY: i64 = 86_400;
    /// 24 November 2026, 00:00 UTC.
    const NOW: Timestamp = Timestamp::new(1_795_478_400);

    fn somebody() -> Member {
        Member::join(Frame::new(0, 2, 150, 3).unwrap(), Amount::new(1).unwrap(), 5, NOW).unwrap()
    }

    fn in_days(days: i64) -> (Timestamp, Today) {
        let then = Timestamp::new(NOW.get() + days * DAY);
        (then, somebody().today(then).unwrap())
    }

    #[test]
    fn sleep_is_written_down_once_and_any_own_act_ends_it() {
        let (_, soon) = in_days(96);
        assert_eq!(somebody().tidy_dormant(soon), Err(Refusal::NothingDormant));
        let (_, late) = in_days(98);
        let asleep = somebody().tidy_dormant(late).unwrap();
        assert_eq!(asleep.state, State::Dormant);
        assert_eq!(asleep.tidy_dormant(late), Err(Refusal::NothingDormant));
        let awake = asleep.wake(late).unwrap();
        assert_eq!((awake.state, awake.last_active), (State::Active, late.period));
        assert_eq!(awake.wake(late), Err(Refusal::MemberAwake));
    }

    #[test]
    fn nobody_leaves_with_something_open() {
        let (now, today) = in_days(0);
        let leave = |member: Member, held: &Holdings| member.leave(member.turn, held, today, now);
        let none = Holdings::default();
        assert_eq!(leave(Member { ties: 1, ..somebody() }, &none), Err(Refusal::StillTied));
        let staked = none.gain(Holding::Stake).unwrap();
        assert_eq!(leave(somebody(), &staked), Err(Refusal::StillHolding));
        let emergency = OpenEmergency { number: Turn(0), deadline: now };
        let asking = Member { emergency: Some(emergency), ..somebody() };
        assert_eq!(leave(asking, &none), Err(Refusal::StillHolding), "in its last second");
        let over = OpenEmergency { deadline: Timestamp::new(now.get() - 1), ..emergency };
        let gone = leave(Member { emergency: Some(over), ..somebody() }, &none).unwrap();
        assert_eq!(gone.emergency, None);
        assert_eq!((gone.state, gone.epoch.0), (State::Left, 1), "what the key handed out has no power");
        assert_eq!(leave(gone, &none), Err(Refusal::MemberLeft));
        assert_eq!(gone.wake(today), Err(Refusal::MemberLeft));
        assert_eq!(gone.tidy_dormant(today), Err(Refusal::MemberLeft));
    }

    #[test]
    fn a_tombstone_stands_where_no_promise_is_open() {
        let gone = Member { state: State::Left, ..somebody() };
        assert_eq!((gone.must_be_bare(), gone.must_be_gone()), (Ok(()), Ok(())));
        assert_eq!(somebody().must_be_gone(), Err(Refusal::NotGone));
        assert_eq!(Member { owing: 1, ..gone }.must_be_bare(), Err(Refusal::PromisesOpen));
        assert_eq!(Member { owed: 1, ..gone }.must_be_bare(), Err(Refusal::PromisesOpen));
        assert_eq!(somebody().must_be_bare(), Err(Refusal::MemberNotLeft));
    }

    #[test]
    fn a_member_never_falls_behind_what_it_outlives() {
        let member = Member { turn: Turn(5), ..somebody() };
        assert_eq!(member.outlives(Turn(3)).unwrap().turn, Turn(5));
        assert_eq!(member.outlives(Turn(5)).unwrap().turn, Turn(6));
        assert_eq!(member.outlives(Turn(u32::MAX)), Err(Refusal::TurnsExhausted));
        assert_eq!(member.last_active, Period(2026 * 12 + 10));
    }
}
