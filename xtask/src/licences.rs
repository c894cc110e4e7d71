//! `cargo xtask licences`: cargo-deny over deny.toml. Advisories: `cargo xtask advisories`.

use crate::fault::fault;
use crate::process;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "0.20.2";

pub(crate) fn run(root: &Path) -> Result<()> {
    let tools = root.join("target/tools");
    let deny = match installed(&tools) {
        Some(deny) => deny,
        None if std::env::var_os("CI").is_some() => install(&tools)?,
        None => {
            return Err(fault(
                "cargo-deny is not installed, so licences cannot be checked",
                format!("cargo install --locked cargo-deny@{VERSION} --root target/tools"),
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
