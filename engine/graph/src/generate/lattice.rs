//! The small world that libraries are measured on.

use rayon::prelude::*;

use super::Dice;
use crate::Node;

/// Everybody on a ring is tied to the nearest on both sides, and some of these ties lead to anybody instead (D. Watts,
/// S. Strogatz, "Collective dynamics of `small-world' networks", 1998).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lattice {
    /// How many members there are.
    pub members: u32,
    /// How many are near on each side.
    pub near: u32,
    /// How many of a thousand ties lead elsewhere.
    pub rewired: u32,
    /// What makes it this one.
    pub seed: u64,
}

impl Lattice {
    /// The ties, each once, in no order. A tie that would stand twice stands once, so there may be a few less than
    /// `members` times `near`.
    pub fn ties(&self) -> Vec<(Node, Node)> {
        crate::workers::ready();
        let members = u64::from(self.members);
        let of = |member: u64| {
            let mut dice = Dice::of(self.seed ^ super::mixed(member));
            let tie = move |step: u64| {
                let far = dice.below(1_000) < u64::from(self.rewired);
                let other = if far { dice.below(members) } else { (member + step) % members };
                let [one, two] = [member.min(other), member.max(other)].map(|it| u32::try_from(it).unwrap_or_default());
                (one, two)
            };
            (1..=u64::from(self.near)).map(tie)
        };
        let mut ties: Vec<(Node, Node)> = (0..members).into_par_iter().flat_map_iter(of).collect();
        ties.retain(|(one, two)| one != two);
        ties.par_sort_unstable();
        ties.dedup();
        // Nobody's file is sorted.
        let shuffled = |(one, two): &(Node, Node)| super::mixed(self.seed ^ (u64::from(*one) << 32 | u64::from(*two)));
        ties.par_sort_by_cached_key(shuffled);
        ties
    }

    /// Its parameters in words.
    pub fn note(&self) -> String {
        let Self { members, near, rewired, seed } = self;
        format!("lattice: {members} members, the {} nearest, {rewired} of 1000 ties rewired, seed {seed}", near * 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Graph, Walker};

    #[test]
    fn most_ties_are_near_and_the_rest_make_the_world_small() {
        let lattice = Lattice { members: 2_000, near: 5, rewired: 100, seed: 9 };
        let ties = lattice.ties();
        assert_eq!(ties, lattice.ties());
        let near = |(one, two): &&(Node, Node)| two - one <= 5 || two - one >= 1_995;
        let share = ties.iter().filter(near).count() * 1_000 / ties.len();
        assert!((870..930).contains(&share), "{share} of 1000 are near");
        let graph = Graph::of(2_000, &ties).unwrap();
        let reach = |graph: &Graph| Walker::default().rings(graph, 7, 4).unique();
        let ring = Graph::of(2_000, &Lattice { rewired: 0, ..lattice }.ties()).unwrap();
        assert_eq!(reach(&ring), 40);
        assert!(reach(&graph) > 200, "{}", reach(&graph));
    }
}
