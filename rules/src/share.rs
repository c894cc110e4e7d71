//! Shares of a whole, exact to the minor unit.
//!
//! `whole x part / of` takes up to 106 bits on the way. The chain's machine has 64 and would carry the rest in software,
//! so it is divided as on paper: ten bits of the whole at a time, where no step leaves 64 bits.

use core::num::NonZeroU64;

use crate::{Amount, Refusal};

/// A fraction between nothing and all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fraction {
    part: u64,
    of: NonZeroU64,
}

impl Fraction {
    /// `part / of`: not more than one, and of something that an amount can hold.
    pub const fn new(part: u64, of: u64) -> Result<Self, Refusal> {
        match NonZeroU64::new(of) {
            Some(whole) if part <= of && of <= Amount::MAX.get() => Ok(Self { part, of: whole }),
            Some(_) | None => Err(Refusal::RecordCorrupt),
        }
    }

    /// So much of `whole`, rounded down.
    pub fn floor_of(self, whole: Amount) -> Amount {
        Amount::stored(self.divided(whole).0)
    }

    /// So much of `whole`, rounded up.
    pub fn ceil_of(self, whole: Amount) -> Amount {
        let (quotient, rest) = self.divided(whole);
        Amount::stored(quotient.wrapping_add(u64::from(rest != 0)))
    }

    /// Quotient and rest. The rest is below `of < 2^53`, so ten more bits keep it below 2^63, and so does a digit's
    /// product; the quotient never exceeds `whole`. The wrapping forms only say so to the compiler.
    fn divided(self, whole: Amount) -> (u64, u64) {
        let (mut quotient, mut rest) = (0_u64, 0_u64);
        for below in [50, 40, 30, 20, 10, 0] {
            let digit = whole.get().wrapping_shr(below) & 1_023;
            let dividend = rest.wrapping_mul(1_024).wrapping_add(self.part.wrapping_mul(digit));
            quotient = quotient.wrapping_mul(1_024).wrapping_add(dividend / self.of);
            rest = dividend % self.of;
        }
        (quotient, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MOST: u64 = Amount::MAX.get();

    fn wide(whole: u64, part: u64, of: u64) -> (u128, u128) {
        let product = u128::from(whole) * u128::from(part);
        (product / u128::from(of), product.div_ceil(u128::from(of)))
    }

    fn ours(whole: u64, part: u64, of: u64) -> (u128, u128) {
        let fraction = Fraction::new(part, of).unwrap();
        let whole = Amount::new(whole).unwrap();
        (fraction.floor_of(whole).get().into(), fraction.ceil_of(whole).get().into())
    }

    #[test]
    fn the_largest_numbers_divide_exactly() {
        for of in [1, 2, 3, 1_023, 1_024, 1_025, MOST - 1, MOST] {
            for part in [0, 1, of / 2, of - 1, of] {
                for whole in [0, 1, 1_023, 1_024, MOST / 2, MOST - 1, MOST] {
                    assert_eq!(ours(whole, part, of), wide(whole, part, of), "{whole} x {part} / {of}");
                }
            }
        }
    }

    #[test]
    fn a_fraction_is_at_most_one_of_something() {
        assert_eq!(Fraction::new(0, 0), Err(Refusal::RecordCorrupt));
        assert_eq!(Fraction::new(2, 1), Err(Refusal::RecordCorrupt));
        assert_eq!(Fraction::new(1, MOST + 1), Err(Refusal::RecordCorrupt));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn every_share_is_what_wide_arithmetic_says(whole in 0..=MOST, of in 1..=MOST, part in 0..=MOST) {
            let part = part % (of + 1);
            prop_assert_eq!(ours(whole, part, of), wide(whole, part, of));
        }
    }
}
