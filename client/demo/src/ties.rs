//! Who trusts whom, before anybody has written it down.

use std::collections::BTreeMap;

use exodus_graph::{Fault, csv};
use exodus_rules::network::Frame;

use crate::failure::Failure;

/// Zachary's karate club: 34 people and the 78 ties between them (W. Zachary, "An Information Flow Model for Conflict
/// and Fission in Small Groups", 1977).
const KARATE: &str = include_str!("karate.csv");

/// Who trusts whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ties {
    /// What people call this network.
    pub(crate) title: String,
    /// Everybody's number, ascending.
    pub(crate) people: Vec<u32>,
    /// The ties, in the order of the file.
    pub(crate) pairs: Vec<(u32, u32)>,
}

/// Why nobody can play with some ties.
#[derive(Debug)]
pub struct Unfit {
    /// What is wrong, and on which line.
    pub fault: Fault,
    /// What a demonstration takes instead; nothing where they are no ties at all.
    pub way_out: Option<&'static str>,
}

impl Ties {
    /// The ties of real people, for whoever brings none.
    ///
    /// # Errors
    /// They were built in wrongly.
    pub fn karate() -> Result<Self, Failure> {
        let broken = |fault: Fault| Failure::broken(fault.of("karate.csv"));
        let pairs = csv::pairs_of(KARATE).map_err(broken)?;
        Self::of("Zachary's karate club", pairs).map_err(|unfit| broken(unfit.fault))
    }

    /// The ties of a file, in its order: each pair is one line behind the header.
    ///
    /// # Errors
    /// They are no ties, or not of people as a network has them.
    pub fn of(title: &str, pairs: Vec<(u32, u32)>) -> Result<Self, Unfit> {
        let named = csv::named(pairs.clone()).map_err(|fault| Unfit { fault, way_out: None })?;
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        let unfit = |line, fact, way_out| Err(Unfit { fault: Fault::Line(line, fact), way_out: Some(way_out) });
        // The header is line 1.
        for (line, (a, b)) in (2_u64..).zip(&pairs) {
            for person in [a, b] {
                // Nobody is called person 0.
                if *person == 0 {
                    let fact = "`0` is not a person's number".to_owned();
                    return unfit(line, fact, "number the people of the demo from 1");
                }
                let count = counts.entry(*person).or_default();
                *count = count.saturating_add(1);
                if *count > u32::from(Frame::TIES) {
                    let fact = format!("person {person} has more than {} ties", Frame::TIES);
                    let way_out = "a network allows no more ties a person: nobody keeps more of them alive";
                    return unfit(line, fact, way_out);
                }
            }
        }
        Ok(Self { title: title.to_owned(), people: named.ids.all().collect(), pairs })
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.pairs.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_network_is_whole() {
        let karate = Ties::karate().unwrap();
        assert_eq!((karate.people.len(), karate.count()), (34, 78));
        assert_eq!((karate.people.first(), karate.people.last()), (Some(&1), Some(&34)));
    }

    #[test]
    fn people_and_ties_are_those_of_the_file_in_its_order() {
        let ties = Ties::of("f.csv", vec![(2, 7), (1, 2)]).unwrap();
        assert_eq!((ties.people.as_slice(), ties.pairs.as_slice()), (&[1, 2, 7][..], &[(2, 7), (1, 2)][..]));
    }

    #[test]
    fn nobody_has_more_ties_than_a_network_allows() {
        let star = |ties: u32| Ties::of("f.csv", (2..ties + 2).map(|other| (1, other)).collect());
        assert_eq!(star(150).unwrap().count(), 150);
        assert_eq!(star(151).unwrap_err().fault.of("f.csv"), "f.csv, line 152: person 1 has more than 150 ties");
    }
}
