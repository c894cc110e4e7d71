//! The greatest circulation, by the primal-dual method (L. Ford, D. Fulkerson, "Flows in Networks", 1962; R. Ahuja,
//! T. Magnanti, J. Orlin, "Network Flows", 1993, section 9.8).
//!
//! At first all of every obligation is cleared, which leaves some parties with more than they are owed and others with
//! less. What is too much is given back, unit by unit over the fewest obligations, until everybody is even: giving back over
//! an obligation costs one. A price at each party says how far it is from whoever has too much; while all ways of one price
//! are used up at once, the prices rise as often as there are lengths of such ways. Between people these are few; somebody
//! could write debts between a hundred thousand where they are many, and wait for minutes. In the end the prices are the proof
//! that no circulation is greater.

mod push;

use super::obligation::Obligation;
use crate::{Node, at, node};

/// How much of each obligation the greatest circulation takes, and the sum that the prices prove to be the most.
pub(super) fn greatest(parties: usize, arcs: &[Obligation]) -> (Vec<u64>, u128) {
    let mut state = Circulation::all_cleared(parties, arcs);
    let mut open = push::Open::new(parties);
    while state.raise_prices() {
        open.give_back(arcs, &state.price, &mut state.cleared, &mut state.excess);
    }
    let bound = state.bound();
    (state.cleared, bound)
}

struct Circulation<'a> {
    arcs: &'a [Obligation],
    /// How much of each obligation is cleared.
    cleared: Vec<u64>,
    /// What each party has too much (positive) or too little.
    excess: Vec<i128>,
    price: Vec<u32>,
    /// Where each party's entries begin in `sides`.
    starts: Vec<u32>,
    /// Every obligation, at both of its parties.
    sides: Vec<Side>,
}

/// An obligation as one of its parties sees it.
#[derive(Clone, Copy, Default)]
struct Side {
    arc: u32,
    other: Node,
    /// Whether the party is its creditor, who gives back; the debtor clears again what was given back.
    gives: bool,
}

impl<'a> Circulation<'a> {
    fn all_cleared(parties: usize, arcs: &'a [Obligation]) -> Self {
        let mut excess = vec![0_i128; parties];
        let mut starts = vec![0_u32; parties + 1];
        for Obligation { debtor, creditor, amount } in arcs {
            excess[at(*debtor)] -= i128::from(amount.get());
            excess[at(*creditor)] += i128::from(amount.get());
            starts[at(*debtor) + 1] += 1;
            starts[at(*creditor) + 1] += 1;
        }
        for party in 0..parties {
            starts[party + 1] += starts[party];
        }
        let (mut next, mut sides) = (starts.clone(), vec![Side::default(); arcs.len() * 2]);
        for (arc, Obligation { debtor, creditor, .. }) in (0..).zip(arcs) {
            for (party, other, gives) in [(*debtor, *creditor, false), (*creditor, *debtor, true)] {
                sides[at(next[at(party)])] = Side { arc, other, gives };
                next[at(party)] += 1;
            }
        }
        Self {
            arcs,
            cleared: arcs.iter().map(|arc| arc.amount.get()).collect(),
            excess,
            price: vec![0; parties],
            starts,
            sides,
        }
    }

    /// How much can still go from a party over this side of an obligation.
    fn room(&self, side: Side) -> u64 {
        let cleared = self.cleared[at(side.arc)];
        if side.gives { cleared } else { self.arcs[at(side.arc)].amount.get() - cleared }
    }

    /// What the way over this side costs above the difference of the prices; never less than nothing where there is room.
    fn cost(&self, party: usize, side: Side) -> i64 {
        let step = if side.gives { 1 } else { -1 };
        step + i64::from(self.price[party]) - i64::from(self.price[at(side.other)])
    }

    fn sides(&self, party: usize) -> core::ops::Range<usize> {
        at(self.starts[party])..at(self.starts[party + 1])
    }

    /// Raises the prices by the distance from those who have too much, up to the nearest who has too little; whether there is
    /// anybody (E. Dijkstra, 1959; with one bucket a distance: R. Dial, 1969).
    fn raise_prices(&mut self) -> bool {
        const FAR: u32 = u32::MAX;
        let parties = self.price.len();
        let mut away = vec![FAR; parties];
        let mut buckets: Vec<Vec<Node>> =
            vec![(0..node(parties)).filter(|party| self.excess[at(*party)] > 0).collect()];
        for party in &buckets[0] {
            away[at(*party)] = 0;
        }
        let (mut distance, mut nearest) = (0, None);
        while nearest.is_none() && at(distance) < buckets.len() {
            let mut place = 0;
            while let Some(party) = buckets[at(distance)].get(place).map(|party| at(*party)) {
                place += 1;
                if away[party] != distance {
                    continue;
                }
                if self.excess[party] < 0 {
                    nearest = Some(distance);
                    break;
                }
                for side in self.sides(party) {
                    let side = self.sides[side];
                    let cost = if self.room(side) > 0 { u32::try_from(self.cost(party, side)).ok() } else { None };
                    let Some(there) = cost.and_then(|cost| distance.checked_add(cost)) else { continue };
                    if there < away[at(side.other)] {
                        away[at(side.other)] = there;
                        if buckets.len() <= at(there) {
                            buckets.resize_with(at(there) + 1, Vec::new);
                        }
                        buckets[at(there)].push(side.other);
                    }
                }
            }
            distance += 1;
        }
        let Some(nearest) = nearest else { return false };
        for (price, away) in self.price.iter_mut().zip(away) {
            *price += away.min(nearest);
        }
        true
    }

    /// What the prices prove that no circulation exceeds: on each obligation, its amount times what clearing it earns above
    /// them, where that is anything.
    fn bound(&self) -> u128 {
        let most = |arc: &Obligation| {
            let earns = 1 + i128::from(self.price[at(arc.creditor)]) - i128::from(self.price[at(arc.debtor)]);
            u128::from(arc.amount.get()) * u128::try_from(earns).unwrap_or_default()
        };
        self.arcs.iter().map(most).sum()
    }
}
