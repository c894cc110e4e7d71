//! A number as people write one: the one form for every door, whichever unit it turns out to be in.

use exodus_rules::Amount;
use exodus_rules::network::Decimals;

use super::why::Why;

/// Digits, and at most one point with digits on both sides of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number {
    /// All the digits, as if there were no point; more than any amount where there are too many.
    digits: u64,
    /// How many of them are behind the point.
    places: u8,
}

impl Number {
    /// Reads a number above zero whose unit is not known yet: some unit has it as an amount.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, Why> {
        let text = text.trim();
        let end = text.find(|next: char| !in_number(next)).unwrap_or(text.len());
        let (number, behind) = text.split_at_checked(end).unwrap_or((text, ""));
        let read = Self::of(number)?;
        if !behind.is_empty() {
            return Err(other(behind.trim()));
        }
        Amount::positive(read.digits).map_err(Why::OutOfRange)?;
        Ok(read)
    }

    /// How many decimals it is written with.
    pub const fn places(self) -> u8 {
        self.places
    }

    /// The form alone: what is zero, or more than any amount, is a number too.
    pub(super) fn of(number: &str) -> Result<Self, Why> {
        if number.starts_with('-') {
            return Err(Why::Negative);
        }
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let (whole, part) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
        if !digits(whole) || part.is_some_and(|part| !digits(part)) {
            return Err(Why::NoNumber);
        }
        let part = part.unwrap_or_default();
        let places = u8::try_from(part.len()).ok().filter(|places| *places <= Decimals::MAX);
        let places = places.ok_or(Why::TooFine(part.len()))?;
        // Too many digits for 64 bits are too many for an amount as well.
        Ok(Self { digits: format!("{whole}{part}").parse().unwrap_or(u64::MAX), places })
    }

    /// The number in minor units; more than any amount where it is more.
    pub(super) fn in_minor_units(self, decimals: Decimals) -> Result<u64, Why> {
        let more = decimals.get().checked_sub(self.places).ok_or(Why::TooFine(self.places.into()))?;
        Ok(self.digits.saturating_mul(10_u64.saturating_pow(more.into())))
    }
}

/// What a number and its sign are made of.
pub(super) const fn in_number(next: char) -> bool {
    next.is_ascii_digit() || matches!(next, '.' | '-' | '+')
}

/// What stands behind a number and is not its unit: letters are another unit, and anything else is part of no number.
pub(super) fn other(behind: &str) -> Why {
    if behind.chars().all(|next| next.is_ascii_alphabetic()) {
        Why::OtherUnit(behind.to_owned())
    } else {
        Why::NoNumber
    }
}

/// How somebody would write it here who wrote it as at home: `1 000`, `1'000`, `1e3`, `1,50`. Where it could be two numbers
/// (`1,000`), nothing is guessed.
pub fn meant(text: &str) -> Option<String> {
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((digits, zeros)) = text.split_once(['e', 'E'])
        && let (true, Ok(zeros @ 0..=15)) = (all(digits), zeros.parse::<usize>())
    {
        return Some(format!("{digits}{}", "0".repeat(zeros)));
    }
    if let Some((whole, part)) = text.split_once(',').filter(|(_, part)| matches!(part.len(), 1 | 2)) {
        return (all(whole) && all(part)).then(|| format!("{whole}.{part}"));
    }
    let mut groups = text.split(|next: char| next.is_whitespace() || matches!(next, '\'' | '_' | '\u{2019}'));
    let first = groups.next().filter(|first| all(first) && first.len() <= 3)?;
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty() && rest.iter().all(|group| all(group) && group.len() == 3);
    grouped.then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_digits_and_at_most_one_point_between_digits() {
        for (text, places) in [("30", 0), ("30.50", 2), ("0030", 0), (" 7.000000001 ", 9), ("9007199254740991", 0)] {
            assert_eq!(Number::read(text).map(Number::places), Ok(places), "{text}");
        }
        let nines = "9".repeat(32);
        for text in
            ["", ".5", "5.", ".", "1.2.3", "+5", "1,50", "1 000", "1e3", "0x10", "NaN", "\u{661}\u{662}", "3\n0"]
        {
            assert_eq!(Number::read(text), Err(Why::NoNumber), "{text}");
        }
        assert_eq!(Number::read("-5"), Err(Why::Negative));
        assert_eq!(Number::read("30 EUR"), Err(Why::OtherUnit("EUR".to_owned())));
        assert_eq!(Number::read("30.5000000000"), Err(Why::TooFine(10)));
        assert_eq!(Number::read("0.00000000000000000001"), Err(Why::TooFine(20)));
        for text in ["0", "0.00", &nines, "9007199254740992", "90071992547409.92"] {
            assert!(matches!(Number::read(text), Err(Why::OutOfRange(_))), "{text}");
        }
    }

    #[test]
    fn what_was_meant_is_said_only_where_it_is_one_number() {
        let cases = [
            ("1 000", "1000"),
            ("12\u{a0}345\u{a0}678", "12345678"),
            ("1'000", "1000"),
            ("1e3", "1000"),
            ("1,50", "1.50"),
            ("0,5", "0.5"),
        ];
        for (text, expected) in cases {
            assert_eq!(meant(text).as_deref(), Some(expected), "{text}");
            assert!(Number::read(expected).is_ok());
        }
        for text in ["1,000", "1.000,50", "3 0", "0x10", "1000", "1e99", "e3", "thirty", "", "1 000 000,5", "1234 567"]
        {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
