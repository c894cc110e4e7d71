mod flood;
mod law;

use super::*;
use crate::Graph;

const HALF_A_DAY: i64 = 43_200;

const PLEDGE: u64 = 100;

/// A network that stands still, with calls in it.
struct World {
    graph: Graph,
    asleep: BTreeSet<Node>,
    attention: u16,
    /// In the order of their opening: each with what it is missing, by wave.
    asked: Vec<(Emergency, Vec<u64>)>,
}

impl View for World {
    fn ties(&self, _: Timestamp) -> &impl Ties {
        &self.graph
    }

    fn is_active(&self, member: Node, _: Timestamp) -> bool {
        !self.asleep.contains(&member)
    }

    fn attention(&self, _: Node, _: Timestamp) -> u16 {
        self.attention
    }

    fn missing(&self, emergency: usize, moment: Timestamp) -> Amount {
        let (asked, missing) = &self.asked[emergency];
        let wave = usize::try_from((moment.get() - asked.opened.get()) / HALF_A_DAY).unwrap();
        Amount::new(missing[wave.min(missing.len() - 1)]).unwrap()
    }

    fn address(&self, member: Node) -> [u8; 32] {
        let mut address = [9; 32];
        let [lowest, higher @ ..] = member.to_le_bytes();
        address[0] = lowest;
        address[1..4].iter_mut().zip(higher).for_each(|(byte, higher)| *byte ^= higher);
        address
    }
}

/// By wave, whom it calls and from how far away.
type Waves = Vec<Vec<(Node, u32)>>;

impl World {
    fn called(&self, now: i64) -> Vec<Waves> {
        let emergencies: Vec<Emergency> = self.asked.iter().map(|(asked, _)| *asked).collect();
        let all = waves(self, &emergencies, Amount::new(PLEDGE).unwrap(), at(now));
        all.into_iter().map(|waves| waves.into_iter().map(|called| called.people).collect()).collect()
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::new(seconds)
}

/// 0 knows 1 to 4; 1 knows 5 and 6; 5 knows 7. She asks from so far away, and misses so much by emergency and wave, nothing
/// afterwards.
fn still(reach: u8, missing: Vec<Vec<u64>>, opened: &[i64]) -> World {
    let graph = Graph::of(9, &[(0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (1, 6), (5, 7)]).unwrap();
    let reach = Handshakes::new(reach).unwrap();
    let of = |((number, opened), missing): ((u8, &i64), Vec<u64>)| {
        let (opened, until) = (at(*opened), at(3 * HALF_A_DAY));
        (Emergency { request: [number; 32], beneficiary: 0, reach, opened, until }, [missing, vec![0]].concat())
    };
    World { graph, asleep: BTreeSet::new(), attention: 5, asked: (1..).zip(opened).zip(missing).map(of).collect() }
}

fn sorted(people: &[(Node, u32)]) -> Vec<(Node, u32)> {
    let mut people = people.to_vec();
    people.sort_unstable();
    people
}

#[test]
fn the_nearest_are_called_first_and_of_those_the_lot_decides() {
    let network = still(3, vec![vec![250]], &[0]);
    let first = network.called(0)[0][0].clone();
    assert_eq!(first.len(), 3);
    assert!(first.iter().all(|(member, away)| (1..=4).contains(member) && *away == 1));
    // The three smallest of the four hashes, in their order: computed here once more, by hand.
    let mut lots: Vec<([u8; 32], Node)> =
        (1..=4).map(|member| (Sha256::digest([[1; 32], network.address(member)].concat()).into(), member)).collect();
    lots.sort_unstable();
    assert_eq!(
        first.iter().map(|(member, _)| *member).collect::<Vec<_>>(),
        lots[..3].iter().map(|lot| lot.1).collect::<Vec<_>>()
    );
}

#[test]
fn each_wave_calls_others_until_nobody_is_left_within_reach() {
    let network = still(2, vec![vec![300, 300, 300]], &[0]);
    let waves = network.called(2 * HALF_A_DAY);
    assert_eq!(waves[0].iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 0]);
    assert_eq!(sorted(&waves[0].concat()), [(1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 2)]);
    assert_eq!(network.called(2 * HALF_A_DAY - 1)[0].len(), 2, "a wave comes in its second");
    assert_eq!(network.called(90 * HALF_A_DAY)[0].len(), 4, "and none after the end");
    let anyone = still(0, vec![vec![10_000]], &[0]).called(0);
    assert_eq!(sorted(&anyone[0][0]).last(), Some(&(7, 3)), "whoever hangs together with them, and 8 does not");
}

#[test]
fn who_sleeps_is_not_called_and_what_is_covered_calls_nobody() {
    let network = World { asleep: BTreeSet::from([1, 3]), ..still(6, vec![vec![900, 0]], &[0]) };
    let waves = network.called(HALF_A_DAY);
    assert_eq!(sorted(&waves[0][0]), [(2, 1), (4, 1), (5, 2), (6, 2), (7, 3)], "but the way may lead over them");
    assert_eq!(waves[0][1], []);
}

#[test]
fn attention_is_used_up_by_earlier_emergencies_as_far_as_they_had_called_by_then() {
    let network = World { attention: 1, ..still(2, vec![vec![400, 200], vec![900, 900]], &[0, 10]) };
    let waves = network.called(10 + HALF_A_DAY);
    assert_eq!(sorted(&waves[0][0]), [(1, 1), (2, 1), (3, 1), (4, 1)]);
    assert_eq!(sorted(&waves[0][1]), [(5, 2), (6, 2)], "its own earlier wave is no other emergency");
    assert_eq!(sorted(&waves[1][0]), [(5, 2), (6, 2)], "the second wave of the first comes later");
    assert_eq!(waves[1][1], []);
    let deaf = World { attention: 0, ..still(2, vec![vec![400]], &[0]) };
    assert_eq!(deaf.called(0), [[[]]]);
}
