//! `exodus archive`: the closed promises of a member, with their proof.

mod export;
mod verify;

use exodus_sdk::archive::Archive;

use crate::args::archive::Archive as Verb;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::sheet::{Sheet, count};

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Export(options) => export::run(&options, settings),
        Verb::Verify(options) => verify::run(&options, settings),
    }
}

/// What is in an archive. Its file tells the rest.
fn sheet(fact: String, archive: &Archive) -> Sheet {
    Sheet::of(fact)
        .address("member", &archive.member)
        .with("length", archive.length)
        .with("head", archive.head.to_string())
}

/// So many closed promises, in words.
fn promises(archive: &Archive) -> String {
    count(archive.records.len(), "closed promise")
}
