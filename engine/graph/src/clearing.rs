//! Which debts run in circles, and how much of them can vanish at once.
//!
//! The most that can be cleared is a circulation of greatest weight: through everybody flows as much as comes in, and each
//! obligation carries at most its amount (T. Fleischman, P. Dini, G. Littera, "Liquidity-Saving through Obligation-Clearing
//! and Mutual Credit", 2020). It is found exactly, in whole minor units, and its dual proves that nothing better exists. A
//! transaction takes a circle of few legs; so the circulation is taken apart into short circles, and where a limit leaves
//! some of it over, further short circles are looked for among what is still owed.

mod circles;
mod circulation;
mod file;
mod lists;
mod obligation;
mod rings;

pub use file::{Parties, read, read_text};
pub use obligation::{Circle, Obligation};

/// What can be cleared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The most that any plan could clear, whatever the length of its circles: the sum over all obligations.
    pub optimum: u64,
    /// What the dual proves that no plan exceeds: the optimum once more, computed from prices instead of flows.
    pub bound: u128,
    /// The circles, in the order in which they were found; each may be cleared with or without the others.
    pub circles: Vec<Circle>,
}

impl Plan {
    /// What its circles clear, the sum over all obligations.
    pub fn cleared(&self) -> u64 {
        let of =
            |circle: &Circle| circle.amount.get().saturating_mul(u64::try_from(circle.legs.len()).unwrap_or(u64::MAX));
        self.circles.iter().map(of).fold(0, u64::saturating_add)
    }

    /// The legs of its longest circle.
    pub fn longest(&self) -> usize {
        self.circles.iter().map(|circle| circle.legs.len()).max().unwrap_or_default()
    }
}

/// The best plan for these obligations between `parties` people, of circles of at most `legs`.
///
/// Without a limit it clears the optimum, unless its circles had more than 32 legs for each obligation, which people's do
/// not. With one it is the optimum's short circles and what more can be found: the rest up
/// to [`Plan::optimum`] is the gap.
pub fn plan(parties: usize, obligations: &[Obligation], legs: usize) -> Plan {
    let within = rings::within_circles(parties, obligations);
    let arcs: Vec<Obligation> = within.iter().map(|place| obligations[*place]).collect();
    let (flow, bound) = circulation::greatest(parties, &arcs);
    let optimum = flow.iter().copied().fold(0, u64::saturating_add);
    let mut circles = circles::Search::new(parties, &arcs, legs);
    circles.take_from(flow);
    let left: Vec<u64> = arcs.iter().zip(circles.taken()).map(|(arc, taken)| arc.amount.get() - taken).collect();
    if circles.total() < optimum {
        circles.take_from(left);
    }
    let of_all = |mut circle: Circle| {
        for leg in &mut circle.legs {
            *leg = within[*leg];
        }
        circle
    };
    Plan { optimum, bound, circles: circles.into_found().into_iter().map(of_all).collect() }
}

#[cfg(test)]
mod tests;
