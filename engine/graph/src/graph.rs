//! The compact graph: for each member the place of its list, and all lists in one row (compressed sparse rows).

mod builder;
mod rows;

use rayon::prelude::*;

use crate::format::Mapped;
use crate::{Node, Ties, at};
pub(crate) use builder::Builder;
use rows::{Rows, place};

/// Mutual ties that do not change: four bytes a direction, eight a member.
#[derive(Debug)]
pub struct Graph(Rows);

/// Which of the ties does not fit, by its place among them, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// More members than numbers.
    TooManyMembers,
    /// Somebody is tied who is not among the members.
    Unknown(usize),
    /// Somebody is tied to themselves.
    Alone(usize),
    /// A tie that stands twice: where first, and where again.
    Twice(usize, usize),
}

impl Graph {
    /// The graph of these ties between so many members, each tie once, in whichever order and direction.
    ///
    /// # Errors
    /// A tie that does not fit.
    pub fn of(members: usize, ties: &[(Node, Node)]) -> Result<Self, Unfit> {
        crate::workers::ready();
        if u32::try_from(members).is_err() {
            return Err(Unfit::TooManyMembers);
        }
        let strange = |(one, two): &(Node, Node)| at(*one) >= members || at(*two) >= members || one == two;
        if let Some(place) = ties.par_iter().position_first(strange) {
            let (one, two) = ties[place];
            return Err(if one == two { Unfit::Alone(place) } else { Unfit::Unknown(place) });
        }
        let mut degrees = vec![0_u32; members];
        for (one, two) in ties {
            degrees[at(*one)] += 1;
            degrees[at(*two)] += 1;
        }
        let mut builder = Builder::new(&degrees);
        drop(degrees);
        for (one, two) in ties {
            builder.add(*one, *two);
        }
        builder.finish().map(Self).map_err(|tie| tie.map_or(Unfit::TooManyMembers, |tie| twice(ties, tie)))
    }

    /// What a builder has made.
    pub(crate) const fn built(rows: Rows) -> Self {
        Self(rows)
    }

    pub(crate) const fn mapped(mapped: Mapped) -> Self {
        Self(Rows::Mapped(mapped))
    }

    /// How many ties there are.
    pub fn ties(&self) -> usize {
        self.rows().1.len() / 2
    }

    /// Where each list begins, and the lists.
    #[inline]
    pub(crate) fn rows(&self) -> (&[u64], &[Node]) {
        match &self.0 {
            Rows::Owned { starts, friends } => (starts, friends),
            Rows::Mapped(mapped) => mapped.rows(),
        }
    }
}

impl Default for Graph {
    /// Nobody.
    fn default() -> Self {
        Self(Rows::Owned { starts: vec![0], friends: Vec::new() })
    }
}

impl Ties for Graph {
    fn members(&self) -> usize {
        self.rows().0.len() - 1
    }

    #[inline]
    fn friends(&self, member: Node) -> &[Node] {
        let (starts, friends) = self.rows();
        &friends[place(starts[at(member)])..place(starts[at(member) + 1])]
    }
}

/// Where a tie stands for the first and for the second time.
fn twice(ties: &[(Node, Node)], (one, two): (Node, Node)) -> Unfit {
    let same = |(_, tie): &(usize, &(Node, Node))| **tie == (one, two) || **tie == (two, one);
    let mut places = ties.iter().enumerate().filter(same).map(|(place, _)| place);
    match (places.next(), places.next()) {
        (Some(first), Some(again)) => Unfit::Twice(first, again),
        (first, _) => Unfit::Unknown(first.unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_their_friends_in_order() {
        let graph = Graph::of(5, &[(3, 1), (0, 1), (1, 4), (4, 0)]).unwrap();
        assert_eq!((graph.members(), graph.ties()), (5, 4));
        let friends: Vec<&[Node]> = (0..5).map(|member| graph.friends(member)).collect();
        assert_eq!(friends, [&[1, 4][..], &[0, 3, 4], &[], &[1], &[0, 1]]);
        assert_eq!(Graph::of(0, &[]).unwrap().members(), 0);
    }

    #[test]
    fn what_does_not_fit_is_named_by_its_place() {
        let of = |members, ties: &[(Node, Node)]| Graph::of(members, ties).map(|_| ()).unwrap_err();
        assert_eq!(of(3, &[(0, 1), (1, 3)]), Unfit::Unknown(1));
        assert_eq!(of(3, &[(0, 1), (2, 2)]), Unfit::Alone(1));
        assert_eq!(of(3, &[(0, 1), (1, 2), (1, 0)]), Unfit::Twice(0, 2));
        assert_eq!(of(3, &[(0, 1), (1, 2), (1, 2), (1, 2)]), Unfit::Twice(1, 2));
        assert_eq!(of(usize::MAX, &[]), Unfit::TooManyMembers);
    }
}
