//! `cluster demo | load | faults`: the demonstration on a real cluster, many transactions on it, and many faults between it
//! and the client.
//!
//! Every member owes one other person and says "done" a cent at a time. Each word names what was done before, so one that is
//! lost leaves a gap, one that counted twice shows in the sum, and one too many is refused by name.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a tool of the tests counts and measures what it set up itself, and fails by panicking"
)]

mod demo;
mod faults;
mod load;
mod people;

use std::process::ExitCode;

const USAGE: &str = "hint: cluster demo surfpool|agave, or cluster load|faults surfpool|agave MEMBERS EACH [KILLS]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    match words.as_slice() {
        ["demo", validator] => demo::run(validator),
        ["load", validator, members, each] => match (number(members), number(each)) {
            (Some(members), Some(each)) => load::run(validator, members, each),
            _ => usage(),
        },
        ["faults", validator, members, each, kills] => match (number(members), number(each), number(kills)) {
            (Some(members), Some(each), Some(kills)) => faults::run(validator, members, each, kills),
            _ => usage(),
        },
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("error: what shall be done?\n{USAGE}");
    ExitCode::from(2)
}
