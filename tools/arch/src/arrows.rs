//! Dependencies only point down, as docs/ARCHITECTURE.md draws them.

use super::tree::{Tree, Violation};
use exodus_toolkit::files;
use exodus_toolkit::workspace::Package;

/// Crate, and the members of the workspace it may use, for its tests too. A new crate gets its line here.
const ARROWS: &[(&str, &[&str])] = &[
    ("exodus-rules", &[]),
    ("exodus", &["exodus-rules"]),
    ("exodus-probe", &["exodus-rules"]),
    ("exodus-floor", &[]),
    ("exodus-graph", &["exodus-rules"]),
    // It hands what it reads to the engine, for whoever asks it to: docs/decisions/0027-whole-networks.md.
    ("exodus-sdk", &["exodus", "exodus-rules", "exodus-graph"]),
    ("exodus-fuzz", &["exodus-graph", "exodus-sdk"]),
    ("exodus-localnet", &["exodus-sdk", "exodus-rules"]),
    ("exodus-bank", &["exodus-sdk", "exodus-rules"]),
    // Both sides of a step are frozen: it knows nothing of the program of its day.
    ("exodus-migrations", &[]),
    ("exodus-demo", &["exodus-sdk", "exodus-rules", "exodus-graph"]),
    ("exodus-cli", &["exodus-sdk", "exodus-rules", "exodus-graph", "exodus-demo", "exodus-localnet"]),
    ("exodus-indexer", &["exodus-sdk", "exodus-rules", "exodus-graph"]),
    ("exodus-telegram", &["exodus-sdk", "exodus-rules", "exodus-graph"]),
    ("exodus-web", &["exodus-sdk", "exodus-rules", "exodus-graph"]),
    ("exodus-toolkit", &[]),
    ("exodus-sbf-debian", &["exodus-toolkit"]),
    ("exodus-arch", &["exodus-toolkit"]),
    ("exodus-measure", &["exodus-sbf-debian", "exodus-toolkit"]),
    ("xtask", &["exodus-arch", "exodus-measure", "exodus-sbf-debian", "exodus-toolkit"]),
];

/// The tests see the whole.
const SEES_ALL: &str = "exodus-tests";

pub(super) fn upward(tree: &Tree) -> Vec<Violation> {
    tree.metadata.packages.iter().flat_map(of_package).collect()
}

fn of_package(package: &Package) -> Vec<Violation> {
    if package.name == SEES_ALL {
        return Vec::new();
    }
    let manifest = package.manifest_path.to_string_lossy().into_owned();
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
        return vec![Violation::new(&manifest, 1, format!("`{}` has no place in the drawing", package.name))];
    };
    let members = package.dependencies.iter().filter(|dependency| dependency.path.is_some());
    let refused = members.map(|member| member.name.as_str()).filter(|member| !allowed.contains(member));
    refused
        .map(|member| Violation::new(&manifest, line_of(package, member), format!("an arrow to `{member}`")))
        .collect()
}

fn line_of(package: &Package, dependency: &str) -> usize {
    let text = files::text(&package.manifest_path).unwrap_or_default();
    let names = |line: &str| line.split(['.', ' ', '=']).next() == Some(dependency);
    text.lines().position(names).map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::of_package;
    use exodus_toolkit::workspace::{Dependency, Package};

    fn package(name: &str, uses: &[&str]) -> Package {
        let dependency = |name: &&str| Dependency { name: name.to_string(), path: Some(format!("/w/{name}").into()) };
        Package {
            name: name.into(),
            manifest_path: "/w/Cargo.toml".into(),
            dependencies: uses.iter().map(dependency).collect(),
            targets: Vec::new(),
        }
    }

    #[test]
    fn down_is_allowed_and_up_is_not() {
        assert!(of_package(&package("exodus-sdk", &["exodus", "exodus-rules"])).is_empty());
        let found = of_package(&package("exodus-rules", &["exodus-sdk"]));
        assert_eq!(found[0].to_string(), "/w/Cargo.toml:1: an arrow to `exodus-sdk`");
    }

    #[test]
    fn a_crate_that_is_not_drawn_is_refused() {
        assert_eq!(of_package(&package("exodus-new", &[]))[0].fact, "`exodus-new` has no place in the drawing");
    }

    #[test]
    fn the_tests_may_use_everything() {
        assert!(of_package(&package("exodus-tests", &["exodus-cli", "exodus"])).is_empty());
    }
}
