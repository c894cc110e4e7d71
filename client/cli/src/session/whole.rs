//! A whole network for the engine: who is in it, and their mutual ties.

use exodus_graph::{Graph, Node};
use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;

use super::Session;
use crate::exit::Failure;

/// Everybody who has not left.
pub struct Whole {
    /// By address, which is the order of the nodes.
    pub members: Vec<Located<Member>>,
    pub graph: Graph,
}

impl Session {
    /// The whole of a network.
    pub fn whole(&self, network: &Address) -> Result<Whole, Failure> {
        // The ledger lists by address.
        let mut members = self.members(network)?;
        members.retain(|member| member.read().is_ok_and(|member| member.must_remain().is_ok()));
        let ties = self.mutual_ties()?;
        let pair = |(one, two): &(Address, Address)| Some((node(&members, one)?, node(&members, two)?));
        let ties: Vec<(Node, Node)> = ties.iter().filter_map(pair).collect();
        // Each tie has one record, between two different members.
        let graph = Graph::of(members.len(), &ties).unwrap_or_default();
        Ok(Whole { members, graph })
    }
}

impl Whole {
    /// The node of a member.
    pub fn node(&self, member: &Address) -> Option<Node> {
        node(&self.members, member)
    }
}

fn node(members: &[Located<Member>], address: &Address) -> Option<Node> {
    members.binary_search_by_key(address, |member| member.address).ok().and_then(|place| Node::try_from(place).ok())
}
