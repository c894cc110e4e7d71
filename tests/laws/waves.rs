//! Whom emergencies call in lived-in worlds: the protocol's words over the model's facts, against the function that every
//! door asks over the binary's records. Both look at the records as they are.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use exodus_sdk::chain::Clock;
use exodus_sdk::record::RawAccount;
use exodus_sdk::whole::Whole;
use exodus_sdk::whole::waves::Alarm;
use exodus_sdk::{Address, state};
use sha2::{Digest, Sha256};

use super::coverage::Coverage;
use super::model::records::{ACTIVE, EMERGENCY, Request};
use super::model::{Model, calendar};
use super::run::lived;

const HALF_A_DAY: usize = 43_200;

/// By wave, whom it calls, in their order, and from how far away.
type Waves = Vec<Vec<(Address, u32)>>;

/// How many emergencies the world of a seed holds, how many people they call, and where the two differ.
pub fn waves_differ(seed: u64) -> (usize, usize, Vec<String>) {
    let world = lived(seed, &mut Coverage::default());
    let raw = |(address, account): (Address, solana_account::Account)| RawAccount {
        address,
        owner: account.owner,
        lamports: account.lamports,
        data: account.data,
    };
    let accounts: Vec<RawAccount> = world.machine.records().into_iter().map(raw).collect();
    let clock = Clock { slot: world.model.slot, now: world.model.now };
    let (mut emergencies, mut people, mut notes) = (0, 0, Vec::new());
    for network in world.model.networks.keys() {
        let frame = world.machine.get::<state::Network>(network);
        let whole = Whole::of(frame, clock, &accounts).expect("a network");
        for (place, asked) in &whole.requests {
            if asked.kind != EMERGENCY {
                continue;
            }
            let records = (&whole.people, &whole.members);
            let alarm = Alarm::of(&whole.network, records, &whole.requests, asked, whole.now()).expect("sound records");
            let named = |(node, away): &(u32, u32)| (whole.people.id(*node).expect("a member"), *away);
            let found: Waves = alarm.waves().iter().map(|wave| wave.people.iter().map(named).collect()).collect();
            let expected = world.model.waves(place);
            emergencies += 1;
            people += expected.iter().map(Vec::len).sum::<usize>();
            // Whoever has no tie calls nobody, in as many waves as one likes.
            if found.concat() != expected.concat() || !found.is_empty() && found != expected {
                notes.push(format!("seed {seed}, {place}: {expected:?} and not {found:?}"));
            }
        }
    }
    (emergencies, people, notes)
}

impl Model {
    /// Whom an emergency has called up to now, wave by wave.
    fn waves(&self, asked: &Address) -> Waves {
        let request = &self.requests[asked];
        let rhythm = self.networks[&request.network].period_seconds;
        let stands = |place: &Address, it: &Request| (it.opened, it.opened_slot, *place);
        let period = calendar::period(rhythm, request.opened);
        let mut before: Vec<(&Address, &Request)> = self
            .requests
            .iter()
            .filter(|(_, it)| it.kind == EMERGENCY && it.network == request.network)
            .filter(|(place, it)| stands(place, it) <= stands(asked, request))
            .filter(|(_, it)| calendar::period(rhythm, it.opened) == period)
            .collect();
        before.sort_by_key(|(place, it)| stands(place, it));
        // Who was called when, and from how far away.
        let mut calls: BTreeMap<Address, Vec<(i64, u32)>> = BTreeMap::new();
        let mut last = Waves::new();
        for (place, it) in before {
            last.clear();
            let (away, mut told) = (self.away(&it.beneficiary), BTreeSet::new());
            let end = if it.closed == 0 { it.deadline } else { it.closed.min(it.deadline) };
            let mut made = Vec::new();
            for moment in (it.opened..=self.now.min(end)).step_by(HALF_A_DAY) {
                let used = |member: &Address, from: u32| {
                    let of = calls.get(member).into_iter().flatten();
                    of.filter(|(then, away)| *then <= moment && *away <= from).count()
                };
                let mut may: Vec<(u32, [u8; 32], Address)> = Vec::new();
                for (member, away) in &away {
                    let within = *away > 0 && (it.reach == 0 || *away <= u32::from(it.reach));
                    let heard = used(member, *away) < usize::from(self.members[member].attention);
                    if within && heard && !told.contains(member) && self.was_active(member, rhythm, moment) {
                        may.push((
                            *away,
                            Sha256::digest([place.to_bytes(), member.to_bytes()].concat()).into(),
                            *member,
                        ));
                    }
                }
                may.sort_unstable();
                let missing = if moment == it.opened { u128::from(it.target) } else { self.lacks(place, it) };
                let pledge = u128::from(self.networks[&it.network].default_pledge);
                let count = usize::try_from(missing.div_ceil(pledge).min(10_000)).expect("small");
                let wave: Vec<_> = may.into_iter().take(count).map(|(away, _, member)| (member, away)).collect();
                told.extend(wave.iter().map(|(member, _)| *member));
                made.extend(wave.iter().map(|(member, away)| (*member, (moment, *away))));
                last.push(wave);
            }
            made.into_iter().for_each(|(member, call)| calls.entry(member).or_default().push(call));
        }
        last
    }

    fn lacks(&self, place: &Address, it: &Request) -> u128 {
        let sums = self.sums(place, it, it.period);
        u128::from(it.target).saturating_sub(sums.committed + sums.kept)
    }

    fn was_active(&self, member: &Address, rhythm: u32, moment: i64) -> bool {
        let it = &self.members[member];
        let silent = calendar::period(rhythm, moment).saturating_sub(it.last_active);
        it.state == ACTIVE && silent <= self.networks[&it.network].dormant_after && !self.is_suspended(member)
    }

    /// Everybody who hangs together with somebody over mutual ties, and how far away they are.
    fn away(&self, from: &Address) -> BTreeMap<Address, u32> {
        let (mut away, mut queue) = (BTreeMap::from([(*from, 0)]), VecDeque::from([*from]));
        while let Some(member) = queue.pop_front() {
            for friend in self.ties.values().filter(|tie| tie.is_mutual()).filter_map(|tie| tie.other(&member)) {
                if !away.contains_key(&friend) {
                    away.insert(friend, away[&member] + 1);
                    queue.push_back(friend);
                }
            }
        }
        away
    }
}
