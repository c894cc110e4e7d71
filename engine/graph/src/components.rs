//! Who hangs together: groups that no tie leaves.
//!
//! Afforest (M. Sutton, T. Ben-Nun, A. Barak, "Optimizing Parallel Graph Connectivity Computation via Subgraph Sampling",
//! 2018): the first ties of everybody join most members already; whoever then belongs to the largest group needs no second
//! look, because the other end of each of their ties looks at it.

use crate::{Node, Ties, at, node};

/// Ties of everybody that are looked at before the largest group is guessed.
const FIRST: usize = 2;
/// Members who are asked which group is the largest.
const ASKED: usize = 1_024;

/// For each member the smallest member of their group.
pub fn components(ties: &impl Ties) -> Vec<Node> {
    let members = ties.members();
    let mut groups = Groups((0..node(members)).collect());
    for member in 0..node(members) {
        for friend in ties.friends(member).iter().take(FIRST) {
            groups.join(member, *friend);
        }
    }
    let largest = groups.likely_largest();
    for member in 0..node(members) {
        if groups.first(member) != largest {
            for friend in ties.friends(member).iter().skip(FIRST) {
                groups.join(member, *friend);
            }
        }
    }
    (0..node(members)).map(|member| groups.first(member)).collect()
}

/// How large each group is, the largest first.
pub fn sizes(components: &[Node]) -> Vec<usize> {
    let mut sizes = vec![0_usize; components.len()];
    for first in components {
        sizes[at(*first)] += 1;
    }
    sizes.retain(|size| *size > 0);
    sizes.sort_unstable_by(|one, two| two.cmp(one));
    sizes
}

/// Each member points to a smaller one of the group, or is its first.
struct Groups(Vec<Node>);

impl Groups {
    fn first(&mut self, mut member: Node) -> Node {
        while self.0[at(member)] != member {
            // Halves the way for whoever comes next (R. Tarjan, J. van Leeuwen, 1984).
            let next = self.0[at(self.0[at(member)])];
            self.0[at(member)] = next;
            member = next;
        }
        member
    }

    fn join(&mut self, one: Node, two: Node) {
        let (one, two) = (self.first(one), self.first(two));
        self.0[at(one.max(two))] = one.min(two);
    }

    /// The group of most of those who are asked.
    fn likely_largest(&mut self) -> Node {
        let every = (self.0.len() / ASKED).max(1);
        let mut asked: Vec<Node> = (0..self.0.len()).step_by(every).map(|member| self.first(node(member))).collect();
        asked.sort_unstable();
        let largest = asked.chunk_by(|one, two| one == two).max_by_key(|group| group.len());
        largest.and_then(|group| group.first()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Graph;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn groups_are_what_a_plain_search_finds(pairs in proptest::collection::btree_set((0_u32..60, 0_u32..60), 0..70)) {
            let ties: std::collections::BTreeSet<_> =
                pairs.into_iter().filter(|(one, two)| one != two).map(|(one, two)| (one.min(two), one.max(two))).collect();
            let graph = Graph::of(60, &ties.into_iter().collect::<Vec<_>>()).unwrap();
            let mut expected: Vec<Node> = (0..60).collect();
            for _ in 0..60 {
                for member in 0..60 {
                    for friend in graph.friends(member) {
                        expected[at(member)] = expected[at(member)].min(expected[at(*friend)]);
                    }
                }
            }
            let found = components(&graph);
            prop_assert_eq!(sizes(&found).iter().sum::<usize>(), 60);
            prop_assert_eq!(found, expected);
        }
    }
}
