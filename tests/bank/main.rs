//! The program on a whole bank of the runtime: what litesvm simplifies (fees, rent, locks, blockhashes, slots, epochs) is
//! the runtime's own here. One story in which every lamport adds up, and what can happen to a transaction as such.
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: it fails them")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking; clippy grants that to the tests themselves, not to their helpers"
)]

mod bank;
mod checks;
mod program;
mod system;
mod world;

mod atomic;
mod epochs;
mod features;
mod fees;
mod funds;
mod limits;
mod lives;
mod messages;
mod nonce;
mod privileges;
mod rent;
mod replay;
mod reuse;
mod signatures;
mod story;
mod tables;
