//! `cargo xtask bench`: honest measurements, each beside a peer, in one run.

mod build;
mod cluster;
mod engine;

use crate::run_beside;
use anyhow::Result;
use exodus_toolkit::process;
use std::path::Path;

/// What to measure.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Compute units of each instruction beside the least that it could cost
    Program,
    /// Lists, paths, components and clearing beside the libraries that people would reach for
    Engine(engine::Args),
    /// Ten thousand transactions on a cluster beside a plain loop, and the same under faults
    Cluster(cluster::Args),
    /// How long somebody who has just cloned waits for the first screen
    Build(build::Args),
    /// How long people wait for the Telegram door when a hundred write each second
    Door,
}

const DOOR: [&str; 5] = ["bench", "--locked", "--package=exodus-telegram", "--bench=door", "--quiet"];

/// Measures it.
///
/// # Errors
/// Where a part cannot be built or started, or peers give other answers.
pub fn run(root: &Path, args: &Args) -> Result<()> {
    match &args.what {
        What::Program => run_beside(root, "exodus-floor", "bench", &[]),
        What::Engine(args) => engine::run(root, args),
        What::Cluster(args) => cluster::run(root, args),
        What::Build(args) => build::run(root, args),
        What::Door => process::run(process::cargo().current_dir(root).args(DOOR)),
    }
}
