//! Function headers: what must be inlined, what must not, what goes.

use super::attributes::{Change, Groups};
use crate::fault::fault;
use anyhow::Result;
use std::borrow::Cow;

/// The back end passes arguments in five registers and nowhere else.
const REGISTERS: usize = 5;

/// 128-bit helpers of the compiler's runtime: they return more than a register holds.
const UNRETURNABLE: [&str; 5] = ["__multi3", "__udivti3", "__umodti3", "__divti3", "__modti3"];

const INTO_CALLERS: Change = Change { drop: &["noinline", "cold", "optsize", "minsize"], add: "alwaysinline" };
const KEPT_APART: Change = Change { drop: &["alwaysinline", "inlinehint"], add: "noinline" };
const KEPT_SMALL: Change = Change { drop: &["alwaysinline", "inlinehint"], add: "noinline minsize" };

/// What members send every day, what has a tight budget of compute units, and what would stand furthest above its floor: it
/// may be large. Everything else is compiled to be small, because a deployment pays for every byte.
const FAST: [&str; 19] = [
    "tie_withdraw",
    "tie_restore",
    "intent_declare",
    "intent_edit",
    "intent_withdraw",
    "commitment_commit",
    "commitment_perform",
    "commitment_confirm",
    "commitment_forgive",
    "member_wake",
    "pool_change",
    "intent_refuse",
    "recovery_veto",
    "recovery_propose",
    "member_tidy_dormant",
    "network_create",
    "commitment_close",
    "pool_freeze",
    "clearing_clear",
];

pub(super) struct Functions {
    groups: Groups,
    inside_dropped: bool,
    handlers: usize,
}

impl Functions {
    pub(super) fn new(ir: &str) -> Self {
        Self { groups: Groups::new(ir), inside_dropped: false, handlers: 0 }
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
        if self.handlers > 0 {
            return Ok(());
        }
        Err(fault(
            "the link step found none of Anchor's instruction handlers (`__handlers` at the crate's root)",
            "Anchor's private names changed: adapt is_handler in xtask/src/program/debian/legalise/functions.rs",
        ))
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
        self.handlers += usize::from(is_handler(name));
        let change = match (is_handler(name), parameters) {
            (true, _) if is_fast(name) => KEPT_APART,
            (true, _) => KEPT_SMALL,
            (false, count) if count > REGISTERS => INTO_CALLERS,
            (false, _) => return Ok(Some(Cow::Borrowed(line))),
        };
        let (signature, attributes) = line.split_at(end);
        let changed = self.groups.changed(attributes, change).ok_or_else(|| unexpected(line))?;
        Ok(Some(Cow::Owned(format!("{signature}{changed}"))))
    }

    /// A call may carry attributes of its own; those of a handler's call must not undo `KEPT_APART`.
    fn call(&mut self, line: &str) -> Option<String> {
        let (_, callee) = line.split_once("call ")?.1.split_once('@')?;
        if !is_handler(callee.split_once('(')?.0) {
            return None;
        }
        let (call, attributes) = line.split_at(line.rfind(" #")?);
        Some(format!("{call}{}", self.groups.changed(attributes, KEPT_APART)?))
    }
}

/// Anchor's function per instruction. Inlined into the dispatcher, about twenty of them exceed the back end's 16-bit
/// branches.
fn is_handler(name: &str) -> bool {
    let module = name.strip_prefix("_RNvNtC").and_then(|path| path.split_once("10___handlers"));
    module.is_some_and(|(krate, function)| [krate, function].into_iter().all(is_word))
}

/// Whether a handler's mangled name (a length, then the instruction) ends with one of those.
fn is_fast(name: &str) -> bool {
    FAST.iter().any(|fast| name.ends_with(&format!("{}{fast}", fast.len())))
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn unexpected(line: &str) -> anyhow::Error {
    fault(
        format!("the link step cannot read this function header: {line}"),
        "LLVM's text form changed: adapt xtask/src/program/debian/legalise/functions.rs",
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
