//! Every line of a crate that uses something of another of its files.

use super::modules::{self, Id, Modules};
use super::names;
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItemFn, Item, ItemMacro, ItemMod, ItemUse, Macro, Path, Visibility};

/// One use: the file that has it, the file that is used, the line in the first.
pub(super) struct Use {
    pub(super) from: Id,
    pub(super) to: Id,
    pub(super) line: usize,
}

pub(super) fn all(modules: &Modules) -> Vec<Use> {
    let mut found = Vec::new();
    for (id, file) in &modules.files {
        let mut reader = Reader { modules, at: *id, found: &mut found };
        file.items.iter().for_each(|item| reader.visit_item(item));
    }
    found
}

struct Reader<'a> {
    modules: &'a Modules,
    /// The module that is being read.
    at: Id,
    found: &'a mut Vec<Use>,
}

impl Reader<'_> {
    fn add(&mut self, target: Id, line: usize) {
        if let (Some(from), Some(to)) = (self.modules.home(self.at), self.modules.home(target))
            && from != to
        {
            self.found.push(Use { from, to, line });
        }
    }

    /// A path in the code.
    fn names(&mut self, path: &[String], line: usize) {
        let target = names::resolve(self.modules, self.at, path).unwrap_or_default();
        // A module alone is no value: it is a local name, or the beginning of an import that counts by what is taken.
        if !target.is_module {
            target.modules.into_iter().for_each(|module| self.add(module, line));
        }
    }

    /// The paths among the tokens of a macro, which only that macro could parse.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons, mut is_field) = (0, 0, false);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.names(&std::mem::take(&mut path), line);
                        line = ident.span().start().line;
                    }
                    if !is_field {
                        path.push(ident.to_string());
                    }
                    (colons, is_field) = (0, false);
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                token => {
                    self.names(&std::mem::take(&mut path), line);
                    colons = 0;
                    is_field = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '.');
                    if let TokenTree::Group(group) = token {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.names(&path, line);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(item) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        if !modules::is_test(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let Some((_, items)) = &item.content else { return };
        let Some(block) = self.modules.child(self.at, &item.ident.to_string()) else { return };
        let mut inside = Reader { modules: self.modules, at: block, found: self.found };
        items.iter().for_each(|item| inside.visit_item(item));
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        for import in modules::imports(item) {
            let Some(target) = names::resolve(self.modules, self.at, &import.path) else { continue };
            // Only what is taken out of a module counts, not the module's name.
            if target.is_module && import.name.is_some() {
                continue;
            }
            for module in target.modules {
                let is_below = self.modules.is_below(module, self.at);
                if !(is_below && modules::is_reexport(&item.vis)) {
                    self.add(module, import.line);
                }
            }
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if path.leading_colon.is_none()
            && let Some(first) = path.segments.first()
        {
            let words: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.names(&words, first.ident.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.visit_path(&item.path);
        self.tokens(item.tokens.clone());
    }

    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        item.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
        self.visit_macro(&item.mac);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        match &attribute.meta {
            syn::Meta::List(list) => self.tokens(list.tokens.clone()),
            syn::Meta::NameValue(pair) => self.visit_expr(&pair.value),
            syn::Meta::Path(_) => {}
        }
    }

    /// `pub(in a::b)` says who may use, and uses nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

fn is_test(item: &Item) -> bool {
    let attributes = match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return false,
    };
    modules::is_test(attributes)
}
