//! `exodus network snapshot`: the ties of this moment, of the ledger or of a file, in a form that opens at once.

use std::io::ErrorKind;
use std::path::Path;

use exodus_graph::snapshot::{Content, Names, write};
use exodus_graph::{Graph, Node, Ties};
use exodus_rules::member::Presence;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;
use exodus_sdk::whole::presence;

use crate::args::network::Snapshot;
use crate::commands::table::{self, Who};
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;
use crate::visible;

pub fn run(options: &Snapshot, settings: Settings) -> Result<(), Failure> {
    settings.must_not_preview("network snapshot")?;
    let (to, output) = (&options.snapshot, settings.output);
    if to.symlink_metadata().is_ok() {
        return Err(table::unwritable(to, &ErrorKind::AlreadyExists.into()));
    }
    let (graph, next) = match &options.ties {
        Some(from) => (
            of_file(from, to, &settings)?,
            format!("`exodus list --ties {} --of ID` opens it at once", visible::typed(to)),
        ),
        None => (
            of_ledger(to, settings)?,
            format!("`exodus list --since-snapshot {}` tells later how a list has grown", visible::typed(to)),
        ),
    };
    let sheet = Sheet::of(format!("{} written.", visible::path(to)))
        .with("members", graph.members())
        .with("ties", graph.ties());
    let sheet = sheet.next(next);
    output.data(sheet.object(), |_| sheet.text())
}

fn of_file(from: &Path, to: &Path, settings: &Settings) -> Result<Graph, Failure> {
    let network = table::File::read(from, &settings.output)?;
    let note = format!("from {}", from.display());
    match &network.who {
        Who::Numbers(ids) => {
            let ids: Vec<u32> = ids.all().collect();
            keep(to, &network.graph, Names::Numbers(&ids), network.pledges(), &note)?;
        }
        Who::Addresses(all) => {
            let all: Vec<[u8; 32]> = all.iter().map(|address| address.to_bytes()).collect();
            keep(to, &network.graph, Names::Addresses(&all), network.pledges(), &note)?;
        }
    }
    Ok(network.graph)
}

/// Everybody who has not left, and what each is ready to give now: who is dormant or suspended gives nothing.
fn of_ledger(to: &Path, settings: Settings) -> Result<Graph, Failure> {
    let session = Session::reading(settings)?;
    let (network, now) = (session.network_or_only(None)?, session.now()?);
    let whole = session.whole(&network.address)?;
    let gives = |member: &Located<Member>| {
        let active = presence(member, now)? == Presence::Active;
        Ok(if active { member.pledge } else { 0 })
    };
    let addresses: Vec<[u8; 32]> = whole.members.iter().map(|member| member.address.to_bytes()).collect();
    let pledges = whole.members.iter().map(gives).collect::<Result<Vec<u64>, Failure>>()?;
    let note = format!("network {} at {}", network.address, moment::show(now.get()));
    keep(to, &whole.graph, Names::Addresses(&addresses), &pledges, &note)?;
    Ok(whole.graph)
}

fn keep(to: &Path, graph: &Graph, names: Names<'_>, pledges: &[u64], note: &str) -> Result<(), Failure> {
    let list = |member: Node, list: &mut Vec<Node>| list.extend(graph.friends(member));
    let content = Content { members: graph.members(), list, names, pledges, note };
    write(to, &content).map_err(|error| table::unwritable(to, &error))
}
