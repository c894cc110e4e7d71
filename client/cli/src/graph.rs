//! Who is how many handshakes away: breadth-first searches over mutual ties, the same answer for whoever asks.

mod ways;

use std::collections::{BTreeMap, BTreeSet};

/// The mutual ties of a network.
#[derive(Clone, Debug)]
pub struct Graph<Id> {
    friends: BTreeMap<Id, BTreeSet<Id>>,
}

impl<Id: Copy + Ord> Graph<Id> {
    /// The graph of these mutual ties, in whichever order and direction they come.
    pub fn of(ties: impl IntoIterator<Item = (Id, Id)>) -> Self {
        let mut friends: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for (one, two) in ties {
            friends.entry(one).or_default().insert(two);
            friends.entry(two).or_default().insert(one);
        }
        Self { friends }
    }

    /// Everyone within `handshakes` of `member`, ring by ring: who is exactly 1 away, exactly 2 away, ... Each ring in
    /// ascending order; as many rings as handshakes, the last ones empty where nobody is that far.
    pub fn rings(&self, member: Id, handshakes: usize) -> Vec<Vec<Id>> {
        let mut seen = BTreeSet::from([member]);
        let mut ring = vec![member];
        let mut rings = Vec::new();
        for _ in 0..handshakes {
            let next: BTreeSet<Id> =
                ring.iter().flat_map(|at| self.friends_of(*at)).filter(|id| !seen.contains(id)).collect();
            seen.extend(&next);
            ring = next.into_iter().collect();
            rings.push(ring.clone());
        }
        rings
    }

    /// The shortest way from one member to another, both included; of several, the one whose members come first in
    /// order, step by step. `None` where no way leads there.
    pub fn path(&self, from: Id, to: Id) -> Option<Vec<Id>> {
        // Searched from the far end, so that walking back always finds the first friend who is one step nearer.
        let away = self.distances(to, from)?;
        let mut path = vec![from];
        let mut at = from;
        while at != to {
            let here = away.get(&at)?;
            at = self.friends_of(at).find(|friend| away.get(friend).is_some_and(|steps| steps < here))?;
            path.push(at);
        }
        Some(path)
    }

    fn distances(&self, from: Id, until: Id) -> Option<BTreeMap<Id, usize>> {
        let mut away = BTreeMap::from([(from, 0_usize)]);
        let mut ring = vec![from];
        while !away.contains_key(&until) {
            if ring.is_empty() {
                return None;
            }
            let steps = ring.first().and_then(|at| away.get(at)).map_or(0, |steps| steps.saturating_add(1));
            let next: BTreeSet<Id> =
                ring.iter().flat_map(|at| self.friends_of(*at)).filter(|id| !away.contains_key(id)).collect();
            away.extend(next.iter().map(|id| (*id, steps)));
            ring = next.into_iter().collect();
        }
        Some(away)
    }

    fn friends_of(&self, member: Id) -> impl Iterator<Item = Id> {
        self.friends.get(&member).into_iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_count_everyone_once() {
        let graph = Graph::of([(1, 2), (2, 3), (3, 1), (3, 4), (5, 4), (5, 6), (8, 9)]);
        assert_eq!(graph.rings(1, 3), [vec![2, 3], vec![4], vec![5]]);
        assert_eq!(graph.rings(8, 3), [vec![9], vec![], vec![]]);
        assert_eq!(graph.rings(7, 2), [vec![], Vec::<i32>::new()], "a member without ties");
    }

    #[test]
    fn the_path_is_the_shortest_and_of_those_the_first() {
        let graph = Graph::of([(1, 5), (1, 3), (3, 9), (5, 9), (9, 7), (1, 2), (2, 4), (4, 9)]);
        assert_eq!(graph.path(1, 7), Some(vec![1, 3, 9, 7]));
        assert_eq!(graph.path(7, 1), Some(vec![7, 9, 3, 1]));
        assert_eq!(graph.path(1, 1), Some(vec![1]));
        assert_eq!(graph.path(1, 8), None);
        assert_eq!(graph.path(8, 8), Some(vec![8]));
    }

    #[test]
    fn a_path_is_as_long_as_the_ring_of_its_end() {
        let ties = (0_u32..200).map(|at| (at * 7 % 97, at * 31 % 89)).filter(|(one, two)| one != two);
        let graph = Graph::of(ties);
        for (distance, ring) in graph.rings(7, 6).into_iter().enumerate() {
            for member in ring {
                assert_eq!(graph.path(7, member).map(|path| path.len()), Some(distance + 2));
            }
        }
    }
}
