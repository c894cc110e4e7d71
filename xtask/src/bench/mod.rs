//! `cargo xtask bench`: honest measurements, each beside a peer, in one run.

mod build;
mod cluster;
mod engine;

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

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    match &args.what {
        What::Program => program::run_beside(root, "exodus-floor", "bench", &[]),
        What::Engine(args) => engine::run(root, args),
        What::Cluster(args) => cluster::run(root, args),
        What::Build(args) => build::run(root, args),
        What::Door => process::run(process::cargo().current_dir(root).args(DOOR)),
    }
}
