//! Where the workspace is, and what Cargo says about its members.

use crate::fault::fault;
use crate::process;
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's Cargo.toml, seen from the current folder.
pub(crate) fn root() -> Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    here.ancestors()
        .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| fault(format!("{}: not inside the Exodus workspace", here.display()), "cd into your clone"))
}

/// The parts of `cargo metadata` that are read here.
#[derive(Deserialize)]
pub(crate) struct Metadata {
    pub(crate) packages: Vec<Package>,
    pub(crate) workspace_root: PathBuf,
}

#[derive(Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) manifest_path: PathBuf,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) targets: Vec<Target>,
}

/// A library, a binary, a set of tests, ...
#[derive(Deserialize)]
pub(crate) struct Target {
    /// Its root.
    pub(crate) src_path: PathBuf,
}

#[derive(Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// Present where the dependency lies in this workspace.
    pub(crate) path: Option<PathBuf>,
}

/// The workspace's members; needs neither network nor Cargo.lock.
pub(crate) fn metadata(root: &Path) -> Result<Metadata> {
    let json = process::read(process::cargo().current_dir(root).args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]))?;
    serde_json::from_str(&json).context("`cargo metadata` printed something unexpected")
}
