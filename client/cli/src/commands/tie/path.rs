//! `exodus tie path`.

use std::path::Path as File;

use exodus_graph::Finder;
use exodus_rules::Handshakes;
use exodus_sdk::state::Member;
use serde::Serialize;

use crate::args::tie::Path;
use crate::commands::table::{self, Name};
use crate::exit::Failure;
use crate::output::Output;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Path, settings: Settings) -> Result<(), Failure> {
    if let Some(file) = &options.ties {
        let sheet = told(of_file(options, file, &settings.output)?);
        return settings.output.data(sheet.object(), |_| sheet.text());
    }
    let session = Session::reading(settings)?;
    let (from, to) = (session.named::<Member>(&options.from)?, session.named::<Member>(&options.to)?);
    let found = session.graph()?.shortest(from.address, to.address);
    session.show(told(found.map(|(path, ways)| (path.iter().map(ToString::to_string).collect(), ways))))
}

/// The way between two people of a file, by their names in it, and how many of that length there are.
fn of_file(options: &Path, file: &File, output: &Output) -> Result<Option<(Vec<Name>, u64)>, Failure> {
    let network = table::File::read(file, output)?;
    let (from, to) = (network.somebody(&options.from, file)?, network.somebody(&options.to, file)?);
    let found = Finder::default().path(&network.graph, from, to);
    Ok(found.and_then(|path| {
        let names = path.members.into_iter().map(|member| network.who.name(member));
        Some((names.collect::<Option<_>>()?, path.ways))
    }))
}

fn told<Id: ToString + Serialize>(found: Option<(Vec<Id>, u64)>) -> Sheet {
    let Some((path, ways)) = found else {
        return Sheet::of("No way leads from one to the other over mutual ties.")
            .json("handshakes", ())
            .json("path", ())
            .json("ways", 0)
            .next("be introduced: a tie with anybody on the other's list opens a way");
    };
    let handshakes = path.len().saturating_sub(1);
    let fact = match handshakes {
        0 => "That is one and the same member.".to_owned(),
        1 => "They know each other: 1 handshake.".to_owned(),
        more if more > usize::from(Handshakes::MAX.get()) => {
            format!("{more} handshakes: farther than any request reaches, except one for anyone.")
        }
        more => format!("{more} handshakes."),
    };
    let others = ways.saturating_sub(1);
    let sheet = Sheet::of(fact).json("handshakes", handshakes).json("ways", ways);
    let sheet = path.iter().fold(sheet, |sheet, name| sheet.line(format!("  {}", name.to_string())));
    let sheet = match others {
        0 => sheet,
        1 => sheet.line("1 other way is as short."),
        // As far as they are counted.
        most if ways == u64::MAX => sheet.line(format!("At least {most} other ways are as short.")),
        more => sheet.line(format!("{more} other ways are as short.")),
    };
    sheet.json("path", path)
}
