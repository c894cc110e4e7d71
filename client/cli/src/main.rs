//! `exodus`: the network in a terminal.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "tests may overflow: it fails them"))]
#![allow(missing_docs, reason = "a binary: its documentation is --help")]

mod args;
mod commands;
mod exit;
mod files;
mod graph;
mod keys;
mod moment;
mod output;
mod session;
mod settings;
mod sheet;
mod texts;
mod units;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = args::Cli::parse();
    match commands::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_only_a_preview() {
                output::Output::default().note(&failure.to_string());
            }
            failure.code()
        }
    }
}
