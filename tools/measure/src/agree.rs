//! `cargo xtask agree`: the rules give the same answers on the chain's machine as on this one.

use crate::run_beside;
use anyhow::Result;
use std::path::Path;

/// How much to ask.
#[derive(clap::Args)]
pub struct Args {
    /// Random inputs for each subject
    #[arg(long, default_value_t = 1_000_000)]
    rounds: u32,
}

/// Asks both machines.
///
/// # Errors
/// Where they disagree.
pub fn run(root: &Path, args: &Args) -> Result<()> {
    run_beside(root, "exodus-probe", "agree", &[args.rounds.to_string()])
}
