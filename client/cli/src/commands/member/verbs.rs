//! The verbs of `exodus member`, each with its page.

use super::{change_key, circle, join, leave, set, show, tidy_dormant, tidy_tombstone, wake};
use crate::args::member::Member as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Join(options) => join::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
        Verb::Circle(options) => circle::run(&options, settings),
        Verb::Set(options) => set::run(&options, settings),
        Verb::ChangeKey(options) => change_key::run(&options, settings),
        Verb::Wake => wake::run(settings),
        Verb::Leave(options) => leave::run(&options, settings),
        Verb::TidyDormant(options) => tidy_dormant::run(&options, settings),
        Verb::TidyTombstone(options) => tidy_tombstone::run(&options, settings),
    }
}
