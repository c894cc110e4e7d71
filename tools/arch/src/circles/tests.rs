use super::super::source;
use super::super::tree::{Tree, Violation};
use super::{EXEMPT, inside_crates};
use exodus_toolkit::files;
use exodus_toolkit::workspace::{Metadata, Package, Target};

/// What is found in a crate of these files, each below `src`.
fn found(files: &[(&str, &str)]) -> Vec<Violation> {
    found_in("some-crate", files)
}

fn found_in(name: &str, files: &[(&str, &str)]) -> Vec<Violation> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        files::write(&folder.path().join("src").join(path), text).unwrap();
    }
    let target = Target { src_path: folder.path().join("src/lib.rs") };
    let package = Package {
        name: name.into(),
        manifest_path: folder.path().join("Cargo.toml"),
        dependencies: Vec::new(),
        targets: vec![target],
    };
    inside_crates(&Tree {
        sources: source::all(folder.path(), "rs").unwrap(),
        manifests: Vec::new(),
        metadata: Metadata { packages: vec![package], workspace_root: folder.path().into() },
    })
}

fn said(files: &[(&str, &str)]) -> Vec<String> {
    found(files).iter().map(ToString::to_string).collect()
}

#[test]
fn a_stair_is_sound() {
    let files = [
        ("lib.rs", "mod below;\nmod above;\npub use above::Above;\n"),
        ("below.rs", "pub struct Below;\n"),
        ("above.rs", "mod part;\nuse crate::below::Below;\npub struct Above(Below);\npub use part::Part;\n"),
        ("above/part.rs", "use super::Above;\npub struct Part(crate::below::Below, Above);\n"),
    ];
    assert_eq!(said(&files), [""; 0]);
}

#[test]
fn a_circle_is_refused_with_the_arrow_to_cut() {
    let one = "use crate::two::Two;\npub struct One;\nfn f(_: Two) -> Two { Two }\n";
    let files = [
        ("lib.rs", "mod one;\nmod two;\n"),
        ("one.rs", one),
        ("two.rs", "pub struct Two;\n\nfn g() { let _ = crate::one::One; }\n"),
    ];
    assert_eq!(
        said(&files),
        ["src/two.rs:3: a circle, `two` -> `one` -> `two`: cut `two` -> `one`, 1 use"],
        "the other arrow has four"
    );
    assert_eq!(found_in(EXEMPT.0, &files), [], "one crate is exempt, by its name");
}

#[test]
fn a_folder_stands_for_all_that_is_in_it() {
    let files = [
        ("lib.rs", "mod guards;\nmod instructions;\n"),
        ("guards.rs", "use crate::instructions::tie::ordered;\npub fn signed() { ordered() }\n"),
        ("instructions/mod.rs", "pub mod tie;\npub mod close;\n"),
        ("instructions/tie.rs", "pub fn ordered() {}\n"),
        ("instructions/close.rs", "use crate::guards;\nfn close() { guards::signed() }\n"),
    ];
    assert_eq!(
        said(&files),
        ["src/instructions/close.rs:2: a circle, `instructions` -> `guards` -> `instructions`: \
          cut `instructions` -> `guards`, 1 use"]
    );
}

#[test]
fn whoever_goes_through_a_re_export_uses_both() {
    let files = [
        ("lib.rs", "mod clearing;\nmod commitment;\nmod party;\n"),
        ("party.rs", "pub struct Party;\n"),
        ("clearing.rs", "use crate::commitment::Party;\npub struct Terms(Party);\n"),
        ("commitment.rs", "pub use crate::party::Party;\nfn f() -> crate::clearing::Terms { loop {} }\n"),
    ];
    assert_eq!(
        said(&files),
        ["src/commitment.rs:2: a circle, `commitment` -> `clearing` -> `commitment`: \
          cut `commitment` -> `clearing`, 1 use"]
    );
}

#[test]
fn a_parent_that_uses_its_child_may_not_be_used_by_it() {
    let parent = "mod child;\npub struct Parent;\npub use child::Child;\n";
    let child = ("parent/child.rs", "use super::Parent;\npub struct Child(Parent);\n");
    assert_eq!(said(&[("lib.rs", "mod parent;\n"), ("parent.rs", parent), child]), [""; 0], "it hands it on, no more");
    let uses = format!("{parent}fn f(_: Child) {{}}\n");
    let found = said(&[("lib.rs", "mod parent;\n"), ("parent.rs", &uses), child]);
    assert_eq!(
        found,
        ["src/parent.rs:4: a circle, `parent` -> `parent::child` -> `parent`: cut `parent` -> `parent::child`, 1 use"]
    );
}

#[test]
fn macros_and_attributes_are_read_and_tests_are_not() {
    let lib = ("lib.rs", "mod one;\nmod two;\n");
    let two = ("two.rs", "pub fn two() {}\npub struct Two;\nfn f() { crate::one::one() }\n");
    let tests = "pub fn one() {}\n#[cfg(test)]\nmod tests {\n    use crate::two::Two;\n}\n";
    assert_eq!(said(&[lib, ("one.rs", tests), two]), [""; 0]);
    for line in ["fn f() { assert!(crate::two::two() == ()); }", "#[account(seeds = crate::two::two())]\nstruct S;"] {
        let one = format!("pub fn one() {{}}\n{line}\n");
        assert_eq!(found(&[lib, ("one.rs", &one), two]).len(), 1, "{line}");
    }
}

#[test]
fn names_of_functions_and_foreign_crates_are_nobody_here() {
    let files = [
        ("lib.rs", "mod path;\nmod walk;\n"),
        ("path.rs", "use std::path::Path;\nuse crate::walk::walk;\npub fn path(_: &Path) { walk() }\n"),
        ("walk.rs", "pub fn walk() { let path = 1; drop(path); std::path::Path::new(\"\"); }\n"),
    ];
    assert_eq!(said(&files), [""; 0]);
}

#[test]
fn what_is_no_rust_is_named() {
    let found = said(&[("lib.rs", "mod one;\n"), ("one.rs", "fn {\n")]);
    assert!(found.len() == 1 && found[0].starts_with("src/one.rs:1: not read as Rust: "), "{found:?}");
}
