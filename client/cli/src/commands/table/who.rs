//! Who is who in a file: numbers, or in a snapshot of the ledger the addresses of members.

use core::fmt;

use exodus_graph::Node;
use exodus_graph::ids::Ids;
use exodus_graph::snapshot::{Names, Snapshot};
use exodus_sdk::Address;
use serde::Serialize;

/// Everybody in a file, in the order of the nodes.
pub enum Who {
    Numbers(Ids),
    Addresses(Vec<Address>),
}

/// What somebody is called in a file.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Name {
    Number(u32),
    Address(String),
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(out),
            Self::Address(address) => address.fmt(out),
        }
    }
}

impl Who {
    /// Of a snapshot.
    pub fn of(snapshot: &Snapshot) -> Self {
        match snapshot.names() {
            Names::Nodes => Self::Numbers(Ids::nodes(snapshot.members())),
            Names::Numbers(numbers) => Self::Numbers(Ids::listed(numbers.to_vec())),
            Names::Addresses(bytes) => Self::Addresses(bytes.iter().copied().map(Address::new_from_array).collect()),
        }
    }

    /// Somebody as they were typed.
    pub fn typed(&self, typed: &str) -> Option<Node> {
        match self {
            Self::Numbers(ids) => {
                let digits = typed.bytes().all(|byte| byte.is_ascii_digit());
                typed.parse().ok().filter(|_| digits).and_then(|id| ids.node(id))
            }
            Self::Addresses(_) => typed.parse().ok().and_then(|address| self.node(&address)),
        }
    }

    /// The member with an address.
    pub fn node(&self, address: &Address) -> Option<Node> {
        match self {
            Self::Numbers(_) => None,
            Self::Addresses(all) => all.binary_search(address).ok().and_then(|place| Node::try_from(place).ok()),
        }
    }

    /// Whom a node stands for.
    pub fn name(&self, node: Node) -> Option<Name> {
        match self {
            Self::Numbers(ids) => ids.id(node).map(Name::Number),
            Self::Addresses(_) => self.address(node).map(|address| Name::Address(address.to_string())),
        }
    }

    /// Whose address a node stands for, where the file has addresses.
    pub fn address(&self, node: Node) -> Option<Address> {
        match self {
            Self::Numbers(_) => None,
            Self::Addresses(all) => all.get(usize::try_from(node).ok()?).copied(),
        }
    }

    /// Who is in it, for somebody who looked for another.
    pub fn told(&self) -> String {
        match self {
            Self::Numbers(ids) => match ids.range() {
                Some((first, last)) => format!("its {} people have numbers from {first} to {last}", ids.len()),
                None => "it has no people".to_owned(),
            },
            Self::Addresses(all) => {
                format!("its {} members have the addresses that they had on the ledger", all.len())
            }
        }
    }
}
