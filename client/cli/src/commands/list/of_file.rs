//! `exodus list --ties`: the list of somebody in a file of ties.

use std::path::Path;

use exodus_graph::{Ties, Walker};

use crate::commands::table;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::sheet::{self, Sheet, count};

pub fn run(file: &Path, of: &str, handshakes: u8, settings: &Settings) -> Result<(), Failure> {
    let network = table::File::read(file, &settings.output)?;
    let member = network.somebody(of, file)?;
    let mut walker = Walker::default();
    let list = walker.rings(&network.graph, member, u32::from(handshakes));
    let rings: Vec<usize> = list.each().map(<[_]>::len).collect();
    let mut rows = Vec::new();
    let mut so_far = 0_usize;
    for (ring, away) in rings.iter().zip(1_u8..) {
        so_far = so_far.saturating_add(*ring);
        rows.push(vec![away.to_string(), ring.to_string(), so_far.to_string()]);
    }
    let fact = format!(
        "{} within {} of person {of}.",
        count(list.unique(), "member"),
        count(usize::from(handshakes), "handshake")
    );
    let sheet = Sheet::of(fact)
        .json("members", network.graph.members())
        .json("ties", network.graph.ties())
        .json("rings", &rings)
        .json("unique", list.unique())
        .json("resource", network.resource(list.each().flatten())?)
        .line(sheet::table(&["handshakes", "in this ring", "so far"], rows));
    settings.output.data(sheet.object(), |_| sheet.text())
}
