//! What the project's own tools share: starting other programs, reading and writing files, pages that are generated, digests, the workspace,
//! and the one shape of an error.
//!
//! ```no_run
//! use exodus_toolkit::{files, process};
//!
//! process::run(process::cargo().args(["build", "--release"]))?;
//! let binary = files::bytes("target/release/exodus".as_ref())?;
//! # anyhow::Ok(())
//! ```

pub mod digest;
pub mod fault;
pub mod files;
pub mod generated;
pub mod process;
pub mod workspace;
