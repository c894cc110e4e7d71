//! A ring of neighbours with far friends: every list can be made on its own, so a network larger than the memory can be
//! written to disk.

use super::mixed;
use crate::Node;

/// Everybody is tied to the nearest on both sides of a ring, and in each of some random pairings to their partner
/// (B. Bollobas, F. Chung, "The Diameter of a Cycle plus a Random Matching", 1988).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ring {
    /// How many members there are, an even number.
    pub members: u32,
    /// How many are near on each side.
    pub near: u32,
    /// How many pairings there are.
    pub far: u32,
    /// What makes it this one.
    pub seed: u64,
}

impl Ring {
    /// The friends of a member, ascending, each once.
    pub fn friends(&self, member: Node, list: &mut Vec<Node>) {
        for step in 1..=self.near.min(self.members.saturating_sub(1) / 2) {
            list.push(wrapped(u64::from(member) + u64::from(step), self.members));
            list.push(wrapped(u64::from(member) + u64::from(self.members - step), self.members));
        }
        for pairing in 0..self.far {
            let place = self.shuffled(member, pairing);
            // Places 0 and 1 are partners, 2 and 3, ...; with an odd number the last has none.
            if (place ^ 1) < self.members {
                list.push(self.ordered(place ^ 1, pairing));
            }
        }
        list.sort_unstable();
        list.dedup();
    }

    /// Its parameters in words.
    pub fn note(&self) -> String {
        let Self { members, near, far, seed } = self;
        format!(
            "ring: {members} members, the {} nearest and a partner in each of {far} random pairings, seed {seed}",
            near * 2
        )
    }

    /// Where a shuffle of everybody puts somebody: a permutation of as many numbers as have a power of four, walked until
    /// it ends among the members (M. Luby, C. Rackoff, 1988; J. Black, P. Rogaway, "cycle walking", 2002).
    fn shuffled(&self, member: Node, pairing: u32) -> Node {
        self.walked(member, |(left, right)| {
            (0..ROUNDS).fold((left, right), |(left, right), round| (right, left ^ self.round(right, pairing, round)))
        })
    }

    /// Who is at a place of it.
    fn ordered(&self, place: Node, pairing: u32) -> Node {
        self.walked(place, |(left, right)| {
            (0..ROUNDS)
                .rev()
                .fold((left, right), |(left, right), round| (right ^ self.round(left, pairing, round), left))
        })
    }

    fn walked(&self, mut number: Node, step: impl Fn((u32, u32)) -> (u32, u32)) -> Node {
        let half = self.half();
        loop {
            let (left, right) = step((number >> half, number & self.mask()));
            number = (left << half) | right;
            if number < self.members {
                return number;
            }
        }
    }

    fn round(&self, right: u32, pairing: u32, round: u32) -> u32 {
        let [a, b, c, d, ..] =
            mixed(self.seed ^ mixed(u64::from(pairing) << 40 | u64::from(round) << 32 | u64::from(right)))
                .to_le_bytes();
        u32::from_le_bytes([a, b, c, d]) & self.mask()
    }

    /// Half of the bits of a number.
    const fn half(&self) -> u32 {
        let half = (u32::BITS - self.members.saturating_sub(1).leading_zeros()).div_ceil(2);
        if half == 0 { 1 } else { half }
    }

    const fn mask(&self) -> u32 {
        (1 << self.half()) - 1
    }
}

const ROUNDS: u32 = 4;

fn wrapped(place: u64, members: u32) -> Node {
    u32::try_from(place % u64::from(members.max(1))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(ring: Ring) -> Vec<Vec<Node>> {
        let list = |member| {
            let mut list = Vec::new();
            ring.friends(member, &mut list);
            list
        };
        (0..ring.members).map(list).collect()
    }

    #[test]
    fn every_tie_has_two_ends() {
        for (members, near, far) in [(1_000, 3, 4), (1_023, 2, 3), (2, 1, 1), (7, 3, 2), (1, 1, 1)] {
            let lists = lists(Ring { members, near, far, seed: 7 });
            for (member, list) in (0..).zip(&lists) {
                assert!(list.iter().all(|friend| lists[crate::at(*friend)].contains(&member)), "{members}: {member}");
                assert!(!list.contains(&member) && list.is_sorted_by(|one, two| one < two));
            }
        }
    }

    #[test]
    fn nearly_everybody_has_all_their_ties_and_the_far_ones_are_far() {
        let lists = lists(Ring { members: 10_000, near: 3, far: 4, seed: 1 });
        assert!(lists.iter().filter(|list| list.len() == 10).count() > 9_950);
        let far = lists
            .iter()
            .zip(0_i64..)
            .flat_map(|(list, member)| list.iter().map(move |friend| (member - i64::from(*friend)).abs()));
        let distances: Vec<i64> = far.filter(|distance| *distance > 3 && *distance < 9_997).collect();
        let mean = distances.iter().sum::<i64>() / i64::try_from(distances.len()).unwrap();
        assert!((3_200..3_470).contains(&mean), "a third of the ring in the mean, not {mean}");
    }
}
