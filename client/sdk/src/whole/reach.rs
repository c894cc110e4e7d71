//! How somebody shows that another is within reach: the ties of the shortest way to them.

use exodus_graph::People;
use exodus_rules::path::{Step, Walk};
use exodus_rules::{Handshakes, Refusal};

use crate::{Address, address};

/// The ties from one member to another, in order; none where anyone is within reach.
///
/// # Errors
/// The rules refuse the way: there is none, or it is too long.
pub fn ties(people: &People<Address>, from: Address, to: Address, reach: Handshakes) -> Result<Vec<Address>, Refusal> {
    let members = if reach == Handshakes::ANYONE { None } else { people.path(from, to) };
    let members = members.unwrap_or_else(|| vec![from]);
    let steps = members.iter().zip(members.iter().skip(1));
    // Which end is the lower one does not matter to the walk; that these ties are mutual, the graph has seen to.
    let walk = steps
        .clone()
        .try_fold(Walk::from(from), |walk, (one, two)| walk.over(&Step { lower: *one, higher: *two, mutual: true }))?;
    walk.arrives(to, reach)?;
    Ok(steps.map(|(one, two)| address::tie(one, two)).collect())
}
