//! House rules that hold in every crate, and the purity of `rules`. Clippy sees unfinished code and unsafe blocks without a
//! reason (the lints are in the root Cargo.toml); here stands what it does not see: that a test is switched off, and code that
//! is compiled for the chain only.

use super::source::{Source, has_word};
use super::tree::{Tree, Violation};

/// What a function may take is Clippy's to say: `too_many_lines`, clippy.toml.
const LONGEST: usize = 500;
/// How far above an `unsafe` its reason may begin.
const REASON_WITHIN: usize = 3;

pub(super) fn too_long(tree: &Tree) -> Vec<Violation> {
    let long = tree.sources.iter().filter(|file| file.length() > LONGEST);
    long.map(|file| Violation::new(&file.path, LONGEST + 1, format!("{} lines, at most {LONGEST}", file.length())))
        .collect()
}

pub(super) fn ignored_tests(tree: &Tree) -> Vec<Violation> {
    let of_file = |file: &Source| -> Vec<_> {
        let marks = file.code().filter(|(_, line)| line.contains("#[ignore"));
        marks.map(|(number, _)| Violation::new(&file.path, number, "a test that is ignored")).collect()
    };
    tree.sources.iter().flat_map(of_file).collect()
}

pub(super) fn unexplained_unsafe(tree: &Tree) -> Vec<Violation> {
    tree.sources.iter().flat_map(unexplained).collect()
}

fn unexplained(file: &Source) -> Vec<Violation> {
    let lines: Vec<&str> = file.text.lines().collect();
    let explained = |number: usize| {
        let above = number.saturating_sub(1 + REASON_WITHIN)..number;
        lines.get(above).unwrap_or_default().iter().any(|line| line.contains("// SAFETY:"))
    };
    let uses = file.code().filter(|(_, line)| has_word(&without_declarations(line), "unsafe"));
    uses.filter(|(number, _)| !explained(*number))
        .map(|(number, _)| Violation::new(&file.path, number, "`unsafe` without its reason"))
        .collect()
}

/// A declaration passes the obligation on to its callers; `unsafe(dup)` is a mark of Anchor's, with a check of its own.
fn without_declarations(line: &str) -> String {
    ["unsafe(dup)", "unsafe fn", "unsafe extern"].iter().fold(line.to_string(), |line, mark| line.replace(mark, ""))
}

/// Tests of the rules may use std; the rules may not.
pub(super) fn impure_rules(tree: &Tree) -> Vec<Violation> {
    let rules = tree.sources.iter().filter(|file| file.is_below("rules/src") && file.file_name() != "tests.rs");
    rules.flat_map(impure).collect()
}

fn impure(file: &Source) -> Vec<Violation> {
    let before_tests = file.code().take_while(|(_, line)| !line.contains("#[cfg(test)]"));
    let impure = before_tests.filter(|(_, line)| has_word(line, "std") || line.contains("anchor_"));
    impure.map(|(number, _)| Violation::new(&file.path, number, "`std` or the framework inside the rules")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tree::{Tree, Violation};
    use super::*;

    fn found(check: fn(&Tree) -> Vec<Violation>, path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of(&[(path, text)])).iter().map(|violation| violation.line).collect()
    }

    #[test]
    fn five_hundred_lines_are_the_most() {
        assert!(found(too_long, "a.rs", &"x\n".repeat(500)).is_empty());
        assert_eq!(found(too_long, "a.rs", &"x\n".repeat(501)), [501]);
    }

    #[test]
    fn an_ignored_test_is_found_and_talk_about_it_is_not() {
        assert_eq!(found(ignored_tests, "a.rs", "#[test]\n#[ignore]\nfn f() {}\n"), [2]);
        assert!(found(ignored_tests, "a.rs", "// #[ignore]\nlet a = \"#[ignore]\";\n").is_empty());
    }

    #[test]
    fn unsafe_needs_its_reason_nearby() {
        assert!(
            found(unexplained_unsafe, "a.rs", "// SAFETY: checked above\nlet a =\n    unsafe { f() };\n").is_empty()
        );
        assert_eq!(found(unexplained_unsafe, "a.rs", "// SAFETY: far\n\n\n\nunsafe { f() }\n"), [5]);
        assert!(found(unexplained_unsafe, "a.rs", "#[account(mut, unsafe(dup))]\nunsafe fn f() {}\n").is_empty());
    }

    #[test]
    fn rules_use_neither_std_nor_framework_outside_their_tests() {
        assert_eq!(found(impure_rules, "rules/src/tie.rs", "use std::fmt;\nuse anchor_lang::x;\n"), [1, 2]);
        assert!(found(impure_rules, "rules/src/tie.rs", "use core::fmt;\n#[cfg(test)]\nuse std::fmt;\n").is_empty());
        assert!(found(impure_rules, "client/sdk/src/lib.rs", "use std::fmt;\n").is_empty());
    }
}
