//! What belongs to whom: so that nobody who asks about one member goes through a whole network.

use std::collections::BTreeMap;

use super::{Records, Whole};
use crate::Address;
use crate::record::Located;
use crate::state::{Commitment, Deal, Intent, Recovery, Request, Stake, Tie};

type Places = BTreeMap<Address, Vec<Address>>;

/// Where the records lie that name a member, a request or a pool.
#[derive(Default)]
pub(super) struct Index {
    ties: Places,
    requests: Places,
    intents: Places,
    commitments: Places,
    deals: Places,
    stakes: Places,
    recoveries: Places,
}

impl Index {
    pub(super) fn of(whole: &Whole) -> Self {
        Self {
            ties: places(&whole.ties, |tie| [tie.lower, tie.higher]),
            requests: places(&whole.requests, |request| [request.beneficiary, request.pool]),
            intents: places(&whole.intents, |intent| [intent.member, intent.request]),
            commitments: places(&whole.commitments, |it| [it.debtor, it.creditor, it.parent]),
            deals: places(&whole.deals, |deal| [deal.taker, deal.publisher]),
            stakes: places(&whole.stakes, |stake| [stake.member, stake.pool]),
            recoveries: places(&whole.recoveries, |it| [it.member]),
        }
    }
}

impl Whole {
    /// The ties of a member.
    pub fn ties_of<'a>(&'a self, member: &Address) -> impl Iterator<Item = &'a Located<Tie>> + use<'a> {
        found(&self.index.ties, &self.ties, member)
    }

    /// What a member asks for, or the claims in a pool.
    pub fn requests_of<'a>(&'a self, member_or_pool: &Address) -> impl Iterator<Item = &'a Located<Request>> + use<'a> {
        found(&self.index.requests, &self.requests, member_or_pool)
    }

    /// What a member means to give, or what is meant for a request.
    pub fn intents_of<'a>(
        &'a self,
        member_or_request: &Address,
    ) -> impl Iterator<Item = &'a Located<Intent>> + use<'a> {
        found(&self.index.intents, &self.intents, member_or_request)
    }

    /// What a member owes and is owed, or what was promised to a request.
    pub fn commitments_of<'a>(
        &'a self,
        member_or_parent: &Address,
    ) -> impl Iterator<Item = &'a Located<Commitment>> + use<'a> {
        found(&self.index.commitments, &self.commitments, member_or_parent)
    }

    /// The deals that a member has begun or may agree to.
    pub fn deals_of<'a>(&'a self, member: &Address) -> impl Iterator<Item = &'a Located<Deal>> + use<'a> {
        found(&self.index.deals, &self.deals, member)
    }

    /// The stakes of a member, or in a pool.
    pub fn stakes_of<'a>(&'a self, member_or_pool: &Address) -> impl Iterator<Item = &'a Located<Stake>> + use<'a> {
        found(&self.index.stakes, &self.stakes, member_or_pool)
    }

    /// The proposals of a new key for a member.
    pub fn recoveries_of<'a>(&'a self, member: &Address) -> impl Iterator<Item = &'a Located<Recovery>> + use<'a> {
        found(&self.index.recoveries, &self.recoveries, member)
    }
}

fn places<T, const N: usize>(records: &Records<T>, names: impl Fn(&T) -> [Address; N]) -> Places {
    let mut places = Places::new();
    for (address, found) in records {
        for name in names(&found.record) {
            let of = places.entry(name).or_default();
            // A record that names somebody twice lies there once.
            if of.last() != Some(address) {
                of.push(*address);
            }
        }
    }
    places
}

fn found<'a, T>(
    places: &'a Places,
    records: &'a Records<T>,
    of: &Address,
) -> impl Iterator<Item = &'a Located<T>> + use<'a, T> {
    places.get(of).into_iter().flatten().filter_map(|address| records.get(address))
}
