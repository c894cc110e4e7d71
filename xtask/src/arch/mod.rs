//! `cargo xtask arch`: what docs/ARCHITECTURE.md promises about the shape of the code, as a table of checks.

mod arrows;
mod instructions;
mod manifests;
mod onchain;
mod source;
mod style;

use crate::fault::fault;
use crate::workspace::{self, Metadata};
use anyhow::Result;
use source::Source;
use std::fmt;
use std::path::Path;

/// One finding: where, and what is there.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Violation {
    path: String,
    line: usize,
    fact: String,
}

impl Violation {
    fn new(path: &str, line: usize, fact: impl Into<String>) -> Self {
        Self { path: path.into(), line, fact: fact.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.fact)
    }
}

/// The workspace as the checks see it.
pub(crate) struct Tree {
    sources: Vec<Source>,
    manifests: Vec<Source>,
    metadata: Metadata,
}

struct Check {
    find: fn(&Tree) -> Vec<Violation>,
    way_out: &'static str,
}

const CHECKS: &[Check] = &[
    Check {
        find: arrows::upward,
        way_out: "move the code down, or draw the arrow in docs/ARCHITECTURE.md and arrows.rs",
    },
    Check {
        find: manifests::own_versions,
        way_out: "put the version in the root Cargo.toml, write `workspace = true` here",
    },
    Check { find: style::too_long, way_out: "one idea a file: split it" },
    Check { find: style::ignored_tests, way_out: "let it run, or leave it out" },
    Check { find: style::unexplained_unsafe, way_out: "say in a `// SAFETY:` comment directly above why it holds" },
    Check { find: style::impure_rules, way_out: "rules decide; what needs std or the framework belongs a layer up" },
    Check { find: instructions::too_long, way_out: "one instruction is one page: let a rule or a guard decide" },
    Check {
        find: instructions::headless,
        way_out: "begin with `//!`: what, who signs, which transition, event, refusals",
    },
    Check {
        find: instructions::heavy_on_the_whole,
        way_out: "shorten the long ones; half of them must fit the median",
    },
    Check { find: onchain::loads_elsewhere, way_out: "go through guards.rs, which checks that accounts are distinct" },
    Check { find: onchain::foreign_bumps, way_out: "bumps come bare or from the record: `bump = record.bump`" },
    Check { find: onchain::aliased_data, way_out: "only fee payers and receivers of rent may be listed twice" },
];

pub(crate) fn run(root: &Path) -> Result<()> {
    let tree = Tree {
        sources: source::all(root, "rs")?,
        manifests: source::all(root, "toml")?,
        metadata: workspace::metadata(root)?,
    };
    let mut count = 0;
    for check in CHECKS {
        let violations = (check.find)(&tree);
        count += violations.len();
        for violation in &violations {
            eprintln!("{violation}");
        }
        if !violations.is_empty() {
            eprintln!("hint: {}\n", check.way_out);
        }
    }
    if count > 0 {
        return Err(fault(
            format!("the architecture is broken in {count} places"),
            "see the hint below each group above",
        ));
    }
    println!("{} files keep {} promises", tree.sources.len() + tree.manifests.len(), CHECKS.len());
    Ok(())
}

#[cfg(test)]
impl Tree {
    /// A tree of fabricated files.
    fn of(files: &[(&str, &str)]) -> Self {
        let (manifests, sources) =
            files.iter().map(|(path, text)| Source::new(path, text)).partition(|file| file.path.ends_with(".toml"));
        Self { sources, manifests, metadata: Metadata { packages: Vec::new() } }
    }
}
