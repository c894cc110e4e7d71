//! The account of a member.

use anchor_lang::prelude::*;
use exodus_rules::member::{self, Holdings, OpenEmergency, State};
use exodus_rules::network::Frame;
use exodus_rules::party::Person;
use exodus_rules::recovery::{Arrangement, Earlier, Tenure, Terms};
use exodus_rules::{Amount, Epoch, Period, Refusal, Timestamp, Turn};

use super::{Reputation, moment, seconds};
use crate::record::{Head, Record, Stored, head};

/// A person in a network. Seeds: `"member"`, network, first key. The address outlives every key.
#[account]
pub struct Member {
    /// Sequence, version, bump.
    pub head: Head,
    /// The network.
    pub network: Address,
    /// The key that joined; part of the address for ever.
    pub first_key: Address,
    /// The key that signs now.
    pub authority: Address,
    /// Who paid the rent.
    pub payer: Address,
    /// SHA-256 of the profile that the doors keep sealed; zero = none.
    pub profile: [u8; 32],
    /// The chain of hashes over the closed commitments.
    pub history: [u8; 32],
    /// What the member is ready to help with, in minor units; the default for invitations.
    pub pledge: u64,
    /// When the member joined, unix seconds.
    pub joined: i64,
    /// The last second of `last_active`, unix seconds.
    pub active_until: i64,
    /// Since when the present key signs, unix seconds.
    pub key_since: i64,
    /// Recovery: until when the earlier threshold and delay hold, unix seconds; 0 = they hold no more.
    pub earlier_until: i64,
    /// The last second of the open emergency; 0 = none is open.
    pub emergency_deadline: i64,
    /// The number of the open emergency; 0 where none is open.
    pub emergency_number: u32,
    /// How often the key has changed.
    pub epoch: u32,
    /// Recovery: the epoch from which proposals stand.
    pub proposals_from: u32,
    /// Numbers the next thing this member creates or changes.
    pub turn: u32,
    /// The period of the last act signed by the own key.
    pub last_active: u32,
    /// Open commitment records as debtor.
    pub owing: u32,
    /// Open commitment records as creditor.
    pub owed: u32,
    /// Closed commitments in the history.
    pub history_length: u32,
    /// The network's period, copied: seconds, 0 = calendar month.
    pub period_seconds: u32,
    /// The network's dormancy, copied: periods.
    pub dormant_after: u32,
    /// Mutual ties.
    pub ties: u16,
    /// Emergencies a period that the member wants to be told of.
    pub attention: u16,
    /// Published offers and needs.
    pub offers: u16,
    /// Active stakes.
    pub stakes: u16,
    /// 1 active, 2 dormant, 3 left.
    pub state: u8,
    /// Emergencies opened in `emergencies_period`, at most 2.
    pub emergencies_opened: u8,
    /// Open support requests, at most 1.
    pub supports: u8,
    /// Open initiatives, at most 8.
    pub initiatives: u8,
    /// The network's decimals, copied.
    pub decimals: u8,
    /// The network's tie cap, copied.
    pub tie_cap: u8,
    /// Recovery: guardians chosen, at most 9.
    pub guardians: u8,
    /// Recovery: how many of them it takes, at least 2; 0 = recovery is off.
    pub guardian_threshold: u8,
    /// Recovery: days between the approval that reaches the threshold and the execution, 3-30; 0 where recovery is off.
    pub recovery_days: u8,
    /// Recovery: the threshold that holds until `earlier_until`, where the one above is a weaker one.
    pub earlier_threshold: u8,
    /// Recovery: the delay that holds until `earlier_until`, in days.
    pub earlier_days: u8,
    /// Open claims in pools.
    pub claims: u8,
    /// The last 16 bits of the period in which an emergency was last opened.
    pub emergencies_period: u16,
    /// Zero.
    pub reserved: [u8; 2],
    /// Words kept and not kept.
    pub reputation: Reputation,
}

const _: () = assert!(Member::SIZE == 488);
const _: () = assert!(core::mem::offset_of!(Member, network) == 16);
const _: () = assert!(core::mem::offset_of!(Member, authority) == 80);

impl Member {
    /// The member as the rules read it.
    #[inline(always)]
    pub fn read(&self) -> core::result::Result<member::Member, Refusal> {
        let emergency =
            OpenEmergency { number: Turn(self.emergency_number), deadline: Timestamp::new(self.emergency_deadline) };
        Ok(member::Member {
            frame: Frame::stored(self.period_seconds, self.decimals, self.tie_cap, self.dormant_after),
            state: match self.state {
                1 => State::Active,
                2 => State::Dormant,
                _ => State::Left,
            },
            epoch: Epoch(self.epoch),
            turn: Turn(self.turn),
            pledge: Amount::stored(self.pledge),
            attention: self.attention,
            last_active: Period(self.last_active),
            active_until: Timestamp::new(self.active_until),
            ties: self.ties,
            emergency: if self.emergency_deadline == 0 { None } else { Some(emergency) },
            emergencies_opened: self.emergencies_opened,
            emergencies_period: self.emergencies_period,
            owing: self.owing,
            owed: self.owed,
            overdue: self.reputation.overdue.number > 0,
        })
    }

