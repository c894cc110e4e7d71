//! `cargo xtask test`: the committed program belongs to these sources, and every test passes.

use crate::process;
use crate::program;
use anyhow::Result;
use std::path::Path;

pub(crate) fn run(root: &Path) -> Result<()> {
    // Only the digests: a newcomer has no chain toolchain and wants to see tests, not a build of one.
    program::check_digests(root)?;
    // Release, because `cargo run --release -p exodus-cli` then finds litesvm and its 370 crates already built, and
    // because the suite runs thousands of transactions through a VM.
    // The command-line tool first: the tests start it as a process of its own.
    let cargo = |arguments: &[&str]| process::run(process::cargo().current_dir(root).args(arguments));
    cargo(&["build", "--package=exodus-cli", "--release", "--locked"])?;
    cargo(&["test", "--release", "--locked"])?;
    // What fuzzing found once is never forgotten.
    for target in crate::fuzz::TARGETS {
        cargo(&["run", "--quiet", "--package=exodus-fuzz", "--bin", target, "--release", "--locked"])?;
    }
    Ok(())
}
