//! The demonstration: a real group of people write down whom they trust, and help one of them, through the real program.
//!
//! What came of it is returned as values: figures, a story, a picture. `exodus demo` prints them; so does the binary of
//! this crate, which a newcomer compiles before anything else.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "tests may overflow: it fails them"))]

mod actions;
mod attempts;
mod chapter;
mod chapters;
mod emergency;
mod failure;
mod growth;
mod picture;
mod play;
mod played;
mod report;
mod stage;
mod story;
mod ties;

pub use chapter::Chapter;
pub use failure::Failure;
pub use play::{Play, play, populate};
pub use played::Played;
pub use story::{Left, tell};
pub use ties::{Ties, Unfit};
