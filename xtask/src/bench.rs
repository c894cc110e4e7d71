//! `cargo xtask bench`: honest measurements, each beside a peer, in one run.

use crate::{process, program};
use anyhow::Result;
use std::path::Path;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Compute units of each instruction beside the least that it could cost
    Program,
}

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    match args.what {
        What::Program => {
            let floor = program::helper(root, "exodus-floor")?;
            let mut bench = process::cargo();
            bench.current_dir(root).args([
                "run",
                "--release",
                "--locked",
                "--package=exodus-tests",
                "--bin=bench",
                "--",
            ]);
            process::run(bench.arg(floor))
        }
    }
}
