//! Function headers: what must be inlined, what must not, what goes.

use super::attributes::{Change, Groups};
use crate::hot::Hot;
use anyhow::Result;
use exodus_toolkit::fault::fault;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The back end passes arguments in five registers and nowhere else.
const REGISTERS: usize = 5;

/// 128-bit helpers of the compiler's runtime: they return more than a register holds.
const UNRETURNABLE: [&str; 5] = ["__multi3", "__udivti3", "__umodti3", "__divti3", "__modti3"];

const INTO_CALLERS: Change = Change { drop: &["noinline", "cold", "optsize", "minsize"], add: "alwaysinline" };
const KEPT_APART: Change = Change { drop: &["alwaysinline", "inlinehint"], add: "noinline" };
const KEPT_SMALL: Change = Change { drop: &["alwaysinline", "inlinehint"], add: "noinline minsize" };

pub(super) struct Functions {
    groups: Groups,
    hot: Option<Hot>,
    inside_dropped: bool,
    handlers: BTreeSet<String>,
}

impl Functions {
    pub(super) fn new(ir: &str, hot: Option<Hot>) -> Self {
        Self { groups: Groups::new(ir), hot, inside_dropped: false, handlers: BTreeSet::new() }
    }

    /// The line as it should be; `None` where it belongs to a function that goes.
    pub(super) fn lowered<'a>(&mut self, line: &'a str) -> Result<Option<Cow<'a, str>>> {
        if self.inside_dropped {
            self.inside_dropped = line != "}";
            return Ok(None);
        }
        if line.starts_with("define ") {
            return self.header(line);
        }
        Ok(Some(self.call(line).map_or(Cow::Borrowed(line), Cow::Owned)))
    }

    /// Without this, a new naming in Anchor would show as a branch out of range, and only in a large program.
    pub(super) fn require_handlers(&self) -> Result<()> {
        match &self.hot {
            None => Ok(()),
            Some(_) if self.handlers.is_empty() => Err(fault(
                "the link step found none of Anchor's instruction handlers (`__handlers` at the crate's root)",
                "Anchor's private names changed: adapt handler in tools/sbf-debian/src/legalise/functions.rs",
            )),
            Some(hot) => hot.require_all(&self.handlers),
        }
    }

    pub(super) fn new_attribute_groups(&self) -> String {
        self.groups.definitions()
    }

    fn header<'a>(&mut self, line: &'a str) -> Result<Option<Cow<'a, str>>> {
        let Some(Signature { name, parameters, end }) = Signature::of(line) else {
            return Err(unexpected(line));
        };
        self.inside_dropped = UNRETURNABLE.contains(&name);
        if self.inside_dropped {
            return Ok(None);
        }
        let change = match handler(name) {
            Some(handler) => {
                self.handlers.insert(handler.to_owned());
                if self.hot.as_ref().is_some_and(|hot| hot.has(handler)) { KEPT_APART } else { KEPT_SMALL }
            }
            None if parameters > REGISTERS => INTO_CALLERS,
            None => return Ok(Some(Cow::Borrowed(line))),
        };
        let (signature, attributes) = line.split_at(end);
        let changed = self.groups.changed(attributes, change).ok_or_else(|| unexpected(line))?;
        Ok(Some(Cow::Owned(format!("{signature}{changed}"))))
    }

    /// A call may carry attributes of its own; those of a handler's call must not undo `KEPT_APART`.
    fn call(&mut self, line: &str) -> Option<String> {
        let (_, callee) = line.split_once("call ")?.1.split_once('@')?;
        handler(callee.split_once('(')?.0)?;
        let (call, attributes) = line.split_at(line.rfind(" #")?);
        Some(format!("{call}{}", self.groups.changed(attributes, KEPT_APART)?))
    }
}

/// The instruction whose function this is, by the mangled name: Anchor writes one function for each. Inlined into the
/// dispatcher, about twenty of them exceed the back end's 16-bit branches.
fn handler(name: &str) -> Option<&str> {
    let (krate, function) = name.strip_prefix("_RNvNtC")?.split_once("10___handlers")?;
    let is_it = [krate, function].into_iter().all(is_word);
    is_it.then(|| function.trim_start_matches(|c: char| c.is_ascii_digit())) // its length stands before it
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn unexpected(line: &str) -> anyhow::Error {
    fault(
        format!("the link step cannot read this function header: {line}"),
        "LLVM's text form changed: adapt tools/sbf-debian/src/legalise/functions.rs",
    )
}

#[derive(PartialEq, Debug)]
struct Signature<'a> {
    name: &'a str,
    parameters: usize,
    /// Where the attributes begin, behind the closing parenthesis.
    end: usize,
}

impl<'a> Signature<'a> {
    fn of(line: &'a str) -> Option<Self> {
        line.match_indices('@').find_map(|(at, _)| {
            let name = name_at(line.get(at + 1..)?)?;
            let open = at + 1 + name.len();
            let list = line.get(open..)?.strip_prefix('(')?;
            let (parameters, length) = counted(list)?;
            Some(Self { name, parameters, end: open + 1 + length })
        })
    }
}

/// A plain or a quoted name.
fn name_at(text: &str) -> Option<&str> {
    let end = match text.strip_prefix('"') {
        Some(quoted) => quoted.find('"')? + 2,
        None => text.find(|c: char| !(c.is_ascii_alphanumeric() || "_.$-".contains(c)))?,
    };
    text.get(..end)
}

/// How many parameters stand before the parenthesis that closes the list, and the length up to behind it.
fn counted(list: &str) -> Option<(usize, usize)> {
    let (mut depth, mut commas) = (1_usize, 0_usize);
    for (at, c) in list.char_indices() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' | '>' => depth -= 1,
            ',' if depth == 1 => commas += 1,
            _ => {}
        }
        if depth == 0 {
            return Some((if at == 0 { 0 } else { commas + 1 }, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests;
