//! The numbers that people have in a file, and the nodes that stand for them: in the same order, without gaps.

use rayon::prelude::*;

use crate::{Node, node};

/// Who is in a file, ascending.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ids(Vec<u32>);

impl Ids {
    /// Everybody among these, once.
    pub fn of(pairs: &[(u32, u32)]) -> Self {
        let both = || pairs.par_iter().flat_map_iter(|(one, two)| [*one, *two]);
        let (Some(first), Some(last)) = (both().min(), both().max()) else { return Self::default() };
        let words = crate::at((last - first) / 64) + 1;
        // A bit for each number in the range, where that takes no more room than the file itself.
        if words > pairs.len() {
            let mut ids: Vec<u32> = both().collect();
            ids.par_sort_unstable();
            ids.dedup();
            return Self(ids);
        }
        let mut there = vec![0_u64; words];
        for id in pairs.iter().flat_map(|(one, two)| [one - first, two - first]) {
            there[crate::at(id / 64)] |= 1 << (id % 64);
        }
        let ids = (first..=last).filter(|id| there[crate::at((id - first) / 64)] >> ((id - first) % 64) & 1 == 1);
        Self(ids.collect())
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nobody.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Everybody, ascending: the first is node 0.
    pub fn all(&self) -> &[u32] {
        &self.0
    }

    /// The node of somebody.
    pub fn node(&self, id: u32) -> Option<Node> {
        let first = *self.0.first()?;
        // Without gaps, the place is a difference.
        let place = id.checked_sub(first).map(crate::at).filter(|place| self.0.get(*place) == Some(&id));
        place.or_else(|| self.0.binary_search(&id).ok()).map(node)
    }

    /// Whom a node stands for.
    pub fn id(&self, member: Node) -> Option<u32> {
        self.0.get(crate::at(member)).copied()
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
        for pairs in [&[(7, 2), (2, 9), (8, 7)][..], &[(4_000_000_000, 2), (2, 9), (9, 4_000_000_000)]] {
            let ids = Ids::of(pairs);
            let mut expected: Vec<u32> = pairs.iter().flat_map(|(one, two)| [*one, *two]).collect();
            expected.sort_unstable();
            expected.dedup();
            assert_eq!(ids.all(), expected);
            for (place, id) in (0..).zip(expected) {
                assert_eq!((ids.node(id), ids.id(place)), (Some(place), Some(id)));
            }
            assert_eq!((ids.node(3), ids.node(0), ids.node(u32::MAX), ids.id(9)), (None, None, None, None));
        }
        assert_eq!((Ids::of(&[]).len(), Ids::of(&[]).node(0)), (0, None));
    }
}
