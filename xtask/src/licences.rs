//! `cargo xtask licences`: cargo-deny over deny.toml. Advisories: `cargo xtask advisories`.

use crate::fault::fault;
use crate::process;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "0.20.2";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Install cargo-deny below target/tools where it is missing
    #[arg(long)]
    install: bool,
}

pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let tools = root.join("target/tools");
    let deny = match installed(&tools) {
        Some(deny) => deny,
        None if args.install => install(&tools)?,
        None => {
            return Err(fault(
                "cargo-deny is not installed, so licences cannot be checked",
                "cargo xtask licences --install puts it into target/tools",
            ));
        }
    };
    let checks = ["--all-features", "--locked", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"];
    process::run(Command::new(deny).current_dir(root).args(checks))
}

fn installed(tools: &Path) -> Option<PathBuf> {
    let own = tools.join("bin/cargo-deny");
    if own.is_file() { Some(own) } else { process::on_path("cargo-deny") }
}

fn install(tools: &Path) -> Result<PathBuf> {
    let version = format!("cargo-deny@{VERSION}");
    process::run(process::cargo().args(["install", "--locked", &version, "--root"]).arg(tools))?;
    Ok(tools.join("bin/cargo-deny"))
}
