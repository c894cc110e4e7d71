//! Where the workspace is, and what Cargo says about its members.

use crate::fault::fault;
use crate::process;
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's Cargo.toml, seen from the current folder.
///
/// # Errors
/// Outside of the workspace.
pub fn root() -> Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    here.ancestors()
        .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| fault(format!("{}: not inside the Exodus workspace", here.display()), "cd into your clone"))
}

/// The parts of `cargo metadata` that are read here.
#[derive(Deserialize)]
pub struct Metadata {
    /// The members.
    pub packages: Vec<Package>,
    /// The folder of the root manifest.
    pub workspace_root: PathBuf,
}

/// A member of the workspace.
#[derive(Deserialize)]
pub struct Package {
    /// As its manifest says.
    pub name: String,
    /// Where its manifest lies.
    pub manifest_path: PathBuf,
    /// What it uses, for its tests too.
    pub dependencies: Vec<Dependency>,
    /// What is compiled of it.
    pub targets: Vec<Target>,
}

/// A library, a binary, a set of tests, ...
#[derive(Deserialize)]
pub struct Target {
    /// Its root.
    pub src_path: PathBuf,
}

/// What a member uses.
#[derive(Deserialize)]
pub struct Dependency {
    /// The package's name.
    pub name: String,
    /// Present where the dependency lies in this workspace.
    pub path: Option<PathBuf>,
}

/// The workspace's members; needs neither network nor Cargo.lock.
pub fn metadata(root: &Path) -> Result<Metadata> {
    let json = process::read(process::cargo().current_dir(root).args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]))?;
    serde_json::from_str(&json).context("`cargo metadata` printed something unexpected")
}
