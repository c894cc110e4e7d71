//! Inside a crate, as between crates, arrows only point down.
//!
//! In each folder the modules, each with all that is below it, and the folder's own file stand on a stair: none uses what
//! uses it. A use is a path that names an item of another file, in an import, in the code or in a macro, whether the path
//! goes to that file or through the re-exports of others, which are used too, unless they are folders around it. A file that
//! declares a child or hands on (`pub use`) what the child defines does not use it yet. Methods are not seen: their types are.

mod modules;
mod names;
mod stairs;
#[cfg(test)]
mod tests;
mod uses;

use super::source::Source;
use super::tree::{Tree, Violation};
use exodus_toolkit::workspace::{Package, Target};
use modules::Modules;
use stairs::Circle;
use std::collections::HashMap;

/// The one crate whose circles may stay for now, and why.
const EXEMPT: (&str, &str) = ("exodus-telegram", "opened with the bot's stair");

pub(super) fn inside_crates(tree: &Tree) -> Vec<Violation> {
    let sources: HashMap<&str, &Source> = tree.sources.iter().map(|source| (source.path.as_str(), source)).collect();
    let packages = tree.metadata.packages.iter().filter(|package| package.name != EXEMPT.0);
    packages.flat_map(|package| of_package(tree, package, &sources)).collect()
}

fn of_package(tree: &Tree, package: &Package, sources: &HashMap<&str, &Source>) -> Vec<Violation> {
    let targets = package.targets.iter();
    targets.flat_map(|target| of_target(tree, target, sources)).collect()
}

fn of_target(tree: &Tree, target: &Target, sources: &HashMap<&str, &Source>) -> Vec<Violation> {
    let Ok(root) = target.src_path.strip_prefix(&tree.metadata.workspace_root) else { return Vec::new() };
    let modules = match Modules::of(sources, &root.to_string_lossy()) {
        Ok(modules) => modules,
        Err((file, fault)) => return vec![Violation::new(&file, 1, format!("not read as Rust: {fault}"))],
    };
    let circles = stairs::circles(&modules, &uses::all(&modules));
    circles.iter().map(|circle| violation(&modules, circle)).collect()
}

fn violation(modules: &Modules, circle: &Circle) -> Violation {
    let mut names: Vec<String> = circle.modules.iter().map(|id| format!("`{}`", modules.name(*id))).collect();
    names.extend(names.first().cloned());
    let fact = format!(
        "a circle, {}: cut {}, {} {}",
        names.join(" -> "),
        names.get(..2).unwrap_or_default().join(" -> "),
        circle.count,
        if circle.count == 1 { "use" } else { "uses" }
    );
    Violation::new(modules.file(circle.file), circle.line, fact)
}
