//! `exodus ledger`: the ledger itself, and its clock.

mod advance;
mod fund;
mod show;

use crate::args::ledger::Ledger as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Show => show::run(settings),
        Verb::Advance(options) => advance::run(&options, settings),
        Verb::Fund(options) => fund::run(&options, settings),
    }
}
