//! A type has one place: its methods stand in the file that defines it, or in the folder that belongs to that file. Otherwise
//! the limit on a file's length would be kept on paper only, by `impl` in one file more.

use super::source::Source;
use super::tree::{Tree, Violation};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::Visit;
use syn::{GenericArgument, ItemEnum, ItemImpl, ItemStruct, PathArguments, Type};

/// A test's world has one page a noun, and may.
const TESTS: &str = "tests";
/// Those that there were when the law was made.
const EXEMPT: [&str; 3] =
    ["app/telegram/src/act/make.rs", "client/cli/src/texts.rs", "programs/exodus/src/state/tombstone.rs"];

pub(super) fn scattered(tree: &Tree) -> Vec<Violation> {
    let files: Vec<_> = tree.sources.iter().map(|source| (source, Types::of(source))).collect();
    let mut homes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (source, types) in &files {
        for name in &types.defined {
            homes.entry(name).or_default().insert(&source.path);
        }
    }
    let judged = files.iter().filter(|(source, _)| !is_exempt(&source.path));
    judged.flat_map(|(source, types)| types.away(&source.path, &homes)).collect()
}

fn is_exempt(path: &str) -> bool {
    EXEMPT.contains(&path) || path.split('/').any(|folder| folder == TESTS)
}

/// What one file says of types.
#[derive(Default)]
struct Types {
    defined: BTreeSet<String>,
    methods: Vec<Methods>,
}

/// An `impl` that is not of a trait.
struct Methods {
    of: String,
    /// `Tie` in `impl Record<Tie>`: that may stand where `Tie` does.
    arguments: Vec<String>,
    line: usize,
}

impl Types {
    fn of(source: &Source) -> Self {
        let mut types = Self::default();
        // What cannot be read as Rust is found by the check of circles.
        if let Ok(file) = syn::parse_file(&source.text) {
            types.visit_file(&file);
        }
        types
    }

    fn away(&self, path: &str, homes: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<Violation> {
        let is_home = |name: &String| {
            self.defined.contains(name) || homes.get(name.as_str()).is_some_and(|of| of.iter().any(|of| owns(of, path)))
        };
        let of_crate = |name: &String| homes.get(name.as_str())?.iter().find(|of| crate_of(of) == crate_of(path));
        let away = self.methods.iter().filter(|own| !is_home(&own.of) && !own.arguments.iter().any(is_home));
        // A type that no file of the crate defines is a macro's.
        away.filter_map(|own| {
            let fact = format!("methods of `{}`, which {} defines", own.of, of_crate(&own.of)?);
            Some(Violation::new(path, own.line, fact))
        })
        .collect()
    }
}

impl Visit<'_> for Types {
    fn visit_item_struct(&mut self, item: &ItemStruct) {
        self.defined.insert(item.ident.to_string());
    }

    fn visit_item_enum(&mut self, item: &ItemEnum) {
        self.defined.insert(item.ident.to_string());
    }

    fn visit_item_impl(&mut self, item: &ItemImpl) {
        if item.trait_.is_some() {
            return;
        }
        let Type::Path(path) = &*item.self_ty else { return };
        let Some(last) = path.path.segments.last() else { return };
        let arguments = match &last.arguments {
            PathArguments::AngleBracketed(list) => list.args.iter().filter_map(name_of).collect(),
            _ => Vec::new(),
        };
        self.methods.push(Methods { of: last.ident.to_string(), arguments, line: item.impl_token.span.start().line });
    }
}

fn name_of(argument: &GenericArgument) -> Option<String> {
    match argument {
        GenericArgument::Type(Type::Path(path)) => path.path.segments.last().map(|last| last.ident.to_string()),
        _ => None,
    }
}

/// Whether `file` lies in the folder of `owner`: `a/b/` for `a/b.rs`, `a/` for `a/mod.rs` and for the root of a crate.
fn owns(owner: &str, file: &str) -> bool {
    let folder = ["/mod.rs", "/lib.rs", "/main.rs", ".rs"].iter().find_map(|end| owner.strip_suffix(end));
    folder.and_then(|folder| file.strip_prefix(folder)).is_some_and(|inside| inside.starts_with('/'))
}

fn crate_of(path: &str) -> &str {
    path.split_once("/src/").map_or(path, |(package, _)| package)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        scattered(&Tree::of(files)).iter().map(Violation::to_string).collect()
    }

    #[test]
    fn methods_stand_with_their_type_or_in_its_folder() {
        let session = ("c/src/session.rs", "pub struct Session;\nimpl Session {}\n");
        assert!(found(&[session, ("c/src/session/send.rs", "impl Session {}\n")]).is_empty());
        assert!(found(&[("c/src/a/mod.rs", "enum A {}"), ("c/src/a/b/c.rs", "impl A {}\n")]).is_empty());
        assert_eq!(
            found(&[session, ("c/src/rent.rs", "use x;\nimpl Session {}\n")]),
            ["c/src/rent.rs:2: methods of `Session`, which c/src/session.rs defines"]
        );
    }

    #[test]
    fn traits_arguments_and_types_of_macros_are_free() {
        let record = ("p/src/record.rs", "pub struct Record<T>(T);\n");
        let tie = "pub struct Tie;\nimpl Record<Tie> {}\nimpl Display for Record<u8> {}\nimpl Made {}\n";
        assert!(found(&[record, ("p/src/state/tie.rs", tie)]).is_empty());
    }

    #[test]
    fn the_world_of_a_test_has_pages() {
        assert!(found(&[("tests/world/a.rs", "struct A;"), ("tests/world/b.rs", "impl A {}")]).is_empty());
    }
}
