//! `cargo xtask agree`: the rules give the same answers on the chain's machine as on this one.

use crate::{process, program};
use anyhow::Result;
use std::path::Path;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Random inputs for each subject
    #[arg(long, default_value_t = 1_000_000)]
    rounds: u32,
}

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let probe = program::helper(root, "exodus-probe")?;
    let mut agree = process::cargo();
    agree.current_dir(root).args(["run", "--release", "--locked", "--package=exodus-tests", "--bin=agree", "--"]);
    process::run(agree.arg(probe).arg(args.rounds.to_string()))
}
