//! The lists of a graph, in memory or in a file that is mapped.

use crate::Node;
use crate::format::Mapped;

/// All lists in one row, and where each begins.
#[derive(Debug)]
pub(crate) enum Rows {
    Owned {
        /// Where each member's list begins; one more than there are members.
        starts: Vec<u64>,
        /// The lists, each ascending.
        friends: Vec<Node>,
    },
    Mapped(Mapped),
}

/// A place in the row of lists, which is in memory or mapped, so every one of its places is an index.
#[allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "it is below the length of a slice")]
#[inline(always)]
pub(crate) const fn place(start: u64) -> usize {
    start as usize
}
