//! The verbs of `exodus request`, each with its page.

use super::{adopt, close, edit, list, open, show, tidy, waves};
use crate::args::request::Request as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Open(options) => open::run(&options, settings),
        Verb::Edit(options) => edit::run(&options, settings),
        Verb::Close(options) => close::run(&options, settings),
        Verb::Adopt(options) => adopt::run(&options, settings),
        Verb::Tidy(options) => tidy::run(&options, settings),
        Verb::List(options) => list::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
        Verb::Waves(options) => waves::run(&options, settings),
    }
}
