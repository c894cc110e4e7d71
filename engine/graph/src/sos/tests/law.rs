//! What the protocol says of waves, computed a second time in the plainest way, and its law of distances: emergencies
//! farther away than d change nobody's call at a distance below d. On random networks, calls and floods.

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use super::*;

/// The most that can be asked for: a wave of it calls everybody.
pub(super) const FLOOD: u64 = (1 << 53) - 1;

impl World {
    /// How far everybody is from one; nothing where no way leads.
    pub(super) fn away(&self, from: Node) -> Vec<Option<u32>> {
        let mut away = vec![None; self.graph.members()];
        away[crate::at(from)] = Some(0);
        let mut queue = vec![from];
        while let Some(member) = (!queue.is_empty()).then(|| queue.remove(0)) {
            for friend in self.graph.friends(member) {
                if away[crate::at(*friend)].is_none() {
                    away[crate::at(*friend)] = away[crate::at(member)].map(|away| away + 1);
                    queue.push(*friend);
                }
            }
        }
        away
    }

    /// The same as `called`, sentence by sentence.
    fn as_the_protocol_says(&self, now: i64) -> Vec<Waves> {
        let mut all: Vec<Waves> = Vec::new();
        for (place, (asked, _)) in self.asked.iter().enumerate() {
            let (mut waves, away) = (Waves::new(), self.away(asked.beneficiary));
            for moment in (asked.opened.get()..=now.min(asked.until.get())).step_by(43_200) {
                let used = |member: Node, from: u32| {
                    let earlier = self.asked[..place].iter().zip(&all).flat_map(|((other, _), waves)| {
                        let moments = (other.opened.get()..).step_by(43_200);
                        moments.zip(waves).take_while(|(then, _)| *then <= moment).flat_map(|(_, people)| people)
                    });
                    earlier.filter(|(named, away)| *named == member && *away <= from).count()
                };
                let told = |member: Node| waves.iter().flatten().any(|(named, _)| *named == member);
                let mut may: Vec<(u32, [u8; 32], Node)> = (0..)
                    .zip(&away)
                    .filter_map(|(member, away)| {
                        let away = away.filter(|away| *away > 0)?;
                        let within = asked.reach.get() == 0 || away <= u32::from(asked.reach.get());
                        let awake = !self.asleep.contains(&member) && !told(member);
                        let heard = used(member, away) < usize::from(self.attention);
                        let lot = Sha256::digest([asked.request, self.address(member)].concat()).into();
                        (within && awake && heard).then_some((away, lot, member))
                    })
                    .collect();
                may.sort_unstable();
                let missing = self.missing(place, at(moment)).get();
                let count = usize::try_from(missing.div_ceil(PLEDGE).min(10_000)).unwrap();
                waves.push(may.into_iter().take(count).map(|(away, _, member)| (member, away)).collect());
            }
            all.push(waves);
        }
        all
    }
}

pub(super) fn reach(handshakes: u8) -> Handshakes {
    Handshakes::new(handshakes).unwrap()
}

prop_compose! {
    /// A call of somebody, some time in the first two days, for at most so much.
    fn call(members: u32, most: u64)(
        beneficiary in 0..members,
        reach in 0_u8..=6,
        opened in 0..4 * HALF_A_DAY,
        lasts in 0..6 * HALF_A_DAY,
        missing in vec(0..most, 1..4),
    ) -> (Node, u8, i64, i64, Vec<u64>) {
        (beneficiary, reach, opened, opened + lasts, missing)
    }
}

type Call = (Node, u8, i64, i64, Vec<u64>);

/// In the order of their opening, each under a name of its own.
fn in_order(calls: Vec<Call>) -> Vec<(Emergency, Vec<u64>)> {
    let mut all: Vec<_> = (0_u8..)
        .zip(calls)
        .map(|(number, (beneficiary, far, opened, until, missing))| {
            let (opened, until) = (at(opened), at(until));
            (Emergency { request: [number; 32], beneficiary, reach: reach(far), opened, until }, missing)
        })
        .collect();
    all.sort_by_key(|(asked, _)| (asked.opened, asked.request));
    all
}

prop_compose! {
    fn network(most: u32)(members in 2..most)(
        ties in btree_set((0..members, 0..members), 1..60),
        asleep in btree_set(0..members, 0..4),
        attention in 0_u16..4,
        calls in vec(call(members, 1_500), 1..7),
        members in Just(members),
    ) -> (u32, Vec<(Node, Node)>, BTreeSet<Node>, u16, Vec<Call>) {
        let ties = ties.into_iter().filter(|(one, two)| one < two).collect();
        (members, ties, asleep, attention, calls)
    }
}

proptest! {
    #[test]
    fn the_waves_are_those_of_the_protocol((members, ties, asleep, attention, calls) in network(24)) {
        let graph = Graph::of(crate::at(members), &ties).unwrap();
        let world = World { graph, asleep, attention, asked: in_order(calls) };
        prop_assert_eq!(world.called(9 * HALF_A_DAY), world.as_the_protocol_says(9 * HALF_A_DAY));
    }

    /// A ring of inventions at the end of a tail so long that everybody whom a call reaches from below `d` is farther away
    /// from it than `d`; whatever it floods the network with.
    #[test]
    fn emergencies_farther_away_than_d_change_nobodys_call_below_d(
        (members, ties, asleep, attention, calls) in network(20),
        d in 1_u32..5,
        (door, invented) in (0..20_u32, 1..4_u32),
        flood in vec(call(4, 2), 1..12),
    ) {
        let last = members + 2 * d;
        let mut grown = ties;
        grown.push((door % members, members));
        grown.extend((members..last).map(|link| (link, link + 1)));
        grown.extend((1..=invented).map(|number| (last, last + number)));
        let size = crate::at(last + invented + 1);
        let without = World {
            graph: Graph::of(size, &grown).unwrap(), asleep: asleep.clone(), attention, asked: in_order(calls.clone()),
        };
        // Behind the others in the list, so that the others keep their names and their lots.
        let flood = flood.into_iter().map(|(who, far, opened, until, _)| (last + who % (invented + 1), far, opened, until, vec![FLOOD]));
        let with = World {
            graph: Graph::of(size, &grown).unwrap(), asleep, attention,
            asked: in_order(calls.into_iter().chain(flood).collect()),
        };
        let below: BTreeSet<Node> = without.asked.iter().flat_map(|(asked, _)| {
            let away = without.away(asked.beneficiary);
            (0..).zip(away).filter(|(_, away)| away.is_some_and(|away| away < d)).map(|(member, _)| member).collect::<Vec<_>>()
        }).collect();
        for (asked, _) in with.asked.iter().filter(|(asked, _)| asked.beneficiary >= last) {
            let away = with.away(asked.beneficiary);
            prop_assert!(below.iter().all(|member| away[crate::at(*member)].is_none_or(|away| away > d)));
        }
        let near = |waves: &Waves| -> Waves {
            waves.iter().map(|people| people.iter().filter(|(_, away)| *away < d).copied().collect()).collect()
        };
        let now = 9 * HALF_A_DAY;
        let after = with.called(now);
        for ((asked, _), waves) in without.asked.iter().zip(without.called(now)) {
            let again = with.asked.iter().position(|(other, _)| other == asked).unwrap();
            prop_assert_eq!(near(&waves), near(&after[again]));
        }
    }
}
