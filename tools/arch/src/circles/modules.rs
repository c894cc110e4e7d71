//! The modules of a crate: which files they are, what each defines and under which names it imports.

use super::super::source::{Source, has_word};
use std::collections::{BTreeSet, HashMap};
use syn::visit::Visit;
use syn::{Attribute, File, Item, ItemMod, ItemUse, Meta, UseTree, Visibility};

/// Number of a module in `Modules`.
pub(super) type Id = usize;

/// One module: a file, or a block inside of one.
pub(super) struct Module {
    /// As code in the crate would say it, without `crate`.
    pub(super) path: Vec<String>,
    pub(super) parent: Option<Id>,
    /// The module of the file it stands in: itself, unless it is a block.
    pub(super) home: Id,
    /// From the workspace's root, with slashes.
    pub(super) file: String,
    pub(super) children: HashMap<String, Id>,
    pub(super) items: BTreeSet<String>,
    /// By the name under which it is known here.
    pub(super) imports: HashMap<String, Vec<String>>,
    /// Of each `use a::b::*`, what stands before the asterisk.
    pub(super) globs: Vec<Vec<String>>,
}

/// All modules of one crate; the first is its root.
pub(super) struct Modules {
    pub(super) all: Vec<Module>,
    /// Every file with its module.
    pub(super) files: Vec<(Id, File)>,
}

/// One name that a `use` brings in; `None` for an asterisk.
pub(super) struct Import {
    pub(super) name: Option<String>,
    pub(super) path: Vec<String>,
    pub(super) line: usize,
}

impl Modules {
    /// The crate whose root is that file, without its tests. `Err` has the file that cannot be read as Rust, and why.
    pub(super) fn of(sources: &HashMap<&str, &Source>, root: &str) -> Result<Self, (String, String)> {
        let mut modules = Self { all: Vec::new(), files: Vec::new() };
        let mut open = vec![Open { parent: None, name: String::new(), file: root.into(), folder: folder_of(root) }];
        while let Some(next) = open.pop() {
            // Files that a build script writes, or that stand outside of the workspace, are nobody's circle here.
            let Some(source) = sources.get(next.file.as_str()) else { continue };
            let file = syn::parse_file(&source.text).map_err(|fault| (next.file.clone(), fault.to_string()))?;
            let id = modules.add(next.parent, &next.name, None, &next.file);
            modules.collect(id, &file.items, &next.folder, &mut open, sources);
            modules.files.push((id, file));
        }
        Ok(modules)
    }

    pub(super) fn home(&self, id: Id) -> Option<Id> {
        self.all.get(id).map(|module| module.home)
    }

    pub(super) fn is_root(&self, id: Id) -> bool {
        self.all.get(id).is_some_and(|module| module.parent.is_none())
    }

    pub(super) fn child(&self, id: Id, name: &str) -> Option<Id> {
        self.all.get(id)?.children.get(name).copied()
    }

    /// `id` and everything above it, from the root on.
    fn line_of(&self, id: Id) -> Vec<Id> {
        let mut line: Vec<Id> =
            std::iter::successors(Some(id), |id| self.all.get(*id).and_then(|module| module.parent)).collect();
        line.reverse();
        line
    }

    pub(super) fn is_below(&self, id: Id, above: Id) -> bool {
        self.line_of(id).contains(&above)
    }

    /// The deepest module that has both in it, and by which of its children they are; itself where it is one of them.
    pub(super) fn neighbours(&self, one: Id, other: Id) -> (Id, Id, Id) {
        let (one, other) = (self.line_of(one), self.line_of(other));
        let shared = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
        let above = shared.checked_sub(1).and_then(|last| one.get(last)).copied().unwrap_or_default();
        let below = |line: &[Id]| line.get(shared).copied().unwrap_or(above);
        (above, below(&one), below(&other))
    }

    /// As code in the crate would say it.
    pub(super) fn name(&self, id: Id) -> String {
        let path = self.all.get(id).map_or(&[][..], |module| &module.path);
        if path.is_empty() { "crate".into() } else { path.join("::") }
    }

    pub(super) fn file(&self, id: Id) -> &str {
        self.all.get(id).map_or("", |module| &module.file)
    }

