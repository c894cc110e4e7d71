//! A network: an immutable frame that anyone may create and nobody can change.

use crate::period::Rhythm;
use crate::{Amount, Refusal};

/// The part of a network's frame that its members carry with them, so that no later instruction needs the network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    /// How periods are counted.
    pub rhythm: Rhythm,
    /// Decimals of the unit, `0 ..= 9`.
    pub decimals: Decimals,
    /// The most mutual ties a member may have, `1 ..= 150`.
    pub tie_cap: u8,
    /// After how many periods without an own act a member is dormant, at least 1.
    pub dormant_after: u32,
}

impl Frame {
    /// The most ties that a person can keep alive (Dunbar, "Neocortex size as a constraint on group size in
    /// primates", 1992).
    pub const TIES: u8 = 150;

    /// A frame as a record holds it: checked when it was written, and never changed since.
    pub const fn stored(period_seconds: u32, decimals: u8, tie_cap: u8, dormant_after: u32) -> Self {
        let rhythm = if period_seconds == 0 { Rhythm::Month } else { Rhythm::Fixed(period_seconds) };
        Self { rhythm, decimals: Decimals(decimals), tie_cap, dormant_after }
    }

    /// The frame that a founder proposes, checked.
    pub const fn new(period_seconds: u32, decimals: u8, tie_cap: u8, dormant_after: u32) -> Result<Self, Refusal> {
        let rhythm = match Rhythm::from_seconds(period_seconds) {
            Ok(rhythm) => rhythm,
            Err(refusal) => return Err(refusal),
        };
        let decimals = match Decimals::new(decimals) {
            Ok(decimals) => decimals,
            Err(refusal) => return Err(refusal),
        };
        if tie_cap == 0 || tie_cap > Self::TIES {
            return Err(Refusal::TieCapOutOfRange);
        }
        if dormant_after == 0 {
            return Err(Refusal::DormancyOutOfRange);
        }
        Ok(Self { rhythm, decimals, tie_cap, dormant_after })
    }
}

/// How many decimals the unit of a network has, `0 ..= 9`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decimals(u8);

impl Decimals {
    /// The largest number of decimals.
    pub const MAX: u8 = 9;

    /// So many decimals.
    pub const fn new(decimals: u8) -> Result<Self, Refusal> {
        if decimals > Self::MAX { Err(Refusal::DecimalsOutOfRange) } else { Ok(Self(decimals)) }
    }

    /// The number of decimals.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// One whole unit in minor units.
    pub const fn whole_unit(self) -> u64 {
        10_u64.saturating_pow(widen(self.0))
    }
}

#[allow(clippy::as_conversions, reason = "From is not const yet; a u8 always fits")]
const fn widen(small: u8) -> u32 {
    small as u32
}

/// Checks a slug: 1 to 32 of `a-z`, `0-9`, `-`, then zero bytes only.
pub fn slug(bytes: &[u8; 32]) -> Result<(), Refusal> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if padded(bytes, allowed) { Ok(()) } else { Err(Refusal::SlugInvalid) }
}

/// Checks a unit code: 1 to 8 of `A-Z`, `0-9`, then zero bytes only.
pub fn unit(bytes: &[u8; 8]) -> Result<(), Refusal> {
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    if padded(bytes, allowed) { Ok(()) } else { Err(Refusal::UnitInvalid) }
}

/// The pledge that a network suggests: any amount above zero.
pub const fn default_pledge(minor: u64) -> Result<Amount, Refusal> {
    Amount::positive(minor)
}

fn padded(bytes: &[u8], allowed: impl Fn(u8) -> bool) -> bool {
    let length = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    length > 0 && bytes.iter().enumerate().all(|(place, byte)| if place < length { allowed(*byte) } else { *byte == 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_and_padded() {
        let mut bytes = [0; 32];
        assert_eq!(slug(&bytes), Err(Refusal::SlugInvalid));
        bytes[..6].copy_from_slice(b"karate");
        assert_eq!(slug(&bytes), Ok(()));
        bytes[10] = b'x';
        assert_eq!(slug(&bytes), Err(Refusal::SlugInvalid), "two slugs that look alike");
        assert_eq!(slug(&[b'a'; 32]), Ok(()), "the longest");
        assert_eq!(slug(&[b'A'; 32]), Err(Refusal::SlugInvalid));
        assert_eq!((slug(&[b'-'; 32]), slug(&[b'7'; 32])), (Ok(()), Ok(())));
        assert_eq!(unit(b"EUR\0\0\0\0\0"), Ok(()));
        assert_eq!(unit(b"eur\0\0\0\0\0"), Err(Refusal::UnitInvalid));
    }

    #[test]
    fn a_frame_names_the_range_it_misses() {
        assert_eq!(Frame::new(0, 2, 150, 3), Ok(Frame::stored(0, 2, 150, 3)));
        assert_eq!(Frame::new(60, 9, 1, 1), Ok(Frame::stored(60, 9, 1, 1)));
        assert_eq!(Frame::new(59, 2, 150, 3), Err(Refusal::PeriodTooShort));
        assert_eq!(Frame::new(0, 10, 150, 3), Err(Refusal::DecimalsOutOfRange));
        assert_eq!(Frame::new(0, 2, 0, 3), Err(Refusal::TieCapOutOfRange));
        assert_eq!(Frame::new(0, 2, 151, 3), Err(Refusal::TieCapOutOfRange));
        assert_eq!(Frame::new(0, 2, 150, 0), Err(Refusal::DormancyOutOfRange));
    }

    #[test]
    fn a_whole_unit_follows_the_decimals() {
        assert_eq!(Decimals::new(0).unwrap().whole_unit(), 1);
        assert_eq!(Decimals::new(2).map(Decimals::get), Ok(2));
        assert_eq!(Decimals::new(2).unwrap().whole_unit(), 100);
        assert_eq!(Decimals::new(9).unwrap().whole_unit(), 1_000_000_000);
    }
}
