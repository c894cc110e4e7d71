//! What a build is of, what it takes and what it makes.

pub(super) use exodus_sbf_debian::Tools;

/// The package of the program.
pub(super) const PROGRAM: &str = "exodus";

pub(super) const SO: &str = "programs/exodus/dist/exodus.so";
pub(super) const IDL: &str = "programs/exodus/dist/idl.json";
