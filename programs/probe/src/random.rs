//! Random inputs that are the same everywhere, and mostly near the edges where rules change their mind.

use exodus_rules::{Amount, Epoch, Timestamp, Turn};

/// SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
pub struct Random(u64);

impl Random {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below a bound that is not zero.
    pub const fn below(&mut self, bound: u64) -> u64 {
        match self.next().checked_rem(bound) {
            Some(rest) => rest,
            None => 0,
        }
    }

    pub const fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    /// A byte below a bound.
    pub fn byte(&mut self, bound: u8) -> u8 {
        u8::try_from(self.below(u64::from(bound))).unwrap_or(0)
    }

    /// Small most of the time, as large as an amount gets sometimes.
    pub const fn minor(&mut self) -> u64 {
        match self.below(8) {
            0 => Amount::MAX.get().saturating_sub(self.below(3)),
            1 => self.next() >> 11,
            2 => self.below(3),
            _ => self.below(1_000),
        }
    }

    pub const fn amount(&mut self) -> Amount {
        Amount::stored(self.minor())
    }

    pub fn turn(&mut self) -> Turn {
        Turn(u32::try_from(self.below(4)).unwrap_or(0))
    }

    pub fn epoch(&mut self) -> Epoch {
        Epoch(u32::try_from(self.below(3)).unwrap_or(0))
    }

    /// A moment of this century, to the second, around the turn of a day as often as not.
    pub fn time(&mut self) -> Timestamp {
        let day = self.below(36_525).saturating_mul(86_400);
        let second = if self.coin() { self.below(3) } else { self.below(86_400) };
        Timestamp::new(i64::try_from(day.saturating_add(second)).unwrap_or(0))
    }

    /// Some seconds to some months behind a moment, or before it.
    pub fn near(&mut self, moment: Timestamp) -> Timestamp {
        let span = match self.below(4) {
            0 => self.below(3),
            1 => self.below(86_400),
            2 => 86_400_u64.saturating_mul(self.below(100)),
            _ => 86_400_u64.saturating_mul(self.below(400)).saturating_add(self.below(2)),
        };
        let span = i64::try_from(span).unwrap_or(0);
        let span = if self.below(5) == 0 { span.saturating_neg() } else { span };
        Timestamp::new(moment.get().saturating_add(span))
    }
}
