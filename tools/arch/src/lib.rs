//! `cargo xtask arch`: what docs/ARCHITECTURE.md promises about the shape of the code, as a table of checks.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "counts lines; an overflow here is a crash of a tool, never a wrong balance"
)]

mod arrows;
mod circles;
mod header;
mod instructions;
mod manifests;
mod onchain;
mod places;
mod source;
mod style;
mod tree;

use anyhow::Result;
use exodus_toolkit::fault::fault;
use exodus_toolkit::workspace;
use std::path::Path;
use tree::{Tree, Violation};

pub use header::{Header, LABELS};

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
        find: circles::inside_crates,
        way_out: "move what both need to a file of its own below them, or hand it over as a value",
    },
    Check {
        find: manifests::own_versions,
        way_out: "put the version in the root Cargo.toml, write `workspace = true` here",
    },
    Check { find: style::too_long, way_out: "one idea a file: split it" },
    Check {
        find: places::scattered,
        way_out: "move the methods to the type, or to the folder beside its file, or make the part a type of its own",
    },
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

/// Prints what breaks a promise, and where.
///
/// # Errors
/// Where anything does.
pub fn run(root: &Path) -> Result<()> {
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
