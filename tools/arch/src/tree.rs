//! What the checks look at, and what they find.

use super::source::Source;
use exodus_toolkit::workspace::Metadata;
use std::fmt;

/// One finding: where, and what is there.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Violation {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) fact: String,
}

impl Violation {
    pub(super) fn new(path: &str, line: usize, fact: impl Into<String>) -> Self {
        Self { path: path.into(), line, fact: fact.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.fact)
    }
}

/// The workspace as the checks see it.
pub(super) struct Tree {
    pub(super) sources: Vec<Source>,
    pub(super) manifests: Vec<Source>,
    pub(super) metadata: Metadata,
}

#[cfg(test)]
impl Tree {
    /// A tree of fabricated files.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let (manifests, sources) =
            files.iter().map(|(path, text)| Source::new(path, text)).partition(|file| file.path.ends_with(".toml"));
        Self { sources, manifests, metadata: Metadata { packages: Vec::new(), workspace_root: Default::default() } }
    }
}
