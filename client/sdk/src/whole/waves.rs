//! Whom an emergency calls, in which wave: the function of [`exodus_graph::sos`], asked of what is on the chain.

use std::collections::BTreeSet;

use exodus_graph::sos::{self, Called, Emergency, View};
use exodus_graph::{Node, People, Ties};
use exodus_rules::member::Presence;
use exodus_rules::request::{Kind, Request as Rules};
use exodus_rules::sos::{Rank, Wave};
use exodus_rules::{Amount, Refusal, Timestamp};

use super::{Records, presence};
use crate::Address;
use crate::record::Located;
use crate::state::{Member, Network, Request};

/// The emergencies of a period up to one of them, as the chain stands at a moment.
///
/// What the records say is what stands *now*. Of the moments before it they tell that nobody can have promised anything
/// when an emergency was opened, when it ended, and how the clock saw everybody; for the rest what stands now has to do.
pub struct Alarm<'a> {
    people: &'a People<Address>,
    members: &'a Records<Member>,
    emergencies: Vec<Emergency>,
    asked: Vec<Rules>,
    /// How many were opened before the one that was asked for.
    earlier: usize,
    default_pledge: Amount,
    now: Timestamp,
    /// Whether the one that was asked for is among them: whoever has no tie calls nobody.
    calls: bool,
}

impl View for Alarm<'_> {
    fn ties(&self, _: Timestamp) -> &impl Ties {
        self.people.engine()
    }

    fn is_active(&self, member: Node, moment: Timestamp) -> bool {
        self.member(member).and_then(|member| presence(member, moment).ok()) == Some(Presence::Active)
    }

    fn attention(&self, member: Node, _: Timestamp) -> u16 {
        self.member(member).map_or(0, |member| member.attention)
    }

    fn missing(&self, emergency: usize, moment: Timestamp) -> Amount {
        let found = self.emergencies.get(emergency).zip(self.asked.get(emergency));
        found.map_or(
            Amount::ZERO,
            |(emergency, asked)| {
                if moment == emergency.opened { asked.target } else { asked.missing() }
            },
        )
    }

    fn address(&self, member: Node) -> [u8; 32] {
        self.people.id(member).unwrap_or_default().to_bytes()
    }
}

/// Where an emergency stands among those of its network and period.
pub fn rank(request: &Located<Request>) -> Rank {
    let (opened, slot) = (Timestamp::new(request.opened), request.opened_slot);
    Rank { opened, slot, request: request.address.to_bytes() }
}

impl<'a> Alarm<'a> {
    /// The emergencies that were opened in the period of `asked` and not after it. Their records stay as long as that
    /// period, whatever has become of them.
    ///
    /// # Errors
    /// A record is corrupt, or it was opened before 1970.
    pub fn of(
        network: &Network,
        (people, members): (&'a People<Address>, &'a Records<Member>),
        requests: &Records<Request>,
        asked: &Located<Request>,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        let rhythm = network.frame()?.rhythm;
        let period = rhythm.at(Timestamp::new(asked.opened))?;
        let mut before: Vec<(Rank, &Located<Request>)> = Vec::new();
        for request in requests.values().filter(|request| request.network == asked.network) {
            let rank = rank(request);
            if rank <= self::rank(asked) && request.read()?.kind == Kind::Emergency && rhythm.at(rank.opened)? == period
            {
                before.push((rank, request));
            }
        }
        before.sort_by_key(|(rank, _)| *rank);
        let earlier = before.len().saturating_sub(1);
        let (mut emergencies, mut stands) = (Vec::new(), Vec::new());
        for (Rank { opened, request, .. }, record) in before {
            let Some(beneficiary) = people.node(record.beneficiary) else { continue };
            let rules = record.read()?;
            let (reach, until) = (rules.reach, record.counted().calls_until(&rules));
            emergencies.push(Emergency { request, beneficiary, reach, opened, until });
            stands.push(rules);
        }
        let calls = emergencies.last().is_some_and(|last| last.request == asked.address.to_bytes());
        let default_pledge = Amount::new(network.default_pledge)?;
        Ok(Self { people, members, emergencies, asked: stands, earlier, default_pledge, now, calls })
    }

    /// Every wave up to now, as if the chain had always stood as it does.
    pub fn waves(&self) -> Vec<Called> {
        let mut found = sos::waves(self, &self.emergencies, self.default_pledge, self.now);
        found.pop().filter(|_| self.calls).unwrap_or_default()
    }

    /// Whether [`Self::waves`] are exactly those that every door computes, where nothing on the chain has `changed` since a
    /// slot: since the emergency was opened nothing has, and what those before it may have called, when the chain may have
    /// stood otherwise, is too little to use up anybody's attention.
    pub fn is_exact(&self, asked: &Request, changed: Option<u64>) -> bool {
        let heard = |member: &Located<Member>| member.attention == 0 || usize::from(member.attention) > self.earlier;
        changed.is_some_and(|slot| slot <= asked.opened_slot) && self.members.values().all(heard)
    }

    /// One wave, exactly, where the chain stands as it did at that wave's moment: whom it calls and how far away they are,
    /// when it has `told` these in earlier waves, and `used` says how often earlier emergencies of the period have called
    /// somebody from no farther away than that.
    pub fn wave(
        &self,
        wave: Wave,
        told: &BTreeSet<Address>,
        used: impl Fn(&Address, u32) -> u32,
    ) -> Vec<(Address, u32)> {
        let Some(emergency) = self.emergencies.last().filter(|_| self.calls) else { return Vec::new() };
        let moment = wave.moment(emergency.opened);
        let missing = self.missing(self.emergencies.len().saturating_sub(1), moment);
        let told = told.iter().filter_map(|address| self.people.node(*address)).collect();
        let used = |member: Node, away: u32| self.people.id(member).map_or(u32::MAX, |address| used(&address, away));
        let count = Wave::calls(missing, self.default_pledge);
        let called = sos::wave(self, emergency, moment, count, &told, used);
        called.into_iter().filter_map(|(member, away)| Some((self.people.id(member)?, away))).collect()
    }

    fn member(&self, member: Node) -> Option<&Located<Member>> {
        self.members.get(&self.people.id(member)?)
    }
}
