//! `exodus clearing`: debts that run in a circle.

mod clear;
mod close_table;
mod through_table;

use crate::args::clearing::Clearing as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Clear(options) => clear::run(&options, settings),
        Verb::CloseTable(options) => close_table::run(&options, settings),
    }
}
