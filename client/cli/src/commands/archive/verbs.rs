//! The verbs of `exodus archive`, each with its page.

use super::{export, verify};
use crate::args::archive::Archive as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Export(options) => export::run(&options, settings),
        Verb::Verify(options) => verify::run(&options, settings),
    }
}
