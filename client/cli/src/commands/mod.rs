//! The work: one file per verb. Whether something may happen is never decided here; the rules are asked.

pub mod archive;
pub mod clearing;
pub mod commitment;
pub mod completions;
pub mod delegate;
pub mod demo;
pub mod import;
pub mod intent;
pub mod keygen;
pub mod ledger;
pub mod list;
pub mod localnet;
pub mod member;
pub mod network;
pub mod offer;
mod person;
pub mod pool;
pub mod program;
mod reach;
pub mod recovery;
pub mod request;
mod seen;
mod table;
pub mod tidy;
pub mod tie;
pub mod transaction;

use crate::args::{Cli, Command, FIRST_STEPS};
use crate::exit::Failure;
use crate::output::Output;
use crate::settings::Settings;

/// Does what was asked.
pub fn run(cli: Cli, settings: Result<Settings, Failure>) -> Result<(), Failure> {
    let Some(command) = cli.command else { return Output::default().plain(FIRST_STEPS) };
    // A script for the shell needs no settings, and must work where they are broken.
    if let Command::Completions { shell } = command {
        return completions::run(shell);
    }
    let settings = settings?;
    match command {
        Command::Demo(options) => demo::run(&options, cli.global.ledger.as_deref(), &settings),
        Command::Keygen(options) => keygen::run(&options, settings),
        Command::Import(options) => import::run(&options, &settings),
        Command::Network(verb) => network::run(verb, settings),
        Command::Member(verb) => member::run(verb, settings),
        Command::Tie(verb) => tie::run(verb, settings),
        Command::List(options) => list::run(&options, settings),
        Command::Request(verb) => request::run(verb, settings),
        Command::Intent(verb) => intent::run(verb, settings),
        Command::Commitment(verb) => commitment::run(verb, settings),
        Command::Offer(verb) => offer::run(verb, settings),
        Command::Pool(verb) => pool::run(verb, settings),
        Command::Clearing(verb) => clearing::run(verb, settings),
        Command::Delegate(verb) => delegate::run(verb, settings),
        Command::Recovery(verb) => recovery::run(verb, settings),
        Command::Archive(verb) => archive::run(verb, settings),
        Command::Tidy(options) => tidy::run(&options, settings),
        Command::Localnet(options) => localnet::run(&options, &settings),
        Command::Transaction(verb) => transaction::run(verb, settings),
        Command::Program(verb) => program::run(verb, &settings),
        Command::Ledger(verb) => ledger::run(verb, settings),
        Command::Completions { shell } => completions::run(shell),
    }
}
