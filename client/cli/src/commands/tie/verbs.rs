//! The verbs of `exodus tie`, each with its page.

use super::{accept, cancel, close, extend, invite, list, path, pledge, restore, tidy, tidy_invitation, withdraw};
use crate::args::tie::Tie as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Invite(options) => invite::run(&options, settings),
        Verb::Accept(options) => accept::run(&options, settings),
        Verb::Cancel(options) => cancel::run(&options, settings),
        Verb::Extend(options) => extend::run(&options, settings),
        Verb::Pledge(options) => pledge::run(&options, settings),
        Verb::Withdraw(options) => withdraw::run(&options, settings),
        Verb::Restore(options) => restore::run(&options, settings),
        Verb::Close(options) => close::run(&options, settings),
        Verb::List(options) => list::run(&options, settings),
        Verb::Path(options) => path::run(&options, settings),
        Verb::Tidy(options) => tidy::run(&options, settings),
        Verb::TidyInvitation(options) => tidy_invitation::run(&options, settings),
    }
}
