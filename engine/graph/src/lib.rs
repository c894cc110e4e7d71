//! The whole of a network at once: who is how many handshakes away, the shortest way, who is called in which wave, and
//! which debts run in a circle. Pure and deterministic, without a chain: every door asks these functions, so all of them
//! give the same answer.
//!
//! Members are numbered from 0 in the order of their ids, here called [`Node`]; [`ids`] translates. A [`Graph`] takes four
//! bytes a direction of a tie and eight a member, in memory or in a [`snapshot`] that is mapped; a [`Live`] one lies over
//! it and takes changes.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "every node of a graph is below its size: checked where a graph is made, and nowhere else can one be made"
)]

pub mod clearing;
pub mod components;
pub mod csv;
pub mod fault;
mod format;
pub mod generate;
pub mod graph;
pub mod ids;
pub mod live;
pub mod path;
pub mod people;
pub mod picture;
pub mod snapshot;
pub mod sos;
pub mod support;
pub mod walk;
mod workers;

pub use fault::Fault;
pub use graph::Graph;
pub use live::Live;
pub use path::{Finder, Path};
pub use people::People;
pub use walk::{Rings, Walker};

/// The number of a member in a graph.
pub type Node = u32;

/// Mutual ties, however they are kept.
pub trait Ties {
    /// How many members there are; they are numbered from 0.
    fn members(&self) -> usize;

    /// Whom a member is tied to, ascending, everybody once.
    fn friends(&self, member: Node) -> &[Node];
}

/// A node as an index. This machine's addresses have at least 32 bits.
#[allow(clippy::as_conversions, reason = "a u32 always fits where this crate runs")]
#[inline(always)]
pub(crate) const fn at(node: Node) -> usize {
    const { assert!(usize::BITS >= 32) };
    node as usize
}

/// An index as a node: graphs have at most 2^32 members, which is checked where they are made.
#[allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "checked where a graph is made")]
#[inline(always)]
pub(crate) const fn node(index: usize) -> Node {
    index as Node
}
