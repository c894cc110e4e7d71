//! Which obligations lie on any circle at all: those between people who can reach each other (R. Tarjan, "Depth-First
//! Search and Linear Graph Algorithms", 1972).

use super::lists::Lists;
use super::obligation::Obligation;
use crate::at;

/// The places of the obligations that lie on a circle.
pub(super) fn within_circles(parties: usize, obligations: &[Obligation]) -> Vec<usize> {
    let group = groups(parties, obligations);
    let inside = |obligation: &Obligation| group[at(obligation.debtor)] == group[at(obligation.creditor)];
    (0..obligations.len()).filter(|place| inside(&obligations[*place])).collect()
}

const NEW: u32 = u32::MAX;

/// For each party the number of its strongly connected component.
fn groups(parties: usize, obligations: &[Obligation]) -> Vec<u32> {
    let debts = Lists::of(parties, obligations, |_| true, |obligation| obligation.debtor);
    // `low`: the earliest party reached from here that is still open. `next`: which obligation is looked at next.
    let (mut index, mut low, mut next) = (vec![NEW; parties], vec![NEW; parties], vec![0_usize; parties]);
    let (mut group, mut open, mut way) = (vec![NEW; parties], Vec::new(), Vec::new());
    let (mut count, mut groups) = (0_u32, 0_u32);
    for root in 0..parties {
        if index[root] != NEW {
            continue;
        }
        way.push(root);
        while let Some(party) = way.last().copied() {
            if index[party] == NEW {
                (index[party], low[party]) = (count, count);
                count += 1;
                open.push(party);
            }
            if let Some(place) = debts.list(party).get(next[party]) {
                let creditor = at(obligations[at(*place)].creditor);
                next[party] += 1;
                if index[creditor] == NEW {
                    way.push(creditor);
                } else if group[creditor] == NEW {
                    low[party] = low[party].min(index[creditor]);
                }
                continue;
            }
            way.pop();
            if let Some(before) = way.last() {
                low[*before] = low[*before].min(low[party]);
            }
            if low[party] == index[party] {
                while let Some(member) = open.pop() {
                    group[member] = groups;
                    if member == party {
                        break;
                    }
                }
                groups += 1;
            }
        }
    }
    group
}
