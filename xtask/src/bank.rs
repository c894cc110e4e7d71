//! The tests on a whole bank of the runtime: 680 crates, so they are built once, into a folder that every clone shares.

use crate::{cluster, process};
use anyhow::Result;
use std::env;
use std::path::Path;

/// Runs them.
pub(crate) fn run(root: &Path) -> Result<()> {
    let target = cluster::cache()?.join("bank");
    let test = ["test", "--package", "exodus-bank", "--profile", "localnet", "--locked", "--target-dir"];
    let mut cargo = process::cargo();
    cargo.current_dir(root).args(test).arg(&target);
    // A bank writes down whatever it does, unless somebody says otherwise.
    if env::var_os("RUST_LOG").is_none() {
        cargo.env("RUST_LOG", "off");
    }
    process::run(&mut cargo)
}
