//! Many transactions on a real cluster, many faults between it and the client, and the demonstration beside its confirmations.

use anyhow::Result;
use exodus_toolkit::process;
use std::path::Path;
use std::process::Command;

const AGAVE: &str = "agave";

#[derive(clap::Args)]
pub(super) struct Args {
    /// On which validator
    #[arg(long, default_value = AGAVE, value_parser = ["surfpool", AGAVE])]
    validator: String,
    /// How many members
    #[arg(long, default_value_t = 100)]
    members: u32,
    /// How many transactions each
    #[arg(long, default_value_t = 100)]
    each: u32,
}

/// Members and words of each under faults: one after the other, so fewer than under load.
const FAULTS: [&str; 2] = ["10", "30"];

pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let name = args.validator.as_str();
    // Surfpool's ledger is in memory.
    let kills = if name == AGAVE { "3" } else { "0" };
    let build = ["build", "--release", "--locked", "--package=exodus-cli", "--package=exodus-tests", "--bins"];
    process::run(process::cargo().current_dir(root).args(build))?;
    let tool = root.join("target/release/cluster");
    let (members, each) = (args.members.to_string(), args.each.to_string());
    process::run(Command::new(&tool).args(["load", name, &members, &each]))?;
    process::run(Command::new(&tool).args(["faults", name]).args(FAULTS).arg(kills))?;
    process::run(Command::new(&tool).args(["demo", name]))
}
