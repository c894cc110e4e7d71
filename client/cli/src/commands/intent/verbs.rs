//! The verbs of `exodus intent`, each with its page.

use super::{declare, edit, list, refuse, show, tidy, withdraw};
use crate::args::intent::Intent as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Declare(options) => declare::run(&options, settings),
        Verb::Edit(options) => edit::run(&options, settings),
        Verb::Withdraw(options) => withdraw::run(&options, settings),
        Verb::Refuse(options) => refuse::run(&options, settings),
        Verb::Tidy(options) => tidy::run(&options, settings),
        Verb::List(options) => list::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
    }
}
