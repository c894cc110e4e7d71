//! Each party's obligations, from which those that are used up vanish.

use super::obligation::Obligation;
use crate::{Node, at, node};

/// For each party a list of places of obligations.
pub(super) struct Lists {
    starts: Vec<u32>,
    ends: Vec<u32>,
    places: Vec<u32>,
}

impl Lists {
    /// Those with something left (by their places), at one of their parties.
    pub(super) fn of(
        parties: usize,
        arcs: &[Obligation],
        left: impl Fn(usize) -> bool,
        party: impl Fn(&Obligation) -> Node,
    ) -> Self {
        let live = || arcs.iter().enumerate().filter(|(place, _)| left(*place));
        let mut starts = vec![0_u32; parties + 1];
        for (_, arc) in live() {
            starts[at(party(arc)) + 1] += 1;
        }
        for party in 0..parties {
            starts[party + 1] += starts[party];
        }
        let mut ends = starts[..parties].to_vec();
        let mut places = vec![0; starts.last().map_or(0, |end| at(*end))];
        for (place, arc) in live() {
            let end = &mut ends[at(party(arc))];
            places[at(*end)] = node(place);
            *end += 1;
        }
        Self { starts, ends, places }
    }

    /// The list of a party.
    pub(super) fn list(&self, party: usize) -> &[u32] {
        &self.places[at(self.starts[party])..at(self.ends[party])]
    }

    /// How many there are in the lists of these parties.
    pub(super) fn count(&self, parties: &[Node]) -> usize {
        parties.iter().map(|party| at(self.ends[at(*party)] - self.starts[at(*party)])).sum()
    }

    /// Shows each that still has something left, and forgets the others.
    #[inline]
    pub(super) fn each(&mut self, party: Node, left: &[u64], mut show: impl FnMut(u32)) {
        let mut slot = at(self.starts[at(party)]);
        let end = &mut self.ends[at(party)];
        while slot < at(*end) {
            let place = self.places[slot];
            if left[at(place)] > 0 {
                show(place);
                slot += 1;
            } else {
                *end -= 1;
                self.places[slot] = self.places[at(*end)];
            }
        }
    }
}
