//! `exodus`: the network in a terminal.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "tests may overflow: it fails them"))]
#![allow(missing_docs, reason = "a binary: its documentation is --help")]

mod args;
mod canvas;
mod commands;
mod exit;
mod files;
mod keys;
mod moment;
mod output;
mod session;
mod settings;
mod sheet;
mod texts;
mod visible;

use std::process::ExitCode;

use args::Typed;
use exit::Failure;
use output::Output;
use settings::{Settings, process_environment};

fn main() -> ExitCode {
    let cli = match args::typed(std::env::args_os()) {
        Ok(cli) => cli,
        Err(Typed::Asked(help)) => return ended(Output::default().help(&help), Output::default()),
        Err(Typed::Wrong(failure, output)) => return ended(Err(failure), output),
    };
    let settings = Settings::look_up(&cli.global, &process_environment);
    let flag = Output::new(cli.global.output.unwrap_or_default());
    let output = settings.as_ref().map_or(flag, |settings| settings.output);
    ended(commands::run(cli, settings), output)
}

/// The exit code, once a failure has been said.
fn ended(outcome: Result<(), Failure>, output: Output) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_only_a_preview() {
                output.failure(&failure);
            }
            failure.code()
        }
    }
}
