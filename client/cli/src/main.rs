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

use std::process::ExitCode;

use args::Typed;
use output::Output;
use settings::{Settings, process_environment};

fn main() -> ExitCode {
    let cli = match args::typed(std::env::args_os()) {
        Ok(cli) => cli,
        Err(Typed::Asked(help)) => return help.print().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS),
        Err(Typed::Wrong(failure, output)) => {
            output.failure(&failure);
            return failure.code();
        }
    };
    let settings = Settings::look_up(&cli.global, &process_environment);
    let flag = Output::new(cli.global.output.unwrap_or_default());
    let output = settings.as_ref().map_or(flag, |settings| settings.output);
    match commands::run(cli, settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_only_a_preview() {
                output.failure(&failure);
            }
            failure.code()
        }
    }
}
