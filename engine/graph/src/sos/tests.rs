mod flood;
mod law;

use super::*;
use crate::Graph;

const HALF_A_DAY: i64 = 43_200;

/// A network that stands still, except for what is missing.
struct Still {
    graph: Graph,
    asleep: Vec<Node>,
    attention: u16,
    /// By emergency and wave; nothing afterwards.
    missing: Vec<Vec<u64>>,
    opened: Vec<Timestamp>,
}

impl View for Still {
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
        let wave = usize::try_from((moment.get() - self.opened[emergency].get()) / HALF_A_DAY).unwrap();
        Amount::new(self.missing[emergency].get(wave).copied().unwrap_or_default()).unwrap()
    }

    fn address(&self, member: Node) -> [u8; 32] {
        let mut address = [9; 32];
        address[0] = u8::try_from(member).unwrap();
        address
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::new(seconds)
}

/// 0 knows 1 to 4; 1 knows 5 and 6; 5 knows 7.
fn still(missing: Vec<Vec<u64>>, opened: &[i64]) -> Still {
    let graph = Graph::of(9, &[(0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (1, 6), (5, 7)]).unwrap();
    Still {
        graph,
        asleep: Vec::new(),
        attention: 5,
        missing,
        opened: opened.iter().map(|moment| at(*moment)).collect(),
    }
}

fn called(still: &Still, reach: u8, now: i64) -> Vec<Vec<Vec<(Node, u32)>>> {
    let of = |(number, opened): (u8, &Timestamp)| Emergency {
        request: [number; 32],
        beneficiary: 0,
        reach: Handshakes::new(reach).unwrap(),
        opened: *opened,
        until: at(3 * HALF_A_DAY),
    };
    let emergencies: Vec<Emergency> = (1..).zip(&still.opened).map(of).collect();
    let waves = waves(still, &emergencies, Amount::new(100).unwrap(), at(now));
    waves.into_iter().map(|waves| waves.into_iter().map(|called| called.people).collect()).collect()
}

fn sorted(people: &[(Node, u32)]) -> Vec<(Node, u32)> {
    let mut people = people.to_vec();
    people.sort_unstable();
    people
}

#[test]
fn the_nearest_are_called_first_and_of_those_the_lot_decides() {
    let network = still(vec![vec![250]], &[0]);
    let first = called(&network, 3, 0)[0][0].clone();
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
    let network = still(vec![vec![300, 300, 300]], &[0]);
    let waves = called(&network, 2, 2 * HALF_A_DAY);
    assert_eq!(waves[0].iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 0]);
    assert_eq!(sorted(&waves[0].concat()), [(1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 2)]);
    assert_eq!(called(&network, 2, 2 * HALF_A_DAY - 1)[0].len(), 2, "a wave comes in its second");
    assert_eq!(called(&network, 2, 90 * HALF_A_DAY)[0].len(), 4, "and none after the end");
    let anyone = called(&still(vec![vec![10_000]], &[0]), 0, 0);
    assert_eq!(sorted(&anyone[0][0]).last(), Some(&(7, 3)), "whoever hangs together with them, and 8 does not");
}

#[test]
fn who_sleeps_is_not_called_and_what_is_covered_calls_nobody() {
    let network = Still { asleep: vec![1, 3], ..still(vec![vec![900, 0]], &[0]) };
    let waves = called(&network, 6, HALF_A_DAY);
    assert_eq!(sorted(&waves[0][0]), [(2, 1), (4, 1), (5, 2), (6, 2), (7, 3)], "but the way may lead over them");
    assert_eq!(waves[0][1], []);
}

#[test]
fn attention_is_used_up_by_earlier_emergencies_as_far_as_they_had_called_by_then() {
    let network = Still { attention: 1, ..still(vec![vec![400, 200], vec![900, 900]], &[0, 10]) };
    let waves = called(&network, 2, 10 + HALF_A_DAY);
    assert_eq!(sorted(&waves[0][0]), [(1, 1), (2, 1), (3, 1), (4, 1)]);
    assert_eq!(sorted(&waves[0][1]), [(5, 2), (6, 2)], "its own earlier wave is no other emergency");
    assert_eq!(sorted(&waves[1][0]), [(5, 2), (6, 2)], "the second wave of the first comes later");
    assert_eq!(waves[1][1], []);
    let deaf = Still { attention: 0, ..still(vec![vec![400]], &[0]) };
    assert_eq!(called(&deaf, 2, 0), [[[]]]);
}
