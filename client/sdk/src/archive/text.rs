//! The file of an archive. What is read comes from anywhere: its size is bounded, and whatever it is instead of an archive
//! is named by line and column.

use exodus_rules::Refusal;
use serde_json::error::Category;

use super::Archive;
use crate::Error;

/// The most bytes that the file of an archive may have: more than 80,000 records.
pub const MOST_BYTES: usize = 128 << 20;

/// What stands where something else belongs, without the words of whoever wrote the parser.
fn in_words(problem: &str) -> String {
    let problem = problem.split(" at line ").next().unwrap_or(problem);
    let shown: String = problem.chars().filter(|letter| !letter.is_control()).take(MOST_SHOWN).collect();
    let named = |before: &str| shown.strip_prefix(before).and_then(|rest| rest.split('`').next()).map(str::to_owned);
    if let Some(field) = named("missing field `") {
        format!("`{field}` is missing")
    } else if let Some(field) = named("unknown field `") {
        format!("an archive has no `{field}`")
    } else if let Some(field) = named("duplicate field `") {
        format!("`{field}` stands there twice")
    } else if let Some(variant) = named("unknown variant `") {
        format!("`{variant}` is not what belongs here")
    } else if let Some((_, wanted)) = shown.split_once(", expected ") {
        let wanted = match wanted {
            "u8" | "u16" | "u32" | "u64" | "i64" => "a number in its range",
            structure if structure.starts_with("struct ") => "an object with all its fields",
            other => other,
        };
        format!("something else stands where {wanted} belongs")
    } else {
        shown
    }
}

/// The longest that a message shows of what somebody else wrote.
const MOST_SHOWN: usize = 160;

impl Archive {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        must_fit(bytes.len())?;
        serde_json::from_slice(bytes).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let problem = match error.classify() {
                Category::Eof => "the file ends in the middle of an archive".to_owned(),
                Category::Syntax | Category::Io => "this is no JSON".to_owned(),
                Category::Data => in_words(&error.to_string()),
            };
            unreadable(format!("line {line}, column {column}: {problem}"))
        })
    }

    /// The text of the file.
    pub fn text(&self) -> Result<String, Error> {
        let text = serde_json::to_string_pretty(self).map_err(|error| unreadable(error.to_string()))?;
        must_fit(text.len())?;
        Ok(text)
    }
}

fn must_fit(bytes: usize) -> Result<(), Error> {
    if bytes <= MOST_BYTES { Ok(()) } else { Err(unreadable(format!("the file is longer than {MOST_BYTES} bytes"))) }
}

fn unreadable(detail: String) -> Error {
    Error::Archive { refusal: Refusal::ArchiveUnreadable, detail }
}

/// An address, as everywhere in base58.
pub(super) mod address {
    use core::fmt;

    use serde::{Deserializer, Serializer, de};

    use crate::Address;

    pub fn serialize<S: Serializer>(address: &Address, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(address)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Address, D::Error> {
        deserializer.deserialize_str(Visitor)
    }

    struct Visitor;

    impl de::Visitor<'_> for Visitor {
        type Value = Address;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an address")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Address, E> {
            text.parse().map_err(|_| E::custom("an address has 32 to 44 letters and digits, and this is none"))
        }
    }
}
