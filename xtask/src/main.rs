//! The project's own commands. `cargo xtask` lists them.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "counts lines, bytes and seconds of a build; an overflow here is a crash of a tool, never a wrong balance"
)]

mod bank;
mod book;
mod ci;
mod cluster;
mod deny;
mod fuzz;
mod js;
mod program;
mod reference;
mod suite;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};
use exodus_measure::{agree, bench, bugs, coverage};
// Every module here finds them as its own.
use exodus_toolkit::{digest, fault, files, generated, process, workspace};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Builds, checks and tests Exodus", after_help = EXAMPLES)]
struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

const EXAMPLES: &str = "Examples:
  cargo xtask test               every test, with the committed program (what a newcomer runs)
  cargo xtask program            rebuild programs/exodus/dist after a change in programs/ or rules/
  cargo xtask program --check    does the committed program belong to these sources?
  cargo xtask arch               do the arrows point down, is every file where it belongs?
  cargo xtask ci                 everything CI runs, in its order";

#[derive(Subcommand)]
enum Verb {
    /// Build the program for the chain: exodus.so, idl.json, build.json
    Program(program::Args),
    /// Write docs/reference from the sources
    Reference(reference::Args),
    /// Check the architecture: dependency arrows, file sizes, house rules
    Arch,
    /// Check that every page is in docs/SUMMARY.md and that no link between pages is broken
    Book,
    /// Check that the committed program is current, then run every test
    Test {
        /// Tell the stories on this validator instead
        #[arg(long, value_enum, value_name = "VALIDATOR")]
        cluster: Option<cluster::Validator>,
    },
    /// Build the local validator of `exodus localnet`, once
    Localnet,
    /// Install Agave's test validator where it is missing
    Validator,
    /// Check the TypeScript client, and test it on a local validator
    Js,
    /// Run the tests on a whole bank of the runtime, where fees, rent and epochs are real
    Bank,
    /// Check licences and origins of all dependencies with cargo-deny
    Licences(deny::Licences),
    /// Check Cargo.lock against a dated snapshot of the advisory database
    Advisories(deny::Advisories),
    /// Compare what the rules answer here with what they answer on the chain's machine
    Agree(agree::Args),
    /// Give bytes that nobody would send to what reads bytes from outside
    Fuzz(fuzz::Args),
    /// Measure beside peers
    Bench(bench::Args),
    /// Plant bugs, one at a time, and see which tests notice
    Bugs(bugs::Args),
    /// Which lines of the program are ever executed
    Coverage(coverage::Args),
    /// Run what CI runs
    Ci,
}

fn main() -> ExitCode {
    match exodus_sbf_debian::as_linker().unwrap_or_else(|| dispatch(Args::parse())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: Args) -> Result<()> {
    let Some(verb) = args.verb else {
        return Ok(Args::command().print_help()?);
    };
    let root = workspace::root()?;
    match verb {
        Verb::Program(args) => program::run(&root, &args),
        Verb::Reference(args) => reference::run(&root, &args),
        Verb::Arch => exodus_arch::run(&root),
        Verb::Book => book::run(&root),
        Verb::Test { cluster: None } => suite::run(&root),
        Verb::Test { cluster: Some(validator) } => cluster::stories(&root, validator),
        Verb::Localnet => cluster::localnet(&root),
        Verb::Validator => cluster::validator(),
        Verb::Js => js::run(&root),
        Verb::Bank => bank::run(&root),
        Verb::Licences(args) => deny::licences(&root, &args),
        Verb::Advisories(args) => deny::advisories(&root, &args),
        Verb::Agree(args) => agree::run(&root, &args),
        Verb::Fuzz(args) => fuzz::run(&root, &args),
        Verb::Bench(args) => bench::run(&root, &args),
        Verb::Bugs(args) => bugs::run(&root, &args),
        Verb::Coverage(args) => coverage::run(&root, &args),
        Verb::Ci => ci::run(&root),
    }
}
