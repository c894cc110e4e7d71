//! Every version stands in the root Cargo.toml and nowhere else.

use super::source::Source;
use super::tree::{Tree, Violation};

const ROOT: &str = "Cargo.toml";

pub(super) fn own_versions(tree: &Tree) -> Vec<Violation> {
    let members = tree.manifests.iter().filter(|file| file.file_name() == ROOT && file.path != ROOT);
    members.flat_map(of_manifest).collect()
}

fn of_manifest(manifest: &Source) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut list = List::Other;
    for (index, line) in manifest.text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            list = List::headed(line);
            continue;
        }
        let Some((name, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let (name, value) = (name.trim(), value.trim());
        let own = match list {
            List::Other => false,
            List::Dependencies => !name.ends_with(".workspace") && !value.contains("workspace = true"),
            List::OneDependency => ["version", "path", "git"].contains(&name),
        };
        if own {
            found.push(Violation::new(&manifest.path, index + 1, format!("`{name}` has a version or path of its own")));
        }
    }
    found
}

/// What the lines below a header are.
enum List {
    Dependencies,
    OneDependency,
    Other,
}

impl List {
    fn headed(header: &str) -> Self {
        let path = header.trim_matches(['[', ']']);
        let is_list = |word: &str| ["dependencies", "dev-dependencies", "build-dependencies"].contains(&word);
        let mut words = path.rsplit('.');
        match (words.next(), words.next()) {
            (Some(last), _) if is_list(last) => Self::Dependencies,
            (Some(_), Some(list)) if is_list(list) => Self::OneDependency,
            _ => Self::Other,
        }
    }
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
        assert_eq!(lines("[target.'cfg(unix)'.dependencies]\na = \"1\"\n[dependencies.b]\nversion = \"2\"\n"), [2, 4]);
    }

    #[test]
    fn the_root_is_the_place_for_versions() {
        assert!(own_versions(&Tree::of(&[("Cargo.toml", "[workspace.dependencies]\na = \"1\"\n")])).is_empty());
    }
}
