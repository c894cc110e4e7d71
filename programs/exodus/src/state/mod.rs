//! What the accounts hold, field by field. Natural alignment, no padding: sizes and offsets are pinned below each type.

pub mod commitment;
pub mod deal;
pub mod delegate;
pub mod intent;
pub mod invitation;
pub mod member;
pub mod network;
pub mod offer;
pub mod pool;
pub mod recovery;
pub mod reputation;
pub mod request;
pub mod stake;
pub mod tie;
pub mod tombstone;

pub use commitment::Commitment;
pub use deal::Deal;
pub use delegate::Delegate;
pub use intent::Intent;
pub use invitation::Invitation;
pub use member::Member;
pub use network::Network;
pub use offer::Offer;
pub use pool::Pool;
pub use recovery::{Approval, Recovery};
pub use reputation::{Reputation, Tally};
pub use request::{PeriodSums, Request};
pub use stake::Stake;
pub use tie::{Tie, TieSide};
pub use tombstone::Tombstone;

use exodus_rules::Timestamp;

/// A time that may not have come: 0 means "not yet".
const fn moment(seconds: i64) -> Option<Timestamp> {
    if seconds == 0 { None } else { Some(Timestamp::new(seconds)) }
}

/// The same, written.
fn seconds(moment: Option<Timestamp>) -> i64 {
    moment.map_or(0, Timestamp::get)
}
