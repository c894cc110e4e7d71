//! Files of whole numbers with commas between them, read by all processors at once: ties, obligations.
//!
//! The form is strict, so that what is wrong is named and nothing is guessed: a header, then a row a line.

mod lean;
mod line;
mod pairs;
mod rows;

use std::path::Path;

pub use line::NOTE;
pub(crate) use line::shown;
pub use pairs::{Named, TIES, named, pairs, pairs_of};
pub(crate) use rows::{number, person, rows, rows_of};

use crate::Fault;

/// Reads a file of mutual ties: header `a,b`, then one tie a line, two different people as numbers of 32 bits.
///
/// # Errors
/// The file cannot be read, or a line that does not fit.
pub fn ties(file: &Path) -> Result<Named, Fault> {
    ties_telling(file, &mut |_| ())
}

/// The same, telling how many thousandths of the work are done.
///
/// # Errors
/// As [`ties`].
pub fn ties_telling(file: &Path, tell: &mut dyn FnMut(u64)) -> Result<Named, Fault> {
    match lean::ties(file, tell) {
        Some(named) => Ok(named),
        // The plain way needs more room, and names what is wrong.
        None => named(pairs(file)?),
    }
}

#[cfg(test)]
mod tests;
