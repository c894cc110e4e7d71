//! The official route: whatever `cargo build-sbf` finds on PATH.

use super::tools::Tools;
use crate::fault::fault;
use crate::process;
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: &str = "cargo-build-sbf";

pub(super) fn is_installed() -> bool {
    process::on_path(PROGRAM).is_some()
}

pub(super) fn tools() -> Result<Tools> {
    if !is_installed() {
        return Err(fault(
            "`cargo build-sbf` is not on PATH",
            "install the Solana CLI (https://docs.anza.xyz/cli/install), or build with `cargo xtask program --route debian`",
        ));
    }
    let printed = process::read(Command::new(PROGRAM).arg("--version"))?;
    Ok(printed.lines().filter_map(|line| line.split_once(' ')).map(|(tool, at)| (tool.into(), at.into())).collect())
}

pub(super) fn compile(root: &Path) -> Result<PathBuf> {
    let out = root.join("target/sbf-official");
    let mut build = Command::new(PROGRAM);
    build.current_dir(root).arg("--manifest-path").arg("programs/exodus/Cargo.toml").arg("--sbf-out-dir").arg(&out);
    build.args(["--", "--locked"]).env("CARGO_TARGET_DIR", root.join("target/sbf-official/build"));
    process::run(&mut build).context(
        "hint: platform tools older than Rust 1.95 cannot build it; `cargo xtask program --route debian` can",
    )?;
    Ok(out.join("exodus.so"))
}
