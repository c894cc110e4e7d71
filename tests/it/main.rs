//! One test binary, laid out like the program: `<noun>/<verb>.rs`, and what belongs to no single verb beside them.
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: it fails them")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking; clippy grants that to the tests themselves, not to their helpers"
)]

mod archive;
mod binary;
mod clearing;
mod commitment;
mod cost;
mod delegate;
mod golden;
mod intent;
mod laws;
mod layout;
mod ledger;
mod matrix;
mod member;
mod must_succeed;
mod network;
mod offer;
mod pool;
mod recovery;
mod refusals;
mod request;
mod stories;
mod tie;
