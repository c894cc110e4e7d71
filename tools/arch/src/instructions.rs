//! One instruction, one file, one page: `programs/exodus/src/instructions/<noun>/<verb>.rs`.

use super::source::Source;
use super::tree::{Tree, Violation};
use crate::header::{Header, LABELS};

const FOLDER: &str = "programs/exodus/src/instructions";
const LONGEST: usize = 120;
const MEDIAN: usize = 70;

pub(super) fn too_long(tree: &Tree) -> Vec<Violation> {
    let long = verbs(tree).filter(|file| file.length() > LONGEST);
    long.map(|file| Violation::new(&file.path, LONGEST + 1, format!("{} lines, at most {LONGEST}", file.length())))
        .collect()
}

pub(super) fn headless(tree: &Tree) -> Vec<Violation> {
    let headless =
        verbs(tree).filter(|file| file.text.contains("ctx: &mut Context<") && Header::of(&file.text).is_none());
    let lacks = || format!("the header of an instruction says {}, in this order", LABELS.join(" "));
    headless.map(|file| Violation::new(&file.path, 1, lacks())).collect()
}

pub(super) fn heavy_on_the_whole(tree: &Tree) -> Vec<Violation> {
    let mut lengths: Vec<_> = verbs(tree).map(Source::length).collect();
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let heavy =
        (median > MEDIAN).then(|| Violation::new(FOLDER, 1, format!("the median is {median} lines, at most {MEDIAN}")));
    heavy.into_iter().collect()
}

/// Two levels down, without the modules that only list them.
fn verbs(tree: &Tree) -> impl Iterator<Item = &Source> {
    tree.sources.iter().filter(|file| {
        let inside = file.path.strip_prefix(FOLDER).unwrap_or_default();
        inside.matches('/').count() == 2 && file.file_name() != "mod.rs"
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tree;
    use super::*;

    fn tree(lengths: &[usize]) -> Tree {
        let files: Vec<_> = (0..).zip(lengths).map(|(n, length)| (path(n), "//! x\n".repeat(*length))).collect();
        let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        Tree::of(&files)
    }

    fn path(number: usize) -> String {
        format!("{FOLDER}/tie/verb{number}.rs")
    }

    #[test]
    fn a_page_is_120_lines() {
        assert!(too_long(&tree(&[120])).is_empty());
        assert_eq!(too_long(&tree(&[121]))[0].fact, "121 lines, at most 120");
    }

    #[test]
    fn the_median_counts_and_not_the_longest() {
        assert!(heavy_on_the_whole(&tree(&[10, 70, 120])).is_empty());
        assert_eq!(heavy_on_the_whole(&tree(&[10, 71, 80]))[0].fact, "the median is 71 lines, at most 70");
        assert!(heavy_on_the_whole(&tree(&[])).is_empty());
    }

    #[test]
    fn an_instruction_begins_with_its_header() {
        let path = path(0);
        let page = |header: &str| Tree::of(&[(path.as_str(), &*format!("{header}\nfn a(ctx: &mut Context<A>)\n"))]);
        assert_eq!(headless(&page("use x;")).len(), 1);
        assert_eq!(headless(&page("//! Confirms.")).len(), 1);
        assert!(headless(&page("//! Signs: a. Transition: b. Event: c. Refuses: d.")).is_empty());
    }

    #[test]
    fn what_instructions_share_is_no_instruction() {
        let shared = format!("{FOLDER}/tie/mod.rs");
        assert!(headless(&Tree::of(&[(shared.as_str(), "use x;\n"), ("rules/src/tie.rs", "")])).is_empty());
    }
}
