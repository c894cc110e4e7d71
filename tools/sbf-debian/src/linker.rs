//! sbpf-linker, which optimises one bitcode module and writes the binary that validators load.

use crate::cache;
use crate::packages::{LLVM, Packages};
use anyhow::Result;
use exodus_toolkit::fault::fault;
use exodus_toolkit::process;
use std::path::PathBuf;

pub(crate) const VERSION: &str = "0.2.6";

/// Its folder names LLVM's version too, because it loads that very library.
fn folder(packages: &Packages) -> Result<PathBuf> {
    let llvm = cache::file_name(packages.version("llvm-22-dev")?);
    cache::entry(&format!("sbpf-linker-{VERSION}-llvm-{llvm}"))
}

pub(crate) fn installed(packages: &Packages) -> Result<PathBuf> {
    let program = folder(packages)?.join("bin/sbpf-linker");
    if program.is_file() {
        return Ok(program);
    }
    Err(fault(
        format!("{}: not installed", program.display()),
        "`cargo xtask program` installs it, in about 90 seconds",
    ))
}

pub(crate) fn install(packages: &Packages) -> Result<()> {
    if installed(packages).is_ok() {
        return Ok(());
    }
    eprintln!("installing sbpf-linker {VERSION} (once)");
    let mut cargo = process::cargo();
    cargo.args(["install", "--quiet", "--locked", "--no-default-features", "--features=bpf-linker/llvm-22", "--root"]);
    cargo.arg(folder(packages)?).arg(format!("sbpf-linker@{VERSION}")).env("LLVM_PREFIX", LLVM);
    process::run(&mut cargo)
}
