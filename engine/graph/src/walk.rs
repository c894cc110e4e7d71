//! Everyone within so many handshakes: a breadth-first search that remembers its scratch from one question to the next.

use crate::{Node, Ties, at};

const WORD: usize = 64;
/// How many lists are asked for at once.
const AHEAD: usize = 16;

/// The scratch of a search: a bit and four bytes a member, of which only what a search touches is ever used.
#[derive(Clone, Debug, Default)]
pub struct Walker {
    seen: Vec<u64>,
    found: Vec<Node>,
}

/// Who is how far away: rings around a member.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rings<'a> {
    found: &'a [Node],
    /// Where each ring ends in `found`, which begins with the member in the middle.
    ends: Vec<usize>,
}

impl Walker {
    /// Everyone within `handshakes` of `member`, ring by ring; with `u32::MAX` as many rings as there is anybody in.
    pub fn rings(&mut self, ties: &impl Ties, member: Node, handshakes: u32) -> Rings<'_> {
        let members = ties.members();
        self.seen.resize(members.div_ceil(WORD), 0);
        // One place more, for the write that may turn out to be none.
        self.found.resize(members + 1, 0);
        self.found[0] = member;
        self.seen[at(member) / WORD] |= bit(member);
        let (mut from, mut ends) = (0, Vec::new());
        let mut until = 1;
        for _ in 0..handshakes {
            let ring = from..until;
            from = until;
            for start in ring.clone().step_by(AHEAD) {
                until = self.meet_all(ties, start..ring.end.min(start + AHEAD), until);
            }
            ends.push(until);
            if handshakes == u32::MAX && from == until {
                break;
            }
        }
        self.forget(until);
        Rings { found: &self.found[..until], ends }
    }

    /// Adds the friends of these. Their lists lie far apart in memory: asking for all of them before any is looked through
    /// lets them come together.
    fn meet_all(&mut self, ties: &impl Ties, asked: core::ops::Range<usize>, mut end: usize) -> usize {
        let mut lists = [&[][..]; AHEAD];
        let mut firsts = 0;
        for (list, place) in lists.iter_mut().zip(asked) {
            *list = ties.friends(self.found[place]);
            firsts ^= list.first().copied().unwrap_or_default();
        }
        core::hint::black_box(firsts);
        for list in lists {
            end = self.meet(list, end);
        }
        end
    }

    /// Adds those whom nobody has met yet behind `end`, without a branch that could not be foreseen: every second one is
    /// new.
    #[inline]
    fn meet(&mut self, friends: &[Node], mut end: usize) -> usize {
        for friend in friends {
            let word = &mut self.seen[at(*friend) / WORD];
            let new = *word & bit(*friend) == 0;
            *word |= bit(*friend);
            self.found[end] = *friend;
            end += usize::from(new);
        }
        end
    }

    fn forget(&mut self, until: usize) {
        if until < self.seen.len() {
            for member in &self.found[..until] {
                self.seen[at(*member) / WORD] = 0;
            }
        } else {
            self.seen.fill(0);
        }
    }
}

#[inline(always)]
const fn bit(member: Node) -> u64 {
    1 << (member % 64)
}

impl<'a> Rings<'a> {
    /// Each ring: who is exactly 1 away, exactly 2 away, ... As many as handshakes, the last ones empty where nobody is
    /// that far. Nobody stands in two of them.
    pub fn each(&self) -> impl Iterator<Item = &'a [Node]> {
        let starts = core::iter::once(1).chain(self.ends.iter().copied());
        let found = self.found;
        starts.zip(self.ends.clone()).map(move |(start, end)| &found[start..end])
    }

    /// How many there are, the one in the middle not counted.
    pub fn unique(&self) -> usize {
        self.found.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Graph;

    fn rings(walker: &mut Walker, graph: &Graph, member: Node, handshakes: u32) -> Vec<Vec<Node>> {
        let rings = walker.rings(graph, member, handshakes);
        let sorted = |ring: &[Node]| {
            let mut ring = ring.to_vec();
            ring.sort_unstable();
            ring
        };
        rings.each().map(sorted).collect()
    }

    #[test]
    fn rings_count_everyone_once() {
        let graph = Graph::of(10, &[(1, 2), (2, 3), (3, 1), (3, 4), (5, 4), (5, 6), (8, 9)]).unwrap();
        let mut walker = Walker::default();
        for _ in 0..2 {
            assert_eq!(rings(&mut walker, &graph, 1, 3), [vec![2, 3], vec![4], vec![5]]);
            assert_eq!(rings(&mut walker, &graph, 8, 3), [vec![9], vec![], vec![]]);
            assert_eq!(rings(&mut walker, &graph, 7, 2), [vec![], Vec::<Node>::new()], "a member without ties");
            assert_eq!(walker.rings(&graph, 1, 6).unique(), 5);
        }
    }

    #[test]
    fn a_walker_goes_from_graph_to_graph() {
        let (small, large) = (Graph::of(2, &[(0, 1)]).unwrap(), Graph::of(200, &[(0, 199), (199, 5)]).unwrap());
        let mut walker = Walker::default();
        assert_eq!(rings(&mut walker, &small, 1, 1), [[0]]);
        assert_eq!(rings(&mut walker, &large, 0, 2), [[199], [5]]);
        assert_eq!(rings(&mut walker, &small, 1, 1), [[0]]);
    }
}
