//! Debian's compiler to a binary for the chain, without the official platform tools:
//! packages (rustc and LLVM) -> a standard library that knows the target -> cargo with build-std -> our link step,
//! which makes the bitcode legal -> sbpf-linker.
//!
//! The same sources and versions give the same bytes from any folder, any home and any user.

mod cache;
mod compile;
mod legalise;
pub(in crate::program) mod link;
mod linker;
mod packages;
mod stdlib;

use super::tools::Tools;
use anyhow::Result;
use packages::Packages;

pub(super) use compile::{compile, compile_with_lines};
pub(in crate::program) use packages::LLVM;

pub(super) fn install() -> Result<()> {
    packages::install()?;
    linker::install(&Packages::installed()?)
}

pub(super) fn tools() -> Result<Tools> {
    let packages = Packages::installed()?;
    linker::installed(&packages)?;
    let mut tools = packages.versions();
    tools.insert("sbpf-linker".into(), linker::VERSION.into());
    Ok(tools)
}
