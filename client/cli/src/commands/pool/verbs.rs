//! The verbs of `exodus pool`, each with its page.

use super::{
    answer, change, claim, close, create, decline, freeze, join, lapse, leave, list, mandate, pass, show, tidy_stake,
    withdraw,
};
use crate::args::pool::Pool as Verb;
use crate::exit::Failure;
use crate::settings::Settings;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Create(options) => create::run(&options, settings),
        Verb::Join(options) => join::run(&options, settings),
        Verb::Change(options) => change::run(&options, settings),
        Verb::Leave(options) => leave::run(&options, settings),
        Verb::Mandate(options) => mandate::run(&options, settings),
        Verb::Claim(options) => claim::run(&options, settings),
        Verb::Withdraw(options) => withdraw::run(&options, settings),
        Verb::Freeze(options) => freeze::run(&options, settings),
        Verb::Answer(options) => answer::run(&options, settings),
        Verb::Decline(options) => decline::run(&options, settings),
        Verb::Pass(options) => pass::run(&options, settings),
        Verb::Lapse(options) => lapse::run(&options, settings),
        Verb::Close(options) => close::run(&options, settings),
        Verb::TidyStake(options) => tidy_stake::run(&options, settings),
        Verb::List(options) => list::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
    }
}
