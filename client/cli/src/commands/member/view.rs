//! What a member's record says to one who looks: facts about people, never a score.

use std::collections::BTreeSet;
use std::mem::offset_of;

use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::{Located, behind_mark};
use exodus_sdk::state::{Commitment, Member};
use serde_json::{Value, json};

use crate::exit::Failure;
use crate::session::Session;
use crate::sheet::count;

/// How near somebody has to be for their confirmations to mean more than others.
const HANDSHAKES: usize = 3;

/// Towards whom a member kept promises, as a viewer sees it.
pub(super) struct View {
    viewer: Address,
    people: usize,
    near: usize,
    ways: usize,
}

impl View {
    /// The confirmations that `debtor` has, as `viewer` sees them.
    pub(super) fn of(session: &Session, debtor: &Located<Member>, viewer: &Located<Member>) -> Result<Self, Failure> {
        let people = confirmed_by(session, &debtor.address)?;
        let graph = session.graph()?;
        let near: BTreeSet<Address> =
            graph.rings(viewer.address, HANDSHAKES).into_iter().flatten().chain([viewer.address]).collect();
        Ok(Self {
            viewer: viewer.address,
            people: people.len(),
            near: people.intersection(&near).count(),
            ways: graph.ways(viewer.address, &people, HANDSHAKES),
        })
    }

    /// One line for people.
    pub(super) fn line(&self) -> String {
        let Self { people, near, ways, .. } = self;
        let people = if *people == 1 { "1 person".to_owned() } else { format!("{people} people") };
        match near {
            0 => format!("kept their word towards {people}, none of them within your three handshakes"),
            _ => {
                let ways = count(*ways, "way");
                format!(
                    "kept their word towards {people}, {near} of them within your three handshakes, over {ways} that share no tie"
                )
            }
        }
    }

    pub(super) fn json(&self) -> Value {
        let Self { viewer, people, near, ways } = self;
        json!({ "viewer": viewer.to_string(), "people": people, "within_three_handshakes": near, "independent_ways": ways })
    }
}

/// Everybody who has confirmed something that a member promised, whether its record is still kept or has closed.
fn confirmed_by(session: &Session, debtor: &Address) -> Result<BTreeSet<Address>, Failure> {
    let filter = Filter::every::<Commitment>().with(offset_of!(Commitment, debtor), debtor);
    let open: Vec<Located<Commitment>> = session.chain.all(&filter)?;
    let open = open.iter().filter(|promise| promise.kept > 0).map(|promise| promise.creditor);
    let closed = session.chain.closed(debtor)?;
    let closed = closed.iter().filter_map(|closed| behind_mark::<Commitment>(&closed.record));
    let closed = closed.filter(|promise| promise.debtor == *debtor && promise.kept > 0).map(|promise| promise.creditor);
    Ok(open.chain(closed).collect())
}
