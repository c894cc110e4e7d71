//! The numbers that people have in a file, and the nodes that stand for them: in the same order, without gaps.

use rayon::prelude::*;

use crate::{Node, at, node};

/// Who is in a file, ascending: the first is node 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ids(Kind);

#[derive(Clone, PartialEq, Eq, Debug)]
enum Kind {
    /// So many numbers in a row from the first on.
    Row(u32, usize),
    /// Numbers with gaps.
    Listed(Vec<u32>),
}

impl Ids {
    /// Everybody among these, once.
    pub fn of(pairs: &[(u32, u32)]) -> Self {
        crate::workers::ready();
        let both = || pairs.par_iter().flat_map_iter(|(one, two)| [*one, *two]);
        let (Some(first), Some(last)) = (both().min(), both().max()) else { return Self::nodes(0) };
        let words = at((last - first) / 64) + 1;
        // A bit for each number in the range, where that takes no more room than the file itself.
        if words > pairs.len() {
            let mut ids: Vec<u32> = both().collect();
            ids.par_sort_unstable();
            ids.dedup();
            return Self::listed(ids);
        }
        let mut there = vec![0_u64; words];
        for id in pairs.iter().flat_map(|(one, two)| [one - first, two - first]) {
            there[at(id / 64)] |= 1 << (id % 64);
        }
        let ids = (first..=last).filter(|id| there[at((id - first) / 64)] >> ((id - first) % 64) & 1 == 1);
        Self::listed(ids.collect())
    }

    /// These numbers, which are ascending.
    pub fn listed(ids: Vec<u32>) -> Self {
        match (ids.first(), ids.last()) {
            (Some(first), Some(last)) if at(last - first) + 1 != ids.len() => Self(Kind::Listed(ids)),
            (first, _) => Self(Kind::Row(first.copied().unwrap_or_default(), ids.len())),
        }
    }

    /// The nodes of so many members themselves.
    pub const fn nodes(members: usize) -> Self {
        Self(Kind::Row(0, members))
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        match &self.0 {
            Kind::Row(_, members) => *members,
            Kind::Listed(ids) => ids.len(),
        }
    }

    /// Whether there is nobody.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The node of somebody.
    pub fn node(&self, id: u32) -> Option<Node> {
        match &self.0 {
            Kind::Row(first, members) => id.checked_sub(*first).filter(|node| at(*node) < *members),
            Kind::Listed(ids) => ids.binary_search(&id).ok().map(node),
        }
    }

    /// Whom a node stands for.
    pub fn id(&self, member: Node) -> Option<u32> {
        match &self.0 {
            Kind::Row(first, members) => (at(member) < *members).then_some(first + member),
            Kind::Listed(ids) => ids.get(at(member)).copied(),
        }
    }

    /// Everybody, ascending.
    pub fn all(&self) -> impl Iterator<Item = u32> {
        (0..node(self.len())).filter_map(|member| self.id(member))
    }

    /// The first and the last.
    pub fn range(&self) -> Option<(u32, u32)> {
        Some((self.id(0)?, self.id(node(self.len()).checked_sub(1)?)?))
    }

    /// The same pairs, as nodes. Whoever is not among these becomes a node that no graph of them has.
    pub(crate) fn translate(&self, pairs: &mut [(u32, u32)]) {
        let translated = |id: u32| self.node(id).unwrap_or(Node::MAX);
        pairs.par_iter_mut().for_each(|pair| *pair = (translated(pair.0), translated(pair.1)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_follow_the_order_of_the_numbers() {
        let files =
            [&[(7, 2), (2, 9), (8, 7)][..], &[(4_000_000_000, 2), (2, 9), (9, 4_000_000_000)], &[(5, 4), (6, 5)]];
        for pairs in files {
            let ids = Ids::of(pairs);
            let mut expected: Vec<u32> = pairs.iter().flat_map(|(one, two)| [*one, *two]).collect();
            expected.sort_unstable();
            expected.dedup();
            assert_eq!(ids.all().collect::<Vec<_>>(), expected);
            assert_eq!(ids.range(), expected.first().copied().zip(expected.last().copied()));
            for (place, id) in (0..).zip(expected) {
                assert_eq!((ids.node(id), ids.id(place)), (Some(place), Some(id)));
            }
            assert_eq!((ids.node(3), ids.node(0), ids.node(u32::MAX), ids.id(9)), (None, None, None, None));
        }
        assert_eq!((Ids::of(&[]).len(), Ids::of(&[]).node(0), Ids::of(&[]).range()), (0, None, None));
        assert_eq!((Ids::nodes(3).node(2), Ids::nodes(3).node(3)), (Some(2), None));
    }
}
