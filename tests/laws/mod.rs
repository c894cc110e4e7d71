//! The model against the binary: random and exhaustive sequences of instructions go into a reference model of the
//! protocol and into the real program, and after every step the two must say the same.
//!
//! - `model`: what PROTOCOL and the decisions say, without a line of the program's rules;
//! - `machine`: the committed binary in a raw VM, as fast as it goes;
//! - `steps`: what happens next, from a seed;
//! - `compare`: field by field, and byte by byte where something was refused;
//! - `run`: worlds, their end, and how a failure shrinks.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a harness fails by panicking, and its numbers are small; release builds check overflow too"
)]

mod blind;
mod compare;
mod coverage;
mod exhaustive;
mod failure;
mod law;
mod machine;
mod model;
pub(crate) mod random;
mod run;
mod shrink;
mod steps;
mod waves;
mod wind_down;
mod world;

pub use blind::{UNSEEN, blind_spots};
pub use coverage::{Coverage, unmodelled};
pub use exhaustive::{Explored, explore};
pub use failure::Failure;
pub use run::{Plan, replay, run};
pub use waves::waves_differ;