    fn add(&mut self, parent: Option<Id>, name: &str, home: Option<Id>, file: &str) -> Id {
        let id = self.all.len();
        let mut path = Vec::new();
        if let Some(above) = parent.and_then(|parent| self.all.get_mut(parent)) {
            above.children.insert(name.to_string(), id);
            path.clone_from(&above.path);
            path.push(name.to_string());
        }
        self.all.push(Module {
            path,
            parent,
            home: home.unwrap_or(id),
            file: file.to_string(),
            children: HashMap::new(),
            items: BTreeSet::new(),
            imports: HashMap::new(),
            globs: Vec::new(),
        });
        id
    }

    fn collect(
        &mut self,
        id: Id,
        items: &[Item],
        folder: &str,
        open: &mut Vec<Open>,
        sources: &HashMap<&str, &Source>,
    ) {
        for item in items {
            match item {
                Item::Mod(module) if is_test(&module.attrs) => {}
                Item::Mod(module) => self.collect_module(id, module, folder, open, sources),
                item => {
                    let mut found = Uses(Vec::new());
                    found.visit_item(item);
                    let Some(module) = self.all.get_mut(id) else { continue };
                    module.items.extend(name_of(item));
                    for import in found.0 {
                        match import.name {
                            Some(name) => drop(module.imports.insert(name, import.path)),
                            None => module.globs.push(import.path),
                        }
                    }
                }
            }
        }
    }

    fn collect_module(
        &mut self,
        id: Id,
        module: &ItemMod,
        folder: &str,
        open: &mut Vec<Open>,
        sources: &HashMap<&str, &Source>,
    ) {
        let name = module.ident.to_string();
        if let Some((_, items)) = &module.content {
            let file = self.file(id).to_string();
            let block = self.add(Some(id), &name, self.home(id), &file);
            self.collect(block, items, &format!("{folder}/{name}"), open, sources);
            return;
        }
        let own_folder = format!("{folder}/{name}");
        let beside = format!("{own_folder}.rs");
        let (file, folder) = match path_of(&module.attrs) {
            Some(path) => {
                let file = normal(&format!("{}/{path}", folder_of(self.file(id))));
                let folder = folder_of(&file);
                (file, folder)
            }
            None if sources.contains_key(beside.as_str()) => (beside, own_folder),
            None => (format!("{own_folder}/mod.rs"), own_folder),
        };
        open.push(Open { parent: Some(id), name, file, folder });
    }
}

/// A file that is still to be read.
struct Open {
    parent: Option<Id>,
    name: String,
    file: String,
    /// Where the files of its children are.
    folder: String,
}

/// The `use` lines of an item, those inside of functions too.
struct Uses(Vec<Import>);

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if !is_test(&item.attrs) {
            self.0.extend(imports(item));
        }
    }
}

/// What a `use` brings in, name by name.
pub(super) fn imports(item: &ItemUse) -> Vec<Import> {
    let mut found = Vec::new();
    if item.leading_colon.is_none() {
        flatten(&item.tree, &[], &mut found);
    }
    found
}

fn flatten(tree: &UseTree, before: &[String], found: &mut Vec<Import>) {
    let with = |ident: &syn::Ident| {
        let word = ident.to_string();
        let is_self = word == "self" && !before.is_empty();
        before.iter().cloned().chain((!is_self).then_some(word)).collect::<Vec<_>>()
    };
    let line = |ident: &syn::Ident| ident.span().start().line;
    match tree {
        UseTree::Path(path) => flatten(&path.tree, &with(&path.ident), found),
        UseTree::Name(name) => {
            let path = with(&name.ident);
            found.push(Import { name: path.last().cloned(), path, line: line(&name.ident) });
        }
        UseTree::Rename(name) => {
            found.push(Import {
                name: Some(name.rename.to_string()),
                path: with(&name.ident),
                line: line(&name.ident),
            });
        }
        UseTree::Glob(glob) => {
            let line = glob.star_token.span.start().line;
            found.push(Import { name: None, path: before.to_vec(), line });
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, found)),
    }
}

/// Is it there for tests alone?
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        let words = list.tokens.to_string();
        let has = |word: &str| has_word(&words, word);
        list.path.is_ident("cfg") && has("test") && !has("any") && !has("not")
    })
}

pub(super) fn is_reexport(visibility: &Visibility) -> bool {
    !matches!(visibility, Visibility::Inherited)
}

fn path_of(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    })
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

fn folder_of(file: &str) -> String {
    file.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_string())
}

/// The path without `..`.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
