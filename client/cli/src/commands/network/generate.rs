//! `exodus network generate`.

use std::fmt::Write as _;

use exodus_graph::csv;
use exodus_graph::generate::Village;

use crate::args::network::Generate;
use crate::commands::table;
use crate::exit::Failure;
use crate::files;
use crate::settings::Settings;
use crate::sheet::Sheet;
use crate::visible;

pub fn run(options: &Generate, settings: &Settings) -> Result<(), Failure> {
    settings.must_not_preview("network generate")?;
    let Generate { ties: file, members, each, place, elsewhere, seed } = options;
    let village = Village { members: *members, ties: *each, size: *place, out: *elsewhere, seed: *seed };
    let ties = village.ties();
    let mut text = format!("{}\n", csv::TIES);
    for (one, two) in &ties {
        // Writing into a string does not fail.
        let _ = writeln!(text, "{one},{two}");
    }
    let _ = writeln!(text, "{} {}", csv::NOTE, village.note());
    files::write(file, text.as_bytes(), false).map_err(|error| table::unwritable(file, &error))?;
    let sheet =
        Sheet::of(format!("{} written.", visible::path(file))).with("members", members).with("ties", ties.len());
    let sheet = sheet.next(format!("`exodus list --ties {} --of 0` asks it something", visible::typed(file)));
    settings.output.data(sheet.object(), |_| sheet.text())
}
