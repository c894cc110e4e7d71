//! What a build is of, what it takes and what it makes.

use std::collections::BTreeMap;

/// The package of the program.
pub(super) const PROGRAM: &str = "exodus";

/// Tool to version; two builds are comparable when these are equal.
pub(super) type Tools = BTreeMap<String, String>;

pub(super) const SO: &str = "programs/exodus/dist/exodus.so";
pub(super) const IDL: &str = "programs/exodus/dist/idl.json";
