//! What is wrong with a file or a list, in one line that names the place.

use std::fmt;

/// Why something cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A line of a text: its number from 1, and the fact.
    Line(u64, String),
    /// The whole of it: what it does or is, such as `is empty`.
    Whole(String),
    /// It cannot be read at all.
    Unreadable(std::io::ErrorKind),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line, fact) => write!(f, "line {line}: {fact}"),
            Self::Whole(fact) => f.write_str(fact),
            Self::Unreadable(kind) => write!(f, "cannot be read: {kind}"),
        }
    }
}

impl std::error::Error for Fault {}

impl Fault {
    /// The fact with the name of the file in front.
    pub fn of(&self, file: &str) -> String {
        match self {
            Self::Line(line, fact) => format!("{file}, line {line}: {fact}"),
            Self::Whole(fact) => format!("{file} {fact}"),
            Self::Unreadable(kind) => format!("{file} cannot be read: {kind}"),
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error.kind())
    }
}

impl Fault {
    pub(crate) fn whole(fact: impl Into<String>) -> Self {
        Self::Whole(fact.into())
    }
}
