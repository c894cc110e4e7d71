//! Whom an emergency calls, in which wave: the function of [`exodus_graph::sos`], asked of what is on the chain.

use std::collections::BTreeSet;

use exodus_graph::sos::{self, Called, Emergency, View};
use exodus_graph::{Node, People, Ties};
use exodus_rules::member::Presence;
use exodus_rules::request::Kind;
use exodus_rules::sos::Wave;
use exodus_rules::{Amount, Refusal, Timestamp};

use super::{Records, presence};
use crate::Address;
use crate::record::Located;
use crate::state::{Member, Network, Request};

/// The emergencies of a period up to one of them, as the chain stands at a moment.
pub struct Alarm<'a> {
    people: &'a People<Address>,
    members: &'a Records<Member>,
    emergencies: Vec<Emergency>,
    missing: Vec<Amount>,
    default_pledge: Amount,
    now: Timestamp,
    /// Whether the one that was asked for is among them: whoever has no tie calls nobody.
    calls: bool,
}

impl View for Alarm<'_> {
    fn ties(&self, _: Timestamp) -> &impl Ties {
        self.people.engine()
    }

    fn is_active(&self, member: Node, _: Timestamp) -> bool {
        self.member(member).and_then(|member| presence(member, self.now).ok()) == Some(Presence::Active)
    }

    fn attention(&self, member: Node, _: Timestamp) -> u16 {
        self.member(member).map_or(0, |member| member.attention)
    }

    fn missing(&self, emergency: usize, _: Timestamp) -> Amount {
        self.missing.get(emergency).copied().unwrap_or(Amount::ZERO)
    }

    fn address(&self, member: Node) -> [u8; 32] {
        self.people.id(member).unwrap_or_default().to_bytes()
    }
}

impl<'a> Alarm<'a> {
    /// The emergencies that were opened in the period of `asked` and not after it.
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
        let place = |request: &Located<Request>| (request.opened, request.opened_slot, request.address);
        let mut before: Vec<&Located<Request>> = Vec::new();
        for request in requests.values().filter(|request| place(request) <= place(asked)) {
            if request.read()?.kind == Kind::Emergency && rhythm.at(Timestamp::new(request.opened))? == period {
                before.push(request);
            }
        }
        before.sort_by_key(|request| place(request));
        let (mut emergencies, mut missing) = (Vec::new(), Vec::new());
        for request in before {
            let Some(beneficiary) = people.node(request.beneficiary) else { continue };
            let rules = request.read()?;
            let (reach, opened, until) = (rules.reach, Timestamp::new(request.opened), rules.deadline);
            emergencies.push(Emergency { request: request.address.to_bytes(), beneficiary, reach, opened, until });
            missing.push(if rules.status_at(now).is_live() { rules.missing() } else { Amount::ZERO });
        }
        let calls = emergencies.last().is_some_and(|last| last.request == asked.address.to_bytes());
        let default_pledge = Amount::new(network.default_pledge)?;
        Ok(Self { people, members, emergencies, missing, default_pledge, now, calls })
    }

    /// Every wave up to now, as if the chain had always stood as it does.
    pub fn waves(&self) -> Vec<Called> {
        let mut found = sos::waves(self, &self.emergencies, self.default_pledge, self.now);
        found.pop().filter(|_| self.calls).unwrap_or_default()
    }

    /// One wave, exactly, where the chain stands as it did at that wave's moment: whom it calls and how far away they are,
    /// when it has `told` these in earlier waves, and `used` says how often an earlier emergency of the period has called
    /// somebody.
    pub fn wave(&self, wave: Wave, told: &BTreeSet<Address>, used: impl Fn(&Address) -> u32) -> Vec<(Address, u32)> {
        let Some(emergency) = self.emergencies.last().filter(|_| self.calls) else { return Vec::new() };
        let missing = self.missing.last().copied().unwrap_or(Amount::ZERO);
        let told = told.iter().filter_map(|address| self.people.node(*address)).collect();
        let used = |member: Node| self.people.id(member).map_or(u32::MAX, |address| used(&address));
        let count = Wave::calls(missing, self.default_pledge);
        let called = sos::wave(self, emergency, wave.moment(emergency.opened), count, &told, used);
        called.into_iter().filter_map(|(member, away)| Some((self.people.id(member)?, away))).collect()
    }

    fn member(&self, member: Node) -> Option<&Located<Member>> {
        self.members.get(&self.people.id(member)?)
    }
}
