//! Who owes whom, and the circles in which they do.

use exodus_rules::Amount;

use crate::Node;

/// Somebody owes somebody else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Obligation {
    /// Who owes.
    pub debtor: Node,
    /// To whom; somebody else.
    pub creditor: Node,
    /// How much.
    pub amount: Amount,
}

/// A circle of obligations, each of which shrinks by the same amount.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Circle {
    /// By how much.
    pub amount: Amount,
    /// Which obligations, by their place, each owed by the creditor of the one before.
    pub legs: Vec<usize>,
}
