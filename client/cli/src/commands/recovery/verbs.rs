//! The verbs of `exodus recovery`, each with its page.

use super::{approve, arrange, choose, dismiss, execute, propose, show, tidy, veto};
use crate::args::recovery::Recovery as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Choose(options) => choose::run(&options, settings),
        Verb::Dismiss(options) => dismiss::run(&options, settings),
        Verb::Arrange(options) => arrange::run(&options, settings),
        Verb::Propose(options) => propose::run(&options, settings),
        Verb::Approve(options) => approve::run(&options, settings),
        Verb::Execute(options) => execute::run(&options, settings),
        Verb::Veto(options) => veto::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
        Verb::Tidy(options) => tidy::run(&options, settings),
    }
}
