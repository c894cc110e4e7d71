//! What may be done with a network: create it.

pub mod create;

pub use create::{CreateArgs, NetworkCreate};