    /// Writes what the rules made of it. The frame is written once, at joining; the reputation follows by itself.
    #[inline(always)]
    pub fn write(&mut self, member: &member::Member) {
        self.epoch = member.epoch.0;
        self.turn = member.turn.0;
        self.pledge = member.pledge.get();
        self.attention = member.attention;
        self.write_act(member);
        self.ties = member.ties;
        self.write_emergency(member);
        self.emergencies_opened = member.emergencies_opened;
        self.emergencies_period = member.emergencies_period;
        self.write_counts(member);
    }

    /// Writes how many promises the member has on either side, where nothing else changes.
    #[inline(always)]
    pub const fn write_counts(&mut self, member: &member::Member) {
        self.owing = member.owing;
        self.owed = member.owed;
    }

    /// Writes which emergency is open, where nothing else changes.
    #[inline(always)]
    pub fn write_emergency(&mut self, member: &member::Member) {
        self.emergency_number = member.emergency.map_or(0, |open| open.number.0);
        self.emergency_deadline = member.emergency.map_or(0, |open| open.deadline.get());
    }

    /// What the member has open, beside ties and promises.
    pub const fn holdings(&self) -> Holdings {
        Holdings {
            supports: self.supports,
            initiatives: self.initiatives,
            claims: self.claims,
            offers: self.offers,
            stakes: self.stakes,
        }
    }

    /// Writes what the rules made of it.
    pub const fn hold(&mut self, holdings: &Holdings) {
        self.supports = holdings.supports;
        self.initiatives = holdings.initiatives;
        self.claims = holdings.claims;
        self.offers = holdings.offers;
        self.stakes = holdings.stakes;
    }

    /// What the member has arranged for the day on which the key is lost.
    pub fn recovery(&self) -> Arrangement {
        let earlier = Terms { threshold: self.earlier_threshold, days: self.earlier_days };
        Arrangement {
            guardians: self.guardians,
            terms: Terms { threshold: self.guardian_threshold, days: self.recovery_days },
            earlier: moment(self.earlier_until).map(|until| Earlier { terms: earlier, until }),
        }
    }

    /// Writes what the rules made of it.
    pub fn write_recovery(&mut self, arranged: &Arrangement) {
        let earlier = arranged.earlier.map_or(Terms::default(), |earlier| earlier.terms);
        self.guardians = arranged.guardians;
        self.guardian_threshold = arranged.terms.threshold;
        self.recovery_days = arranged.terms.days;
        self.earlier_threshold = earlier.threshold;
        self.earlier_days = earlier.days;
        self.earlier_until = seconds(arranged.earlier.map(|earlier| earlier.until));
    }

    /// How long the present key has signed, and which proposals of another one it leaves standing.
    pub const fn tenure(&self) -> Tenure {
        Tenure { since: Timestamp::new(self.key_since), stands_from: Epoch(self.proposals_from) }
    }

    /// Another key signs from now on.
    pub fn take_key(&mut self, key: &Address, tenure: &Tenure) {
        self.authority = *key;
        self.key_since = tenure.since.get();
        self.proposals_from = tenure.stands_from.0;
    }

    /// Writes what an act of one's own changes of the member itself, where it changes nothing else.
    #[inline(always)]
    pub const fn write_act(&mut self, member: &member::Member) {
        let state = match member.state {
            State::Active => 1,
            State::Dormant => 2,
            State::Left => 3,
        };
        // Most acts fall into the period of the one before, and change none of the three.
        if state != self.state || member.last_active.0 != self.last_active {
            self.state = state;
            self.last_active = member.last_active.0;
            self.active_until = member.active_until.get();
        }
    }
}

impl Record<Member> {
    /// Its member, as far as owing is concerned.
    pub(crate) fn person(&self) -> Person<&Address> {
        Person { network: &self.network, member: self.address(), key: &self.authority }
    }
}

impl Stored for Member {
    head! {}

    fn payer(&self) -> Option<&Address> {
        Some(&self.payer)
    }

    fn invariant(&self) -> bool {
        matches!(self.state, 1..=3)
            && self.read().is_ok_and(|member| member.invariant())
            && self.holdings().invariant()
            && self.recovery().invariant()
            && self.proposals_from <= self.epoch
            && self.reserved == [0; 2]
            && self.reputation.invariant()
    }
}
