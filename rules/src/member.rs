//! A member: a person in a network, whose address outlives every key.

pub mod holdings;
mod life;

pub use holdings::Holdings;

use crate::network::Frame;
use crate::period::Today;
use crate::{Amount, Epoch, Period, Refusal, Timestamp, Turn};

/// Whose hand signs for a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hand {
    /// The member's own key: an act of one's own, which ends dormancy.
    Own,
    /// A key that the member has lent some power: it acts for the member, but nobody is awake because of it.
    Lent,
}

/// What the record of a member says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Takes part.
    Active,
    /// Was found without an own act for the network's number of periods, and that was written down.
    Dormant,
    /// Has left; the address never starts again.
    Left,
}

/// How a member stands at a moment, written down or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// Told, listed, may ask, vouch and publish.
    Active,
    /// Not told, not listed; any own act ends it.
    Dormant,
    /// The same effects while a commitment is overdue.
    Suspended,
    /// Gone for good.
    Left,
}

/// The emergency that a member has open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenEmergency {
    /// Its number.
    pub number: Turn,
    /// The last second in which it is open.
    pub deadline: Timestamp,
}

/// Everything about a member that a rule reads or changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// The frame of the network.
    pub frame: Frame,
    /// As written down.
    pub state: State,
    /// How often the key has changed.
    pub epoch: Epoch,
    /// Numbers the next thing this member creates or changes.
    pub turn: Turn,
    /// What the member declares to be ready to help with.
    pub pledge: Amount,
    /// Emergencies a period that the member wants to be told of.
    pub attention: u16,
    /// The period of the last act signed by the member's own key.
    pub last_active: Period,
    /// The last second of that period.
    pub active_until: Timestamp,
    /// Mutual ties.
    pub ties: u16,
    /// The open emergency, if any (it may have expired since).
    pub emergency: Option<OpenEmergency>,
    /// Emergencies opened in `emergencies_period`.
    pub emergencies_opened: u8,
    /// The last 16 bits of the period in which an emergency was last opened: two bytes were left, and two periods that
    /// look alike are 65,536 apart.
    pub emergencies_period: u16,
    /// Open commitment records as debtor.
    pub owing: u32,
    /// Open commitment records as creditor.
    pub owed: u32,
    /// Whether a commitment of this member stands as overdue.
    pub overdue: bool,
}

impl Member {
    /// The highest attention limit.
    pub const ATTENTION: u16 = 1_000;
    /// Emergencies a member may open in one period.
    pub const EMERGENCIES: u8 = 2;

    /// A new member.
    pub fn join(frame: Frame, pledge: Amount, attention: u16, now: Timestamp) -> Result<Self, Refusal> {
        let today = frame.rhythm.today(now)?;
        Ok(Self {
            frame,
            state: State::Active,
            epoch: Epoch(0),
            turn: Turn(0),
            pledge,
            attention: checked_attention(attention)?,
            last_active: today.period,
            active_until: today.until,
            ties: 0,
            emergency: None,
            emergencies_opened: 0,
            emergencies_period: 0,
            owing: 0,
            owed: 0,
            overdue: false,
        })
    }

    /// The period of `now`. Most acts fall into the period of the one before, which costs nothing to see.
    #[inline(always)]
    pub fn today(&self, now: Timestamp) -> Result<Today, Refusal> {
        if now <= self.active_until {
            Ok(Today { period: self.last_active, until: self.active_until })
        } else {
            self.frame.rhythm.today(now)
        }
    }

    /// How the member stands in `period`.
    pub const fn presence(&self, period: Period) -> Presence {
        match self.state {
            State::Left => Presence::Left,
            State::Dormant => Presence::Dormant,
            State::Active if period.since(self.last_active) > self.frame.dormant_after => Presence::Dormant,
            State::Active if self.overdue => Presence::Suspended,
            State::Active => Presence::Active,
        }
    }

    /// Refuses what only an active member may do: ask, vouch, publish.
    pub const fn must_be_active(&self, today: Today) -> Result<(), Refusal> {
        match self.presence(today.period) {
            Presence::Active => Ok(()),
            Presence::Dormant => Err(Refusal::MemberDormant),
            Presence::Suspended => Err(Refusal::MemberSuspended),
            Presence::Left => Err(Refusal::MemberLeft),
        }
    }

    /// Refuses who may not ask: somebody who is not active, or whom nobody trusts yet.
    pub fn must_be_heard(&self, today: Today) -> Result<(), Refusal> {
        self.must_be_active(today)?;
        if self.ties == 0 { Err(Refusal::NoTie) } else { Ok(()) }
    }

    /// Whether the member has left for good.
    pub const fn must_remain(&self) -> Result<(), Refusal> {
        match self.state {
            State::Active | State::Dormant => Ok(()),
            State::Left => Err(Refusal::MemberLeft),
        }
    }

    /// An act signed by the member's own key: it ends dormancy. Who has left still answers for old promises, and stays
    /// gone.
    #[inline(always)]
    pub const fn acts(self, today: Today) -> Self {
        if matches!(self.state, State::Left) {
            return self;
        }
        let (last_active, active_until) = (today.period, today.until);
        Self { state: State::Active, last_active, active_until, ..self }
    }

