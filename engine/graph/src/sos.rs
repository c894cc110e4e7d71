//! Who is called in which wave of an emergency. Everybody who asks for the same moment gets the same list, so leaving somebody
//! out can be noticed.

use std::collections::{BTreeMap, BTreeSet};

use exodus_rules::sos::{Call, Wave};
use exodus_rules::{Amount, Handshakes, Timestamp};
use sha2::{Digest, Sha256};

use crate::{Node, Ties, Walker};

/// An emergency, as its waves need to know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Emergency {
    /// The address of the request.
    pub request: [u8; 32],
    /// Who asks.
    pub beneficiary: Node,
    /// How far it calls.
    pub reach: Handshakes,
    /// When it was opened.
    pub opened: Timestamp,
    /// The last second in which it calls anybody: its deadline, or its end where that came first.
    pub until: Timestamp,
}

/// What stood on the chain at a moment: after the last transaction before it.
pub trait View {
    /// The mutual ties.
    fn ties(&self, moment: Timestamp) -> &impl Ties;

    /// Whether a member is active: neither dormant, nor suspended, nor gone.
    fn is_active(&self, member: Node, moment: Timestamp) -> bool;

    /// How many emergencies a period a member wants to be told of.
    fn attention(&self, member: Node, moment: Timestamp) -> u16;

    /// What an emergency is missing, by its place among them; nothing once it has ended.
    fn missing(&self, emergency: usize, moment: Timestamp) -> Amount;

    /// The address of a member.
    fn address(&self, member: Node) -> [u8; 32];
}

/// One wave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Called {
    /// When.
    pub moment: Timestamp,
    /// Who, in the order in which they are called, and how many handshakes away they are.
    pub people: Vec<(Node, u32)>,
}

/// Every wave up to now of the emergencies of one network and period, which come in the order of their opening.
///
/// Attention is used up by what earlier emergencies have called by the moment of a wave, from no farther away than this one
/// calls: whatever happens far away, nobody is deaf to their own people.
pub fn waves(view: &impl View, emergencies: &[Emergency], default_pledge: Amount, now: Timestamp) -> Vec<Vec<Called>> {
    // The calls of the emergencies so far, by whom they went to.
    let mut calls: BTreeMap<Node, Vec<Call>> = BTreeMap::new();
    let mut all = Vec::with_capacity(emergencies.len());
    for (place, emergency) in emergencies.iter().enumerate() {
        let (mut told, mut waves) = (BTreeSet::new(), Vec::new());
        let latest =
            Wave::latest(emergency.opened, now.min(emergency.until)).map_or(0..0, |wave| 0..wave.0.saturating_add(1));
        for moment in latest.map(|wave| Wave(wave).moment(emergency.opened)) {
            let count = Wave::calls(view.missing(place, moment), default_pledge);
            let used = |member: Node, away: u32| {
                let of = calls.get(&member).into_iter().flatten();
                u32::try_from(of.filter(|call| call.uses_up(moment, away)).count()).unwrap_or(u32::MAX)
            };
            let people = wave(view, emergency, moment, count, &told, used);
            told.extend(people.iter().map(|(member, _)| *member));
            waves.push(Called { moment, people });
        }
        for Called { moment, people } in &waves {
            for (member, away) in people {
                calls.entry(*member).or_default().push(Call { moment: *moment, away: *away });
            }
        }
        all.push(waves);
    }
    all
}

/// One wave: the nearest `count` of those who may be called, and how many handshakes away they are; of those equally near,
/// the ones whose hash with the request is smallest. Whoever has been `told` is not called again, and `used` says how often
/// earlier emergencies have called somebody by then from no farther away than that.
pub fn wave(
    view: &impl View,
    emergency: &Emergency,
    moment: Timestamp,
    count: u32,
    told: &BTreeSet<Node>,
    used: impl Fn(Node, u32) -> u32,
) -> Vec<(Node, u32)> {
    let count = crate::at(count);
    if count == 0 {
        return Vec::new();
    }
    let may = |member: Node, away: u32| {
        !told.contains(&member)
            && view.is_active(member, moment)
            && Wave::may_call(used(member, away), view.attention(member, moment))
    };
    let handshakes = if emergency.reach == Handshakes::ANYONE { u32::MAX } else { u32::from(emergency.reach.get()) };
    let mut walker = Walker::default();
    let rings = walker.rings(view.ties(moment), emergency.beneficiary, handshakes);
    let mut people = Vec::new();
    for (ring, away) in rings.each().zip(1_u32..) {
        if people.len() >= count {
            break;
        }
        let lot = |member: &Node| -> [u8; 32] {
            Sha256::new().chain_update(emergency.request).chain_update(view.address(*member)).finalize().into()
        };
        let mut near: Vec<Node> = ring.iter().copied().filter(|member| may(*member, away)).collect();
        near.sort_by_cached_key(lot);
        people.extend(near.into_iter().take(count - people.len()).map(|member| (member, away)));
    }
    people
}

#[cfg(test)]
mod tests;
