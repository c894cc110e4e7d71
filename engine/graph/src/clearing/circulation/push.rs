//! Giving back over all ways that cost nothing above the prices, as much as goes (E. Dinitz, "Algorithm for Solution of a
//! Problem of Maximum Flow in Networks with Power Estimation", 1970).

use crate::clearing::obligation::Obligation;
use crate::{Node, at, node};

/// Not reached, or a way that leads nowhere.
const NOWHERE: u32 = u32::MAX;

/// The obligations over which something can go at these prices, both ways.
pub(super) struct Open {
    /// Which ones they are.
    arcs: Vec<u32>,
    /// Where each party's sides begin.
    starts: Vec<u32>,
    sides: Vec<Side>,
    /// The creditor's side of each of `arcs`.
    creditors: Vec<u32>,
    /// How many steps each party is from somebody who has too little.
    layer: Vec<u32>,
    /// Which side each party tries next.
    next: Vec<u32>,
    queue: Vec<Node>,
    /// The sides of the way so far.
    way: Vec<u32>,
}

/// An obligation as one of its parties sees it.
#[derive(Clone, Copy, Default)]
struct Side {
    other: Node,
    /// The same obligation as the other party sees it.
    mate: u32,
    /// How much can still go over it from here, and from the other.
    room: u64,
    back: u64,
}

impl Open {
    /// Nothing yet, between so many parties.
    pub(super) fn new(parties: usize) -> Self {
        Self {
            arcs: Vec::new(),
            starts: vec![0; parties + 1],
            sides: Vec::new(),
            creditors: Vec::new(),
            layer: vec![NOWHERE; parties],
            next: vec![0; parties],
            queue: Vec::new(),
            way: Vec::new(),
        }
    }

    /// Gives back at these prices until nothing goes any more.
    pub(super) fn give_back(&mut self, all: &[Obligation], price: &[u32], cleared: &mut [u64], excess: &mut [i128]) {
        self.open(all, price, cleared);
        while self.lay(excess) {
            let parties = excess.len();
            self.next.copy_from_slice(&self.starts[..parties]);
            for party in 0..parties {
                if excess[party] > 0 {
                    self.give_back_from(party, excess);
                }
            }
        }
        for (arc, creditor) in self.arcs.iter().zip(&self.creditors) {
            cleared[at(*arc)] = self.sides[at(*creditor)].room;
        }
    }

    /// Giving back costs one, clearing again earns one: both ways cost nothing where the debtor's price is one above.
    fn open(&mut self, all: &[Obligation], price: &[u32], cleared: &[u64]) {
        let level = |arc: &Obligation| price[at(arc.debtor)] == price[at(arc.creditor)].saturating_add(1);
        self.arcs.clear();
        self.arcs.extend((0..).zip(all).filter(|(_, arc)| level(arc)).map(|(place, _)| place));
        self.starts.fill(0);
        for arc in &self.arcs {
            let Obligation { debtor, creditor, .. } = all[at(*arc)];
            self.starts[at(debtor) + 1] += 1;
            self.starts[at(creditor) + 1] += 1;
        }
        for party in 1..self.starts.len() {
            self.starts[party] += self.starts[party - 1];
        }
        self.next.copy_from_slice(&self.starts[..price.len()]);
        self.sides.clear();
        self.sides.resize(self.arcs.len() * 2, Side::default());
        self.creditors.clear();
        for arc in &self.arcs {
            let Obligation { debtor, creditor, amount } = all[at(*arc)];
            let (clears, gives) = (self.next[at(debtor)], self.next[at(creditor)]);
            self.next[at(debtor)] += 1;
            self.next[at(creditor)] += 1;
            let cleared = cleared[at(*arc)];
            self.sides[at(clears)] = Side { other: creditor, mate: gives, room: amount.get() - cleared, back: cleared };
            self.sides[at(gives)] = Side { other: debtor, mate: clears, room: cleared, back: amount.get() - cleared };
            self.creditors.push(gives);
        }
    }

    /// Lays everybody in layers around those who have too little, until all who have too much are in one; whether any of these
    /// is. So each of them goes its own shortest way, and no step leads astray.
    fn lay(&mut self, excess: &[i128]) -> bool {
        self.layer.fill(NOWHERE);
        self.queue.clear();
        let mut waiting = 0_usize;
        for (party, excess) in excess.iter().enumerate().filter(|(_, excess)| **excess != 0) {
            if *excess < 0 {
                self.layer[party] = 0;
                self.queue.push(node(party));
            } else {
                waiting += 1;
            }
        }
        let (mut place, all) = (0, waiting);
        while let Some(party) = self.queue.get(place).map(|party| at(*party)).filter(|_| waiting > 0) {
            place += 1;
            let layer = self.layer[party] + 1;
            for Side { other, back, .. } in &self.sides[at(self.starts[party])..at(self.starts[party + 1])] {
                if *back > 0 && self.layer[at(*other)] == NOWHERE {
                    self.layer[at(*other)] = layer;
                    self.queue.push(*other);
                    waiting -= usize::from(excess[at(*other)] > 0);
                }
            }
        }
        waiting < all
    }

    /// Gives back from this party, along the layers.
    fn give_back_from(&mut self, first: usize, excess: &mut [i128]) {
        let mut party = first;
        self.way.clear();
        while excess[first] > 0 {
            if excess[party] < 0 {
                party = self.push(first, party, excess);
            } else if let Some(side) = self.next_side(party) {
                self.way.push(node(side));
                party = at(self.sides[side].other);
            } else {
                // Nobody needs to come here again.
                self.layer[party] = NOWHERE;
                let Some(back) = self.way.pop() else { return };
                party = self.origin(back);
                self.next[party] += 1;
            }
        }
    }

    /// The side over which a party leads on to the next layer.
    fn next_side(&mut self, party: usize) -> Option<usize> {
        let (end, on) = (self.starts[party + 1], self.layer[party].checked_sub(1).filter(|on| *on < NOWHERE - 1)?);
        while self.next[party] < end {
            let side = at(self.next[party]);
            if self.sides[side].room > 0 && self.layer[at(self.sides[side].other)] == on {
                return Some(side);
            }
            self.next[party] += 1;
        }
        None
    }

    /// Whose side it is.
    fn origin(&self, side: u32) -> usize {
        at(self.sides[at(self.sides[at(side)].mate)].other)
    }

    /// Pushes what the whole way takes; returns the party from which to go on: the last before the way is full.
    fn push(&mut self, first: usize, last: usize, excess: &mut [i128]) -> usize {
        let least = self.way.iter().map(|side| self.sides[at(*side)].room).min().unwrap_or_default();
        let by = i128::from(least).min(excess[first]).min(-excess[last]);
        excess[first] -= by;
        excess[last] += by;
        let by = u64::try_from(by).unwrap_or_default();
        let mut full = None;
        for (step, side) in self.way.iter().enumerate() {
            let Side { mate, room, back, .. } = &mut self.sides[at(*side)];
            (*room, *back) = (*room - by, *back + by);
            if *room == 0 && full.is_none() {
                full = Some(step);
            }
            let mate = at(*mate);
            let mate = &mut self.sides[mate];
            (mate.room, mate.back) = (mate.room + by, mate.back - by);
        }
        let Some(step) = full else { return last };
        let party = self.origin(self.way[step]);
        self.way.truncate(step);
        party
    }
}
