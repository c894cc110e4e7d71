//! Taking obligations apart into circles, the shortest through each of them first.

use exodus_rules::Amount;

use super::lists::Lists;
use super::obligation::{Circle, Obligation};
use crate::{Node, at};

/// Legs that may be written down: so many for each obligation, and so many whatever there is. People's debts need less than
/// one for each.
const LEGS_EACH: usize = 32;
const LEGS_ANYWAY: usize = 1 << 16;

/// Circles among obligations, found so far.
pub(super) struct Search<'a> {
    arcs: &'a [Obligation],
    /// The most legs of a circle.
    legs: usize,
    found: Vec<Circle>,
    /// How much of each obligation they take.
    taken: Vec<u64>,
    /// How many legs may still be written down: a few bytes can describe more circles than fit into any memory.
    room: usize,
    /// The search from the creditor on, and the one from the debtor back.
    on: Front,
    back: Front,
    number: u32,
}

/// One end of a search.
struct Front {
    /// In which search somebody was met last, and over which obligation; none for whom it began with.
    met: Vec<(u32, u32)>,
    /// Who is farthest out.
    ring: Vec<Node>,
    rings: usize,
}

impl Front {
    fn new(parties: usize) -> Self {
        Self { met: vec![(0, 0); parties], ring: Vec::new(), rings: 0 }
    }

    fn begin(&mut self, party: Node, number: u32) {
        (self.rings, self.met[at(party)]) = (0, (number, u32::MAX));
        self.ring.clear();
        self.ring.push(party);
    }

    fn has_met(&self, party: Node, number: u32) -> bool {
        self.met[at(party)].0 == number
    }
}

impl<'a> Search<'a> {
    pub(super) fn new(parties: usize, arcs: &'a [Obligation], legs: usize) -> Self {
        let (on, back) = (Front::new(parties), Front::new(parties));
        let room = arcs.len().saturating_mul(LEGS_EACH).saturating_add(LEGS_ANYWAY);
        Self { arcs, legs, found: Vec::new(), taken: vec![0; arcs.len()], room, on, back, number: 0 }
    }

    /// Takes circles until there are none left within the limit, or no room to write them down, with so much on each
    /// obligation.
    pub(super) fn take_from(&mut self, mut left: Vec<u64>) {
        let parties = self.on.met.len();
        let mut debts = Lists::of(parties, self.arcs, |place| left[place] > 0, |arc| arc.debtor);
        let mut claims = Lists::of(parties, self.arcs, |place| left[place] > 0, |arc| arc.creditor);
        for first in 0..self.arcs.len() {
            while left[first] > 0 {
                let Some(legs) = self.shortest(first, &left, &mut debts, &mut claims) else { break };
                let Some(room) = self.room.checked_sub(legs.len()) else { return };
                self.room = room;
                let amount = legs.iter().map(|leg| left[*leg]).min().unwrap_or_default();
                for leg in &legs {
                    left[*leg] -= amount;
                    self.taken[*leg] += amount;
                }
                self.found.push(Circle { amount: Amount::stored(amount), legs });
            }
        }
    }

    /// The shortest circle over this obligation: searched on from its creditor and back from its debtor, ring by ring, always
    /// where fewer obligations are to be looked at, until the two meet.
    fn shortest(&mut self, first: usize, left: &[u64], debts: &mut Lists, claims: &mut Lists) -> Option<Vec<usize>> {
        let Obligation { debtor, creditor, .. } = self.arcs[first];
        self.number += 1;
        self.on.begin(creditor, self.number);
        self.back.begin(debtor, self.number);
        while self.on.rings + self.back.rings + 1 < self.legs {
            let on = debts.count(&self.on.ring) <= claims.count(&self.back.ring);
            let (front, other) = if on { (&mut self.on, &self.back) } else { (&mut self.back, &self.on) };
            let lists = if on { &mut *debts } else { &mut *claims };
            let beyond = |arc: &Obligation| if on { arc.creditor } else { arc.debtor };
            let (mut next, mut common) = (Vec::new(), None);
            for party in &front.ring {
                lists.each(*party, left, |place| {
                    let there = beyond(&self.arcs[at(place)]);
                    if front.met[at(there)].0 != self.number {
                        front.met[at(there)] = (self.number, place);
                        next.push(there);
                        if other.has_met(there, self.number) {
                            common = Some(there);
                        }
                    }
                });
            }
            if let Some(party) = common {
                return Some(self.legs_through(first, party));
            }
            if next.is_empty() {
                return None;
            }
            front.ring = next;
            front.rings += 1;
        }
        None
    }

    /// The obligation itself, on to this party, and from there back to the debtor.
    fn legs_through(&self, first: usize, common: Node) -> Vec<usize> {
        let mut legs = Vec::new();
        let mut party = common;
        while let Some(place) = came_over(&self.on, party) {
            legs.push(place);
            party = self.arcs[place].debtor;
        }
        legs.push(first);
        legs.reverse();
        party = common;
        while let Some(place) = came_over(&self.back, party) {
            legs.push(place);
            party = self.arcs[place].creditor;
        }
        legs
    }

    pub(super) fn taken(&self) -> &[u64] {
        &self.taken
    }

    pub(super) fn total(&self) -> u64 {
        self.taken.iter().copied().fold(0, u64::saturating_add)
    }

    pub(super) fn into_found(self) -> Vec<Circle> {
        self.found
    }
}

fn came_over(front: &Front, party: Node) -> Option<usize> {
    let (_, place) = front.met[at(party)];
    (place != u32::MAX).then(|| at(place))
}
