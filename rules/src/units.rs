//! Quantities, each with its own type: what is checked once at the edge cannot be wrong inside.

use crate::Refusal;

/// A sum in minor units of the network's unit (cents), `0 ..= 2^53-1`, so that every client reads it exactly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Amount(u64);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest sum, `2^53-1`: the last integer that a double carries exactly.
    pub const MAX: Self = Self((1 << 53) - 1);

    /// A sum that may be zero, as records hold it.
    pub const fn new(minor: u64) -> Result<Self, Refusal> {
        if minor > Self::MAX.0 { Err(Refusal::AmountTooLarge) } else { Ok(Self(minor)) }
    }

    /// A sum that somebody promises or moves: at least one minor unit.
    pub const fn positive(minor: u64) -> Result<Self, Refusal> {
        if minor == 0 { Err(Refusal::AmountZero) } else { Self::new(minor) }
    }

    /// A sum as a record holds it, whose range the record's invariant proved when it was written.
    pub const fn stored(minor: u64) -> Self {
        Self(minor)
    }

    /// Whether the sum lies in its range: what [`Amount::stored`] leaves to the invariant.
    pub const fn in_range(self) -> bool {
        self.0 <= Self::MAX.0
    }

    /// The number of minor units.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Whether this is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum of both. (Two amounts in range stay far below 2^64.)
    pub const fn plus(self, other: Self) -> Result<Self, Refusal> {
        Self::new(self.0.wrapping_add(other.0))
    }

    /// The rest of `self` without a part that an invariant keeps within it. Where it may be larger, use [`Self::less`],
    /// which costs eight steps on-chain instead of one.
    pub const fn without(self, part: Self) -> Self {
        Self(self.0.wrapping_sub(part.0))
    }

    /// What is left of `self` after taking `other` away, never below zero.
    pub const fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// What is left of `self` after taking a running sum away, never below zero.
    pub const fn less_total(self, total: Total) -> Self {
        Self(self.0.saturating_sub(total.0))
    }
}

/// A running sum of amounts. It may outgrow an amount (many promises, one after the other), and nobody's act may fail
/// because of that, so it ends only with 64 bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Total(u64);

impl Total {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// A total as a record holds it.
    pub const fn new(minor: u64) -> Self {
        Self(minor)
    }

    /// The number of minor units.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The total after one of its parts changed.
    pub fn moved(self, from: Amount, to: Amount) -> Result<Self, Refusal> {
        if from == to {
            return Ok(self);
        }
        let without = self.0.checked_sub(from.0).ok_or(Refusal::RecordCorrupt)?;
        without.checked_add(to.0).map(Self).ok_or(Refusal::AmountTooLarge)
    }
}

/// Unix seconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// A moment by its unix seconds.
    pub const fn new(seconds: i64) -> Self {
        Self(seconds)
    }

    /// The unix seconds.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The moment `span` later; the end of time where there is no such moment.
    pub const fn after(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

/// A length of time in seconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span(i64);

impl Span {
    /// So many days of 86,400 seconds.
    pub const fn days(days: u16) -> Self {
        Self(widen(days).saturating_mul(86_400))
    }

    /// So many hours.
    pub const fn hours(hours: u16) -> Self {
        Self(widen(hours).saturating_mul(3_600))
    }

    /// From one moment to a later one.
    pub const fn of(from: Timestamp, to: Timestamp) -> Self {
        Self(to.0.saturating_sub(from.0))
    }

    /// So many seconds.
    #[allow(clippy::as_conversions, reason = "From is not const yet; a u32 always fits")]
    pub const fn of_seconds(seconds: u32) -> Self {
        Self(seconds as i64)
    }

    /// The seconds.
    pub const fn seconds(self) -> i64 {
        self.0
    }
}

#[allow(clippy::as_conversions, reason = "From is not const yet; a u16 always fits")]
const fn widen(small: u16) -> i64 {
    small as i64
}

/// The number of a period: `year * 12 + month0`, or `now / period length`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Period(pub u32);

impl Period {
    /// How many periods have gone by since `earlier`; zero when it is not earlier.
    pub const fn since(self, earlier: Self) -> u32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// How often somebody's own part has changed: named by the signer, so that nothing counts twice. The turn of a
/// member also numbers what the member creates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Turn(pub u32);

impl Turn {
    /// The next turn, after the caller has named this one.
    pub fn take(self, named: Self) -> Result<Self, Refusal> {
        if named != self {
            return Err(Refusal::StaleTurn);
        }
        self.0.checked_add(1).map(Self).ok_or(Refusal::TurnsExhausted)
    }
}

/// How often a member's key has changed: what an earlier key handed out has no power.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Epoch(pub u32);

impl Epoch {
    /// The epoch of the next key.
    pub fn next(self) -> Result<Self, Refusal> {
        self.0.checked_add(1).map(Self).ok_or(Refusal::TurnsExhausted)
    }
}

/// A number of handshakes, `0 ..= 6`; as a reach, 0 means anyone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Handshakes(u8);

impl Handshakes {
    /// Anyone, however far.
    pub const ANYONE: Self = Self(0);
    /// The farthest reach that is shown on-chain.
    pub const MAX: Self = Self(6);

    /// A reach of so many handshakes.
    pub const fn new(handshakes: u8) -> Result<Self, Refusal> {
        if handshakes > Self::MAX.0 { Err(Refusal::ReachOutOfRange) } else { Ok(Self(handshakes)) }
    }

    /// The number of handshakes.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether `self` reaches no farther than `other`.
    pub const fn within(self, other: Self) -> bool {
        other.0 == 0 || (self.0 != 0 && self.0 <= other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_ends_at_the_last_integer_a_double_carries() {
        assert_eq!(Amount::new(9_007_199_254_740_991), Ok(Amount::MAX));
        assert_eq!(Amount::new(9_007_199_254_740_992), Err(Refusal::AmountTooLarge));
        assert_eq!(Amount::positive(0), Err(Refusal::AmountZero));
        assert_eq!(Amount::MAX.plus(Amount::MAX), Err(Refusal::AmountTooLarge));
        assert!(Amount::MAX.in_range() && !Amount::stored(Amount::MAX.get() + 1).in_range());
    }

    #[test]
    fn a_turn_is_taken_once() {
        let turn = Turn(7);
        assert_eq!(turn.take(Turn(7)), Ok(Turn(8)));
        assert_eq!(turn.take(Turn(6)), Err(Refusal::StaleTurn));
        assert_eq!(Turn(u32::MAX).take(Turn(u32::MAX)), Err(Refusal::TurnsExhausted));
    }

    #[test]
    fn a_reach_of_zero_is_the_widest() {
        let two = Handshakes(2);
        assert!(two.within(Handshakes::ANYONE) && two.within(Handshakes(3)) && two.within(two));
        assert!(!two.within(Handshakes(1)) && !Handshakes::ANYONE.within(two));
    }
}
