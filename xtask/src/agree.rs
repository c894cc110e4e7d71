//! `cargo xtask agree`: the rules give the same answers on the chain's machine as on this one.

use crate::program;
use anyhow::Result;
use std::path::Path;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Random inputs for each subject
    #[arg(long, default_value_t = 1_000_000)]
    rounds: u32,
}

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    program::run_beside(root, "exodus-probe", "agree", &[args.rounds.to_string()])
}
