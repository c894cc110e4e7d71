//! The verbs of `exodus commitment`, each with its page.

use super::{
    clearable, close, commit, commit_directly, confirm, demand, forgive, list, perform, report, show, take_back,
    tidy_overdue, transfer,
};
use crate::args::commitment::Commitment as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Commit(options) => commit::run(&options, settings),
        Verb::CommitDirectly(options) => commit_directly::run(&options, settings),
        Verb::Clearable(options) => clearable::run(&options, settings),
        Verb::Transfer(options) => transfer::run(&options, settings),
        Verb::Perform(options) => perform::run(&options, settings),
        Verb::TakeBack(options) => take_back::run(&options, settings),
        Verb::Confirm(options) => confirm::run(&options, settings),
        Verb::Forgive(options) => forgive::run(&options, settings),
        Verb::Demand(options) => demand::run(&options, settings),
        Verb::TidyOverdue(options) => tidy_overdue::run(&options, settings),
        Verb::Report(options) => report::run(&options, settings),
        Verb::Close(options) => close::run(&options, settings),
        Verb::List(options) => list::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
    }
}
