//! `exodus clearing`: debts that run in a circle.

mod clear;
mod close_table;
mod plan;
mod submit;
mod through_table;

use crate::args::clearing::Clearing as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Plan(options) => plan::run(&options, settings),
        Verb::Submit(options) => submit::run(&options, settings),
        Verb::Clear(options) => clear::run(&options, settings),
        Verb::CloseTable(options) => close_table::run(&options, settings),
    }
}
