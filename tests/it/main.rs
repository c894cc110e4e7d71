//! One test binary, laid out like the program: `<noun>/<verb>.rs`, and what belongs to no single verb beside them.
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: it fails them")]

mod commitment;
mod cost;
mod layout;
mod ledger;
mod request;
mod stories;
