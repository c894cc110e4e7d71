//! The shortest way between two members: searched from both ends at once, and of several the one whose members come first.

use std::collections::BTreeMap;

use crate::{Node, Ties, at, node};

/// Not met. No way has as many handshakes: it would have more members than there are numbers.
const UNMET: u32 = u32::MAX;

/// The scratch of a search from both ends: four bytes a member and end, of which only what a search touches is ever used.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    from: Side,
    to: Side,
}

/// One end of the search.
#[derive(Clone, Debug, Default)]
struct Side {
    /// How far each member is from this end.
    away: Vec<u32>,
    /// Whom this end has met, ring by ring.
    met: Vec<Node>,
    /// Where each ring begins in `met`.
    rings: Vec<usize>,
}

/// A shortest way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path {
    /// Its members, both ends included; of several ways, the one whose members come first in order, step by step.
    pub members: Vec<Node>,
    /// How many ways of this length there are, this one included; at most `u64::MAX` are counted.
    pub ways: u64,
}

impl Finder {
    /// The shortest way from one member to another; `None` where none leads there.
    pub fn path(&mut self, ties: &impl Ties, from: Node, to: Node) -> Option<Path> {
        self.from.begin(ties.members(), from);
        self.to.begin(ties.members(), to);
        let found = self.meet(ties);
        let path = found.then(|| self.first(ties, from, to));
        self.from.forget();
        self.to.forget();
        path
    }

    /// Lets the end with fewer people to ask go on, ring by ring, until the two have met somebody in common. Then every
    /// shortest way leads through those in the last rings of both.
    fn meet(&mut self, ties: &impl Ties) -> bool {
        loop {
            let (side, other) = if self.from.costs() <= self.to.costs() {
                (&mut self.from, &self.to)
            } else {
                (&mut self.to, &self.from)
            };
            if side.last().iter().any(|member| other.away[at(*member)] != UNMET) {
                return true;
            }
            if !side.widen(ties) {
                return false;
            }
        }
    }

    /// Of all shortest ways, the first, and their number.
    fn first(&mut self, ties: &impl Ties, from: Node, to: Node) -> Path {
        let steps = self.from.reach() + self.to.reach();
        // From the ring in the middle back to `from`: whoever lies on a shortest way is marked with the distance to `to`.
        let mut on_way: Vec<Node> =
            self.from.last().iter().copied().filter(|it| self.to.is_away(*it, self.to.reach())).collect();
        for away in (0..self.from.reach()).rev() {
            let mut before = Vec::new();
            for member in &on_way {
                for friend in ties.friends(*member) {
                    if self.from.is_away(*friend, away) && self.to.away[at(*friend)] == UNMET {
                        self.to.mark(*friend, steps - away);
                        before.push(*friend);
                    }
                }
            }
            on_way = before;
        }
        let mut members = vec![from];
        let mut ways = BTreeMap::from([(from, 1_u64)]);
        for left in (0..steps).rev() {
            let nearer =
                |member: Node| ties.friends(member).iter().copied().filter(|friend| self.to.is_away(*friend, left));
            members.extend(members.last().and_then(|last| nearer(*last).next()));
            let mut next: BTreeMap<Node, u64> = BTreeMap::new();
            for (member, count) in &ways {
                for friend in nearer(*member) {
                    let ways = next.entry(friend).or_default();
                    *ways = ways.saturating_add(*count);
                }
            }
            ways = next;
        }
        Path { members, ways: ways.get(&to).copied().unwrap_or_default() }
    }
}

impl Side {
    fn begin(&mut self, members: usize, member: Node) {
        self.away.resize(members, UNMET);
        self.rings.clear();
        self.met.clear();
        self.rings.push(0);
        self.mark(member, 0);
    }

    /// The ring farthest out.
    fn last(&self) -> &[Node] {
        &self.met[self.rings.last().copied().unwrap_or_default()..]
    }

    /// How far out that is.
    fn reach(&self) -> u32 {
        node(self.rings.len() - 1)
    }

    /// What one ring more costs about, and the handshakes that are paid already.
    fn costs(&self) -> (usize, u32) {
        (self.last().len(), self.reach())
    }

    fn is_away(&self, member: Node, steps: u32) -> bool {
        self.away[at(member)] == steps
    }

    fn mark(&mut self, member: Node, away: u32) {
        self.away[at(member)] = away;
        self.met.push(member);
    }

    /// One ring more; whether there is anybody in it.
    fn widen(&mut self, ties: &impl Ties) -> bool {
        let (start, end) = (self.rings.last().copied().unwrap_or_default(), self.met.len());
        let away = self.reach() + 1;
        self.rings.push(end);
        for place in start..end {
            for friend in ties.friends(self.met[place]) {
                if self.away[at(*friend)] == UNMET {
                    self.mark(*friend, away);
                }
            }
        }
        self.met.len() > end
    }

    fn forget(&mut self) {
        for member in &self.met {
            self.away[at(*member)] = UNMET;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Graph, Walker};

    fn path(graph: &Graph, from: Node, to: Node) -> Option<(Vec<Node>, u64)> {
        Finder::default().path(graph, from, to).map(|path| (path.members, path.ways))
    }

    #[test]
    fn the_path_is_the_shortest_and_of_those_the_first() {
        let graph = Graph::of(10, &[(1, 5), (1, 3), (3, 9), (5, 9), (9, 7), (1, 2), (2, 4), (4, 9)]).unwrap();
        assert_eq!(path(&graph, 1, 7), Some((vec![1, 3, 9, 7], 2)));
        assert_eq!(path(&graph, 7, 1), Some((vec![7, 9, 3, 1], 2)));
        assert_eq!(path(&graph, 1, 1), Some((vec![1], 1)));
        assert_eq!(path(&graph, 1, 8), None);
        assert_eq!(path(&graph, 8, 8), Some((vec![8], 1)));
    }

    #[test]
    fn a_path_is_as_long_as_the_ring_of_its_end_and_every_way_is_counted() {
        let ties: std::collections::BTreeSet<(Node, Node)> = (0_u32..200)
            .map(|at| (at * 7 % 97, at * 31 % 89))
            .filter(|(one, two)| one != two)
            .map(|(one, two)| (one.min(two), one.max(two)))
            .collect();
        let graph = Graph::of(97, &ties.into_iter().collect::<Vec<_>>()).unwrap();
        let (mut walker, mut finder) = (Walker::default(), Finder::default());
        // Ways counted outward, ring by ring: nothing in common with the search from both ends.
        let mut ways = vec![0_u64; 97];
        ways[7] = 1;
        let mut before = vec![7];
        for (steps, ring) in (1..).zip(walker.rings(&graph, 7, 6).each()) {
            for member in ring {
                let from = graph.friends(*member).iter().filter(|friend| before.contains(friend));
                ways[at(*member)] = from.map(|friend| ways[at(*friend)]).sum();
                let path = finder.path(&graph, 7, *member).unwrap();
                assert_eq!((path.members.len(), path.ways), (steps + 1, ways[at(*member)]));
            }
            before = ring.to_vec();
        }
    }

    #[test]
    fn a_row_of_people_is_followed_to_its_end() {
        let row: Vec<(Node, Node)> = (0..70_000).map(|member| (member, member + 1)).collect();
        let graph = Graph::of(70_001, &row).unwrap();
        assert_eq!(path(&graph, 0, 70_000).map(|(members, ways)| (members.len(), ways)), Some((70_001, 1)));
    }
}
