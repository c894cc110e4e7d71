//! Ways that share no tie: how many of a group somebody is really connected with, however many the group invents.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::People;

impl<Id: Copy + Ord> People<Id> {
    /// With how many of `people` a member is connected at once, within `handshakes`, when no tie serves twice: the
    /// greatest flow from the member to them, each tie carrying one (Ford and Fulkerson, "Maximal Flow through a
    /// Network", 1956).
    ///
    /// Whoever invents people can tie them to each other, not to those who do not know them. All of them together hang on
    /// the ties to real people, and this number never grows by more than one for each of these.
    pub fn ways(&self, member: Id, people: &BTreeSet<Id>, handshakes: usize) -> usize {
        let near: BTreeSet<Id> = self.rings(member, handshakes).into_iter().flatten().chain([member]).collect();
        let mut open: BTreeSet<Id> = people.intersection(&near).copied().filter(|id| *id != member).collect();
        let own = usize::from(people.contains(&member));
        let mut taken = BTreeSet::new();
        while let Some(way) = self.way(member, &open, &near, &taken) {
            for (from, to) in &way {
                // Going a tie back frees it.
                if !taken.remove(&(*to, *from)) {
                    taken.insert((*from, *to));
                }
            }
            if let Some((_, end)) = way.last() {
                open.remove(end);
            }
        }
        people.intersection(&near).count().saturating_sub(own).saturating_sub(open.len()).saturating_add(own)
    }

    /// A way to one of `ends` over ties that nobody goes in this direction, step by step.
    fn way(
        &self,
        from: Id,
        ends: &BTreeSet<Id>,
        near: &BTreeSet<Id>,
        taken: &BTreeSet<(Id, Id)>,
    ) -> Option<Vec<(Id, Id)>> {
        let (mut came, mut queue) = (BTreeMap::from([(from, from)]), VecDeque::from([from]));
        while let Some(at) = queue.pop_front() {
            if ends.contains(&at) {
                return Some(steps(&came, from, at));
            }
            for next in self.friends_of(at).filter(|next| near.contains(next) && !taken.contains(&(at, *next))) {
                came.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    at
                });
            }
        }
        None
    }
}

fn steps<Id: Copy + Ord>(came: &BTreeMap<Id, Id>, from: Id, to: Id) -> Vec<(Id, Id)> {
    let (mut at, mut steps) = (to, Vec::new());
    while let Some(before) = came.get(&at).filter(|_| at != from) {
        steps.push((*before, at));
        at = *before;
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(ties: &[(u32, u32)], people: &[u32]) -> usize {
        People::of(ties.iter().copied()).ways(1, &people.iter().copied().collect(), 3)
    }

    #[test]
    fn each_tie_serves_once() {
        assert_eq!(ways(&[(1, 2), (2, 3), (2, 4)], &[3, 4]), 1, "both hang on the tie of 1 and 2");
        assert_eq!(ways(&[(1, 2), (2, 3), (1, 5), (5, 4)], &[3, 4]), 2);
        assert_eq!(ways(&[(1, 2), (2, 3)], &[1, 2, 3]), 2, "oneself, and one over the only tie");
        assert_eq!(ways(&[(1, 2)], &[9]), 0, "nobody near");
        assert_eq!(ways(&[(1, 2), (2, 3), (3, 4), (4, 5)], &[5]), 0, "too far");
    }

    #[test]
    fn a_way_gives_back_what_another_needs() {
        // The first way found goes 1-2-4; the second needs 2 for 3 and leaves 4 to 5.
        assert_eq!(ways(&[(1, 2), (1, 5), (2, 4), (5, 4), (2, 3)], &[3, 4]), 2);
    }

    /// An honest village, and a ring of people who exist only on paper, tied to as many of the village as fell for them.
    fn village(fakes: u32, fooled: u32) -> (People<u32>, BTreeSet<u32>) {
        let honest = (0..60_u32).flat_map(|at| [1, 2, 5].map(|step| (at, (at + step) % 60)));
        let ring = (0..fakes).flat_map(move |at| [1, 2, 3].map(|step| (1_000 + at, 1_000 + (at + step) % fakes)));
        let bait = (0..fooled).map(|at| (at, 1_000 + at % fakes));
        let ties = honest.chain(ring).chain(bait).filter(|(one, two)| one != two);
        (People::of(ties), (1_000..1_000 + fakes).collect())
    }

    #[test]
    fn invented_people_add_at_most_one_for_each_real_tie_to_them() {
        for fooled in 0..=3 {
            for fakes in [2, 5, 20, 100, 1_000] {
                let (graph, invented) = village(fakes, fooled);
                for viewer in [0, 1, 17, 59] {
                    let seen = graph.ways(viewer, &invented, 3);
                    assert!(seen <= usize::try_from(fooled).unwrap(), "{fakes} fakes, {fooled} fooled: {seen}");
                }
            }
        }
    }
}
