//! Parts of the interface description, by name.

use crate::fault::fault;
use anyhow::{Context as _, Result};
use serde_json::Value;

pub(super) fn name(item: &Value) -> String {
    item.get("name").and_then(Value::as_str).unwrap_or_default().to_string()
}

/// What a line of documentation in a source says.
pub(super) fn doc(line: &str) -> Option<&str> {
    line.trim().strip_prefix("///").map(str::trim)
}

/// A list of the description.
pub(super) fn list<'a>(idl: &'a mut Value, name: &str) -> Result<&'a mut Vec<Value>> {
    idl.get_mut(name).and_then(Value::as_array_mut).with_context(|| format!("the description has no list `{name}`"))
}

/// The account of an instruction, by both their names.
pub(super) fn account<'a>(idl: &'a mut Value, instruction: &str, account: &str) -> Result<&'a mut Value> {
    let named = |item: &&mut Value, name: &str| item.get("name").and_then(Value::as_str) == Some(name);
    let found = list(idl, "instructions")?.iter_mut().find(|item| named(item, instruction));
    let accounts = found.and_then(|it| it.get_mut("accounts")).and_then(Value::as_array_mut);
    accounts.and_then(|all| all.iter_mut().find(|item| named(item, account))).ok_or_else(|| {
        fault(
            format!("the description has no account `{account}` of `{instruction}`"),
            "xtask/src/program/idl names it; let that follow the program",
        )
    })
}
