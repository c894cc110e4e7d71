//! `exodus`: the network in a terminal.
#![forbid(unsafe_code)]
#![allow(missing_docs, reason = "a binary: its documentation is --help")]

mod exit;
mod output;

fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
