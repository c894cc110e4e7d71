//! A small world to test in: a network, its people, and what they say to each other.
//!
//! Every verb goes through the client library onto the real program. Each has a raw twin in `exodus_sdk::instructions`
//! that takes whatever a test wants to abuse; [`World::refuses`] then asserts the exact refusal, and that not one byte of
//! any record has changed.
#![allow(clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "a harness fails by panicking")]

mod cluster;
mod command;
mod exchange;
mod hostile;
mod intents;
mod life;
#[path = "../matrix/mod.rs"]
pub mod matrix;
mod person;
pub mod pool;
mod proxy;
#[cfg(feature = "coverage")]
pub mod reach;
mod vm;
mod world;

#[path = "../laws/mod.rs"]
pub mod laws;

pub use cluster::Cluster;
pub use command::{Home, Said, tool};
pub use exchange::Twins;
pub use person::{Person, Promised};
pub use proxy::Proxy;
pub use world::{BEGINNING, DAY, World, binary, eur, frame, key_of};
