//! What belongs to a member, a request or a pool.

use super::Whole;
use super::index::found;
use crate::Address;
use crate::record::Located;
use crate::state::{Commitment, Deal, Intent, Recovery, Request, Stake, Tie};

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
