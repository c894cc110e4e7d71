//! Every version stands in the root Cargo.toml and nowhere else.

use super::source::Source;
use super::tree::{Tree, Violation};
use toml::{Table, Value};

const ROOT: &str = "Cargo.toml";

pub(super) fn own_versions(tree: &Tree) -> Vec<Violation> {
    let members = tree.manifests.iter().filter(|file| file.file_name() == ROOT && file.path != ROOT);
    members.flat_map(of_manifest).collect()
}

const KINDS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

fn of_manifest(manifest: &Source) -> Vec<Violation> {
    let read: Table = manifest.text.parse().unwrap_or_default();
    let of_targets = read.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    let tables = of_targets.filter_map(Value::as_table).chain([&read]);
    let lists = tables.flat_map(|table| KINDS.iter().filter_map(|kind| table.get(*kind)?.as_table()));
    let own = lists.flatten().filter(|(_, needs)| needs.get("workspace").and_then(Value::as_bool) != Some(true));
    own.map(|(name, _)| {
        let names = |line: &str| line.split(['=', '.', ']', ' ']).any(|word| word == name);
        let line = manifest.text.lines().position(names).map_or(1, |index| index + 1);
        Violation::new(&manifest.path, line, format!("`{name}` has a version or path of its own"))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tree;
    use super::own_versions;

    fn lines(text: &str) -> Vec<usize> {
        own_versions(&Tree::of(&[("rules/Cargo.toml", text)])).iter().map(|violation| violation.line).collect()
    }

    #[test]
    fn inherited_dependencies_are_fine() {
        let text = "[package]\nversion.workspace = true\n[dependencies]\na.workspace = true\n\
                    b = { workspace = true, features = [\"c\"] }\n[features]\nx = []\n";
        assert!(lines(text).is_empty());
    }

    #[test]
    fn a_version_or_a_path_is_found() {
        assert_eq!(lines("[dependencies]\na = \"1\"\n[dev-dependencies]\nb = { path = \"../b\" }\n"), [2, 4]);
        assert_eq!(lines("[target.'cfg(unix)'.dependencies]\na = \"1\"\n[dependencies.b]\nversion = \"2\"\n"), [2, 3]);
    }

    #[test]
    fn the_root_is_the_place_for_versions() {
        assert!(own_versions(&Tree::of(&[("Cargo.toml", "[workspace.dependencies]\na = \"1\"\n")])).is_empty());
    }
}
