//! The verbs of `exodus offer`, each with its page.

use super::{agree, close, edit, list, publish, show, take, tidy, withdraw};
use crate::args::offer::Offer as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Publish(options) => publish::run(&options, settings),
        Verb::Edit(options) => edit::run(&options, settings),
        Verb::Close(options) => close::run(&options, settings),
        Verb::Take(options) => take::run(&options, settings),
        Verb::Withdraw(options) => withdraw::run(&options, settings),
        Verb::Agree(options) => agree::run(&options, settings),
        Verb::Tidy(options) => tidy::run(&options, settings),
        Verb::List(options) => list::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
    }
}
