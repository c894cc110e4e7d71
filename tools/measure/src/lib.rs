//! What is measured of Exodus, each by one verb of `cargo xtask`: which lines the tests reach ([`coverage`]) and which faults they
//! notice ([`bugs`]), whether the chain's machine computes what this one does ([`agree`]), and how the program, the engine and
//! the doors compare with their peers ([`mod@bench`]).
//!
//! Most of it compiles a program with `exodus-sbf-debian` and starts a tool of the tests beside it.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "counts lines and tests; an overflow here is a crash of a tool, never a wrong balance"
)]

pub mod agree;
pub mod bench;
pub mod bugs;
pub mod coverage;

use anyhow::Result;
use exodus_sbf_debian as debian;
use exodus_toolkit::process;
use std::path::Path;

/// The package of the program.
const PROGRAM: &str = "exodus";

/// Compiles a program that only tests know, and starts the tests' tool that runs it.
fn run_beside(root: &Path, package: &str, tool: &str, arguments: &[String]) -> Result<()> {
    debian::install()?;
    let binary = debian::compile(root, package)?;
    let mut cargo = process::cargo();
    cargo.current_dir(root).args(["run", "--release", "--locked", "--package=exodus-tests", "--bin", tool, "--"]);
    process::run(cargo.arg(binary).args(arguments))
}
