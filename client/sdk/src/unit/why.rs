//! Why a text is no amount.

use exodus_rules::Refusal;

/// What is wrong with a text that is no amount.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// It is no number.
    NoNumber,
    /// It has a sign.
    Negative,
    /// It names another unit: this one.
    OtherUnit(String),
    /// It is finer than the unit: so many decimals.
    TooFine(usize),
    /// It is nothing, or more than any amount.
    OutOfRange(Refusal),
}
