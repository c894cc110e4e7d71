//! Compiles a program for Solana with Debian's compiler, without the official platform tools: packages (rustc and LLVM) -> a
//! standard library that knows the target -> cargo with build-std -> our link step, which makes the bitcode legal ->
//! sbpf-linker. The README beside this crate explains each step.
//!
//! The same sources and versions give the same bytes from any folder, any home and any user.
//!
//! Whoever calls [`compile`] is also the linker of that build: rustc starts a copy of the calling program under another
//! name. So the first line of `main` asks for it:
//!
//! ```no_run
//! use exodus_sbf_debian::{as_linker, compile, install};
//!
//! fn main() -> anyhow::Result<()> {
//!     if let Some(linked) = as_linker() {
//!         return linked;
//!     }
//!     install()?;
//!     println!("{}", compile(".".as_ref(), "my-program")?.display());
//!     Ok(())
//! }
//! ```
#![allow(
    clippy::arithmetic_side_effects,
    reason = "counts letters, lines and groups of a text; an overflow here is a crash of a tool, never a wrong balance"
)]

mod cache;
mod compile;
mod hot;
mod legalise;
mod lines;
mod link;
mod linker;
mod packages;
mod stdlib;

use anyhow::Result;
use packages::Packages;

pub use compile::{compile, compile_with_lines};
pub use lines::{Place, places};
pub use link::as_linker;
pub use packages::Tools;

/// Installs what is missing: Debian's packages as root with apt, sbpf-linker from Cargo's registry. An error names what the
/// user has to do.
///
/// # Errors
/// Where there is no apt, no right to use it, or a package that it does not know.
pub fn install() -> Result<()> {
    packages::install()?;
    linker::install(&Packages::installed()?)
}

/// The versions of the installed tools.
///
/// # Errors
/// Names the tool that is missing, and the command that installs it.
pub fn tools() -> Result<Tools> {
    let packages = Packages::installed()?;
    linker::installed(&packages)?;
    let mut tools = packages.versions();
    tools.insert("sbpf-linker".into(), linker::VERSION.into());
    Ok(tools)
}
