//! `exodus network snapshot`.

use exodus_graph::snapshot::{Content, write};
use exodus_graph::{Node, Ties};

use crate::args::network::Snapshot;
use crate::commands::table;
use crate::exit::Failure;
use crate::files;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Snapshot, settings: &Settings) -> Result<(), Failure> {
    settings.must_not_preview("network snapshot")?;
    let (from, to) = (&options.ties, &options.snapshot);
    if to.exists() {
        return Err(table::unwritable(to, "there is a file already"));
    }
    let network = table::File::read(from, &settings.output)?;
    let ids: Vec<u32> = network.ids.all().collect();
    let note = format!("from {}", from.display());
    let list = |member: Node, list: &mut Vec<Node>| list.extend(network.graph.friends(member));
    let content = Content { members: network.graph.members(), list, ids: &ids, pledges: &[], note: &note };
    write(to, &content).map_err(|error| table::unwritable(to, &files::why(&error)))?;
    let (members, ties) = (network.graph.members(), network.graph.ties());
    let sheet = Sheet::of(format!("{} written.", to.display())).with("members", members).with("ties", ties);
    let sheet = sheet.next(format!("`exodus list --ties {} --of ID` opens it at once", to.display()));
    settings.output.data(sheet.object(), |_| sheet.text())
}
