//! Bytes as lower-case hex digits: one spelling for each value, so that no letter can change unseen.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// So many bytes, written as hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hex<const BYTES: usize>(pub [u8; BYTES]);

impl<const BYTES: usize> fmt::Display for Hex<BYTES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const BYTES: usize> FromStr for Hex<BYTES> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (wanted, found) = (BYTES.saturating_mul(2), text.len());
        if let Some((place, other)) = text.char_indices().find(|(_, letter)| digit(*letter).is_none()) {
            return Err(format!("`{}` at place {place} is no hex digit (0-9, a-f)", other.escape_debug()));
        }
        if found != wanted {
            return Err(format!("{found} hex digits where {wanted} belong"));
        }
        let mut digits = text.chars().filter_map(digit);
        let mut bytes = [0; BYTES];
        for byte in &mut bytes {
            let (high, low) = digits.next().zip(digits.next()).unwrap_or_default();
            *byte = high << 4 | low;
        }
        Ok(Self(bytes))
    }
}

fn digit(letter: char) -> Option<u8> {
    letter.to_digit(16).filter(|_| !letter.is_ascii_uppercase()).and_then(|digit| u8::try_from(digit).ok())
}

impl<const BYTES: usize> Serialize for Hex<BYTES> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const BYTES: usize> Deserialize<'de> for Hex<BYTES> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Visitor)
    }
}

struct Visitor<const BYTES: usize>;

impl<const BYTES: usize> de::Visitor<'_> for Visitor<BYTES> {
    type Value = Hex<BYTES>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} hex digits", BYTES.saturating_mul(2))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_and_read_back() {
        let hex = Hex([0x00, 0x9a, 0xff]);
        assert_eq!(hex.to_string(), "009aff");
        assert_eq!("009aff".parse(), Ok(hex));
    }

    #[test]
    fn every_other_spelling_is_named() {
        for (text, why) in [
            ("", "0 hex digits where 6 belong"),
            ("009af", "5 hex digits where 6 belong"),
            ("009aff0", "7 hex digits where 6 belong"),
            ("009aFf", "`F` at place 4 is no hex digit (0-9, a-f)"),
            ("0x9aff", "`x` at place 1 is no hex digit (0-9, a-f)"),
            ("009a\u{1b}f", "`\\u{1b}` at place 4 is no hex digit (0-9, a-f)"),
            ("€9a", "`€` at place 0 is no hex digit (0-9, a-f)"),
        ] {
            assert_eq!(text.parse::<Hex<3>>(), Err(why.to_owned()));
        }
    }
}
