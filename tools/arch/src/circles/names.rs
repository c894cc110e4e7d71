//! What a path in the code names: the module that defines it, and those whose re-exports it goes through.

use super::modules::{Id, Modules};

/// Longest chain of re-exports that is followed; a chain that comes back to itself ends there.
const LONGEST: usize = 16;

/// What a path leads to inside the crate.
#[derive(Default)]
pub(super) struct Target {
    /// Modules through whose imports it goes, and at last the one that defines it.
    pub(super) modules: Vec<Id>,
    /// It names a module itself and nothing in it.
    pub(super) is_module: bool,
}

/// `None` where the path leaves the crate, or is a name of the function around it.
pub(super) fn resolve(modules: &Modules, from: Id, path: &[String]) -> Option<Target> {
    let mut target = Target::default();
    let place = follow(modules, from, path, &mut target.modules, LONGEST)?;
    // What a folder hands on to those in it is no item of its own.
    target.modules.retain(|id| !modules.is_below(from, *id));
    match place {
        Place::Module(id) => {
            target.modules.push(id);
            target.is_module = true;
        }
        Place::Item(id) => target.modules.push(id),
    }
    target.modules.retain(|id| *id != from);
    Some(target)
}

#[derive(Clone, Copy)]
enum Place {
    Module(Id),
    /// Something that this module defines.
    Item(Id),
}

fn follow(modules: &Modules, from: Id, path: &[String], through: &mut Vec<Id>, left: usize) -> Option<Place> {
    let (first, mut rest) = path.split_first()?;
    let mut place = match first.as_str() {
        "crate" => Place::Module(root_of(modules, from)),
        "self" => Place::Module(from),
        "super" => Place::Module(modules.all.get(from)?.parent?),
        name => find(modules, from, name, through, left)?,
    };
    while let (Place::Module(id), Some((name, after))) = (place, rest.split_first()) {
        place = match name.as_str() {
            "super" => Place::Module(modules.all.get(id)?.parent?),
            name => match find(modules, id, name, through, left) {
                // What a macro gives the root, such as the program's address, is no part of any stair.
                None if modules.is_root(id) => return None,
                // What no line defines, a macro does.
                place => place.unwrap_or(Place::Item(id)),
            },
        };
        rest = after;
    }
    Some(place)
}

fn root_of(modules: &Modules, from: Id) -> Id {
    let mut id = from;
    while let Some(parent) = modules.all.get(id).and_then(|module| module.parent) {
        id = parent;
    }
    id
}

/// What `name` means inside of module `id`.
fn find(modules: &Modules, id: Id, name: &str, through: &mut Vec<Id>, left: usize) -> Option<Place> {
    let left = left.checked_sub(1)?;
    let module = modules.all.get(id)?;
    if module.items.contains(name) {
        return Some(Place::Item(id));
    }
    if let Some(child) = module.children.get(name) {
        return Some(Place::Module(*child));
    }
    if let Some(path) = module.imports.get(name) {
        // In `use name::name` the first is a crate.
        let place = if path.first()? == name { None } else { follow(modules, id, path, through, left) };
        if place.is_some() {
            through.push(id);
        }
        return place;
    }
    module.globs.iter().find_map(|path| {
        let mut passed = Vec::new();
        let Place::Module(other) = follow(modules, id, path, &mut passed, left)? else { return None };
        let place = (other != id).then(|| find(modules, other, name, &mut passed, left))??;
        through.push(id);
        through.append(&mut passed);
        Some(place)
    })
}
