//! The engine's answers about people who have names: addresses, or the numbers of a file.

mod ways;

use std::collections::BTreeSet;

use crate::{Finder, Graph, Node, Ties, Walker};

/// The mutual ties of a network.
#[derive(Debug)]
pub struct People<Id> {
    /// Everybody with a tie, ascending: the first is node 0.
    ids: Vec<Id>,
    graph: Graph,
}

impl<Id: Copy + Ord> People<Id> {
    /// The graph of these mutual ties, in whichever order and direction they come.
    pub fn of(ties: impl IntoIterator<Item = (Id, Id)>) -> Self {
        let ties: BTreeSet<(Id, Id)> =
            ties.into_iter().filter(|(one, two)| one != two).map(|(one, two)| (one.min(two), one.max(two))).collect();
        let ids: BTreeSet<Id> = ties.iter().flat_map(|(one, two)| [*one, *two]).collect();
        let ids: Vec<Id> = ids.into_iter().collect();
        let node = |id: Id| ids.binary_search(&id).ok().and_then(|place| Node::try_from(place).ok());
        let ties: Vec<(Node, Node)> =
            ties.into_iter().filter_map(|(one, two)| Some((node(one)?, node(two)?))).collect();
        // Each tie stands once and between two of them, which is all that could be wrong; whoever is not there has none.
        let graph = Graph::of(ids.len(), &ties).unwrap_or_default();
        Self { ids, graph }
    }

    /// Everyone within `handshakes` of `member`, ring by ring: who is exactly 1 away, exactly 2 away, ... Each ring in
    /// ascending order; as many rings as handshakes, the last ones empty where nobody is that far.
    pub fn rings(&self, member: Id, handshakes: usize) -> Vec<Vec<Id>> {
        let Some(node) = self.node(member) else { return vec![Vec::new(); handshakes] };
        let mut walker = Walker::default();
        let rings = walker.rings(&self.graph, node, u32::try_from(handshakes).unwrap_or(u32::MAX));
        let named = |ring: &[Node]| {
            let mut ring: Vec<Id> = ring.iter().filter_map(|node| self.id(*node)).collect();
            ring.sort_unstable();
            ring
        };
        rings.each().map(named).collect()
    }

    /// The shortest way from one member to another, both included; of several, the one whose members come first in
    /// order, step by step. `None` where no way leads there.
    pub fn path(&self, from: Id, to: Id) -> Option<Vec<Id>> {
        self.shortest(from, to).map(|(path, _)| path)
    }

    /// The same, and how many ways of that length there are.
    pub fn shortest(&self, from: Id, to: Id) -> Option<(Vec<Id>, u64)> {
        if from == to {
            return Some((vec![from], 1));
        }
        let path = Finder::default().path(&self.graph, self.node(from)?, self.node(to)?)?;
        Some((path.members.into_iter().map(|node| self.id(node)).collect::<Option<_>>()?, path.ways))
    }

    /// How many handshakes one member is away from another, if not more than that.
    pub fn distance(&self, from: Id, to: Id, most: usize) -> Option<usize> {
        self.path(from, to).map(|path| path.len().saturating_sub(1)).filter(|away| *away <= most)
    }

    /// The graph behind the names.
    pub const fn engine(&self) -> &Graph {
        &self.graph
    }

    /// The node of somebody who has a tie.
    pub fn node(&self, id: Id) -> Option<Node> {
        self.ids.binary_search(&id).ok().and_then(|place| Node::try_from(place).ok())
    }

    /// Whom a node stands for.
    pub fn id(&self, node: Node) -> Option<Id> {
        self.ids.get(usize::try_from(node).ok()?).copied()
    }

    fn friends_of(&self, member: Id) -> impl Iterator<Item = Id> {
        let friends = self.node(member).map(|node| self.graph.friends(node)).unwrap_or_default();
        friends.iter().filter_map(|node| self.id(*node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_count_everyone_once() {
        let graph = People::of([(1, 2), (2, 3), (3, 1), (3, 4), (5, 4), (5, 6), (8, 9)]);
        assert_eq!(graph.rings(1, 3), [vec![2, 3], vec![4], vec![5]]);
        assert_eq!(graph.rings(8, 3), [vec![9], vec![], vec![]]);
        assert_eq!(graph.rings(7, 2), [vec![], Vec::<i32>::new()], "a member without ties");
    }

    #[test]
    fn the_path_is_the_shortest_and_of_those_the_first() {
        let graph = People::of([(1, 5), (1, 3), (3, 9), (5, 9), (9, 7), (1, 2), (2, 4), (4, 9)]);
        assert_eq!(graph.path(1, 7), Some(vec![1, 3, 9, 7]));
        assert_eq!(graph.path(7, 1), Some(vec![7, 9, 3, 1]));
        assert_eq!(graph.path(1, 1), Some(vec![1]));
        assert_eq!(graph.path(1, 8), None);
        assert_eq!(graph.path(8, 8), Some(vec![8]));
    }

    #[test]
    fn a_path_is_as_long_as_the_ring_of_its_end() {
        let ties = (0_u32..200).map(|at| (at * 7 % 97, at * 31 % 89)).filter(|(one, two)| one != two);
        let graph = People::of(ties);
        for (distance, ring) in graph.rings(7, 6).into_iter().enumerate() {
            for member in ring {
                assert_eq!(graph.path(7, member).map(|path| path.len()), Some(distance + 2));
            }
        }
    }
}