    /// An act by one's own or by a lent hand.
    #[inline(always)]
    pub const fn acts_by(self, hand: Hand, today: Today) -> Self {
        match hand {
            Hand::Own => self.acts(today),
            Hand::Lent => self,
        }
    }

    /// The same act, which also creates or changes something of the member: it takes the turn the signer named.
    #[inline(always)]
    pub fn takes_turn(self, named: Turn, today: Today) -> Result<Self, Refusal> {
        self.must_remain()?;
        let turn = self.turn.take(named)?;
        Ok(Self { turn, ..self.acts(today) })
    }

    /// The same, by one's own or by a lent hand.
    pub fn takes_turn_by(self, hand: Hand, named: Turn, today: Today) -> Result<Self, Refusal> {
        match hand {
            Hand::Own => self.takes_turn(named, today),
            Hand::Lent => {
                self.must_remain()?;
                Ok(Self { turn: self.turn.take(named)?, ..self })
            }
        }
    }

    /// Something of the member's that has a turn of its own goes: whatever takes its place must not count anew, so the
    /// member does not fall behind it.
    pub fn outlives(self, turn: Turn) -> Result<Self, Refusal> {
        let next = turn.take(turn)?;
        Ok(Self { turn: self.turn.max(next), ..self })
    }

    /// A new pledge and attention limit.
    pub fn set(self, named: Turn, pledge: Amount, attention: u16, today: Today) -> Result<Self, Refusal> {
        Ok(Self { pledge, attention: checked_attention(attention)?, ..self.takes_turn(named, today)? })
    }

    /// Another key takes over: everything that the earlier one handed out loses its power.
    pub fn change_key(self, today: Today) -> Result<Self, Refusal> {
        Ok(Self { epoch: self.epoch.next()?, ..self.acts(today) })
    }

    /// One more mutual tie.
    pub fn gains_tie(self) -> Result<Self, Refusal> {
        if self.ties >= u16::from(self.frame.tie_cap) {
            return Err(Refusal::TieCapReached);
        }
        Ok(Self { ties: self.ties.saturating_add(1), ..self })
    }

    /// One mutual tie less.
    pub fn loses_tie(self) -> Result<Self, Refusal> {
        Ok(Self { ties: self.ties.checked_sub(1).ok_or(Refusal::RecordCorrupt)?, ..self })
    }

    /// The emergency that is open at `now`.
    pub fn emergency_at(&self, now: Timestamp) -> Option<OpenEmergency> {
        self.emergency.filter(|open| now <= open.deadline)
    }

    /// The member opens an emergency; the caller has let [`Member::takes_turn`] take the turn that numbers it.
    pub fn opens_emergency(self, opened: OpenEmergency, period: Period, now: Timestamp) -> Result<Self, Refusal> {
        if self.emergency_at(now).is_some() {
            return Err(Refusal::EmergencyAlreadyOpen);
        }
        let emergencies_period = low_bits(period);
        let opened_before = if emergencies_period == self.emergencies_period { self.emergencies_opened } else { 0 };
        if opened_before >= Self::EMERGENCIES {
            return Err(Refusal::EmergenciesThisPeriod);
        }
        let emergencies_opened = opened_before.saturating_add(1);
        Ok(Self { emergency: Some(opened), emergencies_opened, emergencies_period, ..self })
    }

    /// The emergency of that number is open no longer. A newer one stays.
    pub fn ends_emergency(self, number: Turn) -> Self {
        Self { emergency: self.emergency.filter(|open| open.number != number), ..self }
    }

    /// One more open commitment record, on the debtor's side.
    pub fn owes_one_more(self) -> Result<Self, Refusal> {
        Ok(Self { owing: self.owing.checked_add(1).ok_or(Refusal::TurnsExhausted)?, ..self })
    }

    /// One more open commitment record, on the creditor's side.
    pub fn is_owed_one_more(self) -> Result<Self, Refusal> {
        Ok(Self { owed: self.owed.checked_add(1).ok_or(Refusal::TurnsExhausted)?, ..self })
    }

    /// One record less on the debtor's side.
    pub fn owes_one_less(self) -> Result<Self, Refusal> {
        Ok(Self { owing: self.owing.checked_sub(1).ok_or(Refusal::RecordCorrupt)?, ..self })
    }

    /// One record less on the creditor's side.
    pub fn is_owed_one_less(self) -> Result<Self, Refusal> {
        Ok(Self { owed: self.owed.checked_sub(1).ok_or(Refusal::RecordCorrupt)?, ..self })
    }

    /// What holds for every member record, at all times.
    pub fn invariant(&self) -> bool {
        self.ties <= u16::from(self.frame.tie_cap)
            && self.attention <= Self::ATTENTION
            && !self.pledge.is_zero()
            && self.pledge.in_range()
            && self.emergencies_opened <= Self::EMERGENCIES
    }
}

/// The last 16 bits of a period.
const fn low_bits(period: Period) -> u16 {
    let [low, next, ..] = period.0.to_le_bytes();
    u16::from_le_bytes([low, next])
}

const fn checked_attention(limit: u16) -> Result<u16, Refusal> {
    if limit > Member::ATTENTION { Err(Refusal::AttentionOutOfRange) } else { Ok(limit) }
}

#[cfg(test)]
mod tests;
