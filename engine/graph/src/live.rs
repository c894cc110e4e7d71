//! A graph that changes: over a fixed one lie the lists of those whose ties have changed since. No change builds anything
//! anew, and a search sees each change at once.

use crate::{Graph, Node, Ties, at, node};

/// Ties that are formed, withdrawn and restored, and members who join and leave.
#[derive(Debug)]
pub struct Live {
    base: Graph,
    /// For each member 0, or one more than the place of their own list in `lists`.
    own: Vec<u32>,
    lists: Vec<Vec<Node>>,
}

impl Live {
    /// The graph as it is now.
    pub fn over(base: Graph) -> Self {
        let own = vec![0; base.members()];
        Self { base, own, lists: Vec::new() }
    }

    /// Somebody joins, without ties; `None` when the numbers of a graph are used up.
    pub fn join(&mut self) -> Option<Node> {
        let member = u32::try_from(self.own.len()).ok().filter(|member| *member < Node::MAX)?;
        self.own.push(0);
        self.list(member);
        Some(member)
    }

    /// Two members are tied from now on; whether they were not before. Nobody is tied to themselves or to a stranger.
    pub fn tie(&mut self, one: Node, two: Node) -> bool {
        one != two && self.knows(one) && self.knows(two) && self.add(one, two) && self.add(two, one)
    }

    /// They are tied no longer; whether they were.
    pub fn untie(&mut self, one: Node, two: Node) -> bool {
        self.knows(one) && self.knows(two) && self.remove(one, two) && self.remove(two, one)
    }

    /// Somebody leaves: all their ties end. Returns how many these were.
    pub fn leave(&mut self, member: Node) -> usize {
        if !self.knows(member) {
            return 0;
        }
        let friends = core::mem::take(self.list(member));
        for friend in &friends {
            self.remove(*friend, member);
        }
        friends.len()
    }

    fn knows(&self, member: Node) -> bool {
        at(member) < self.own.len()
    }

    fn add(&mut self, member: Node, friend: Node) -> bool {
        if self.friends(member).binary_search(&friend).is_ok() {
            return false;
        }
        let list = self.list(member);
        match list.binary_search(&friend) {
            Ok(_) => false,
            Err(place) => {
                list.insert(place, friend);
                true
            }
        }
    }

    fn remove(&mut self, member: Node, friend: Node) -> bool {
        if self.friends(member).binary_search(&friend).is_err() {
            return false;
        }
        let list = self.list(member);
        match list.binary_search(&friend) {
            Ok(place) => {
                list.remove(place);
                true
            }
            Err(_) => false,
        }
    }

    /// The list of a member to change, copied from below when it is changed for the first time.
    fn list(&mut self, member: Node) -> &mut Vec<Node> {
        let own = &mut self.own[at(member)];
        if *own == 0 {
            let known = at(member) < self.base.members();
            self.lists.push(if known { self.base.friends(member).to_vec() } else { Vec::new() });
            *own = node(self.lists.len());
        }
        &mut self.lists[at(*own) - 1]
    }
}

impl Ties for Live {
    fn members(&self) -> usize {
        self.own.len()
    }

    #[inline]
    fn friends(&self, member: Node) -> &[Node] {
        match self.own[at(member)] {
            0 => self.base.friends(member),
            own => &self.lists[at(own) - 1],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[derive(Clone, Debug)]
    enum Change {
        Tie(Node, Node),
        Untie(Node, Node),
        Join,
        Leave(Node),
    }

    fn changes() -> impl Strategy<Value = Vec<Change>> {
        let someone = 0_u32..12;
        let change = prop_oneof![
            4 => (someone.clone(), someone.clone()).prop_map(|(one, two)| Change::Tie(one, two)),
            3 => (someone.clone(), someone.clone()).prop_map(|(one, two)| Change::Untie(one, two)),
            1 => Just(Change::Join),
            1 => someone.prop_map(Change::Leave),
        ];
        proptest::collection::vec(change, 0..60)
    }

    proptest! {
        #[test]
        fn after_any_changes_it_is_the_graph_that_would_be_built_anew(changes in changes()) {
            let mut ties = BTreeSet::from([(0, 1), (1, 2), (2, 3), (0, 3)]);
            let mut live = Live::over(Graph::of(6, &ties.iter().copied().collect::<Vec<_>>()).unwrap());
            let mut members = 6_u32;
            for change in changes {
                let pair = |one: Node, two: Node| (one.min(two), one.max(two));
                match change {
                    Change::Tie(one, two) => {
                        let fits = one != two && one.max(two) < members;
                        prop_assert_eq!(live.tie(one, two), fits && ties.insert(pair(one, two)));
                    }
                    Change::Untie(one, two) => prop_assert_eq!(live.untie(one, two), ties.remove(&pair(one, two))),
                    Change::Join => {
                        prop_assert_eq!(live.join(), Some(members));
                        members += 1;
                    }
                    Change::Leave(member) => {
                        let before = ties.len();
                        ties.retain(|(one, two)| *one != member && *two != member);
                        prop_assert_eq!(live.leave(member), before - ties.len());
                    }
                }
            }
            let anew = Graph::of(at(members), &ties.into_iter().collect::<Vec<_>>()).unwrap();
            prop_assert_eq!(live.members(), anew.members());
            for member in 0..members {
                prop_assert_eq!(live.friends(member), anew.friends(member));
            }
        }
    }
}
