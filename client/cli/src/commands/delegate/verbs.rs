//! The verbs of `exodus delegate`, each with its page.

use super::{grant, list, revoke, tidy};
use crate::args::delegate::Delegate as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Grant(options) => grant::run(&options, settings),
        Verb::Revoke(options) => revoke::run(&options, settings),
        Verb::List(options) => list::run(&options, settings),
        Verb::Tidy(options) => tidy::run(&options, settings),
    }
}
