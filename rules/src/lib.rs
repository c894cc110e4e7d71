//! The rules of an Exodus network.
//!
//! Every decision that the protocol makes is written here, once: the program enforces it, the clients preview it,
//! the tests hold it against a model. A rule takes values and returns values or a [`Refusal`]; it knows no account,
//! no signature and no clock of its own.
//!
//! One file per noun. [`units`] gives every amount, time, period, turn and number its own type, so that none of them
//! can stand where another belongs.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "tests may overflow: it fails them"))]

pub mod claim;
pub mod clearing;
pub mod commitment;
pub mod deal;
pub mod delegate;
pub mod history;
pub mod intent;
pub mod invitation;
pub mod member;
pub mod network;
pub mod offer;
pub mod party;
pub mod path;
pub mod period;
pub mod pool;
pub mod queue;
pub mod recovery;
pub mod refusal;
pub mod reputation;
pub mod request;
pub mod share;
pub mod sos;
pub mod stake;
pub mod tie;
pub mod units;

pub use refusal::Refusal;
pub use units::{Amount, Epoch, Handshakes, Period, Span, Timestamp, Total, Turn};
