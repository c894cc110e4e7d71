//! How a list has grown: since a moment, by who has joined; since a snapshot, by who was on it then.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use exodus_graph::Walker;
use exodus_rules::Timestamp;
use exodus_sdk::whole::list::Reached;
use exodus_sdk::{Address, Unit};
use serde_json::json;

use crate::args::list::List;
use crate::commands::table::File;
use crate::exit::Failure;
use crate::moment;
use crate::output::Output;
use crate::sheet::Sheet;
use crate::visible;

/// Since when growth is asked for.
pub enum Since {
    Moment(Timestamp),
    Snapshot(Then),
}

/// A list as it was in a snapshot.
pub struct Then {
    file: PathBuf,
    within_reach: BTreeSet<Address>,
    resource: u64,
}

impl Since {
    /// What was asked for, if anything.
    pub fn asked(options: &List, member: &Address, now: Timestamp, output: &Output) -> Result<Option<Self>, Failure> {
        if let Some(text) = &options.since {
            return Ok(Some(Self::Moment(moment::ago(text, now)?)));
        }
        let Some(file) = &options.since_snapshot else { return Ok(None) };
        Ok(Some(Self::Snapshot(Then::read(file, member, options.handshakes, output)?)))
    }

    /// Adds to a sheet what has changed up to `now`, when all of these are within reach.
    pub fn tell(&self, sheet: Sheet, now: &Reached<'_>, unit: &Unit) -> Result<Sheet, Failure> {
        match self {
            Self::Moment(since) => {
                // The ledger knows when people joined, and not when ties were made.
                let newcomers = now.only(|person| person.member.joined > since.get());
                let (unique, resource) = (newcomers.listed().count(), newcomers.resource()?);
                let joined = format!("  {unique} of them joined since {}, with", moment::show(since.get()));
                Ok(sheet
                    .json("growth", json!({ "since": since.get(), "members": unique, "resource": resource }))
                    .line(format!("{joined} {}.", unit.show(resource))))
            }
            Self::Snapshot(then) => then.tell(sheet, now, unit),
        }
    }
}

impl Then {
    fn read(file: &Path, member: &Address, handshakes: u8, output: &Output) -> Result<Self, Failure> {
        let network = File::read(file, output)?;
        let mut then = Self { file: file.to_owned(), within_reach: BTreeSet::new(), resource: 0 };
        let Some(node) = network.who.node(member) else {
            if network.who.address(0).is_some() {
                // Whoever was not there yet had an empty list.
                return Ok(then);
            }
            return Err(Failure::usage(format!("{} has no addresses in it", visible::path(file)))
                .hint("name a snapshot that `exodus network snapshot FILE` made of this ledger"));
        };
        let mut walker = Walker::default();
        let rings = walker.rings(&network.graph, node, u32::from(handshakes));
        then.resource = network.resource(rings.each().flatten())?;
        then.within_reach = rings.each().flatten().filter_map(|node| network.who.address(*node)).collect();
        Ok(then)
    }

    fn tell(&self, sheet: Sheet, now: &Reached<'_>, unit: &Unit) -> Result<Sheet, Failure> {
        let new = now.listed().filter(|person| !self.within_reach.contains(&person.member.address)).count();
        let gone = self.within_reach.difference(&now.addresses()).count();
        let (before, after) = (self.resource, now.resource()?);
        let change = i128::from(after).saturating_sub(i128::from(before));
        let file = visible::path(&self.file);
        let line = format!("  Since {file}: {new} new, {gone} gone; the resource was {}.", unit.show(before));
        let growth = json!({ "since": file, "members": new, "gone": gone, "resource": change });
        Ok(sheet.json("growth", growth).line(line))
    }
}
