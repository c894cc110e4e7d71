//! The door with everything around it on loopback: the real program on a ledger in memory, Telegram's stand-in, wallets.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests fail by panicking"
)]

mod bargains;
mod beginning;
mod beside;
mod chats;
mod cut;
mod disk;
mod events;
mod faults;
mod journey;
mod kills;
mod line;
mod moving;
mod originals;
mod pace;
mod points;
mod pools;
mod postgres;
mod printed;
mod process;
mod scene;
mod sealed;
mod seen;
mod told;
mod trouble;
mod wallets;
mod waves;
mod weather;
