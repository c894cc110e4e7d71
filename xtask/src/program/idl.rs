//! idl.json: the program prints its interface in parts, from tests that Anchor generates; here they are joined.

mod codes;
mod complete;
mod named;
mod seeds;

use crate::fault::fault;
use crate::process;
use anyhow::{Context as _, Result};
use named::name;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Lists that Anchor's own tool sorts by name; instructions keep the order of the program's table of contents.
const SORTED: [&str; 4] = ["accounts", "constants", "events", "types"];

pub(super) fn generate(root: &Path) -> Result<String> {
    let mut test = process::cargo();
    test.current_dir(root).args(["test", "--locked", "--package=exodus", "--lib", "--features=idl-build"]);
    // The tests print and compute nothing, so optimised dependencies would only cost a minute.
    test.args(["--config", "profile.dev.package.\"*\".opt-level=0", "__anchor_private_print_idl"]);
    test.args(["--", "--show-output", "--quiet", "--test-threads=1"]);
    test.env("CARGO_TARGET_DIR", root.join("target/idl"));
    let printed = process::read(&mut test)?;
    let mut idl = join(&printed).with_context(|| "the interface description cannot be joined".to_string())?;
    complete::complete(root, &mut idl)?;
    ordered(&mut idl)?;
    Ok(serde_json::to_string_pretty(&idl)? + "\n")
}

fn join(printed: &str) -> Result<Value> {
    let program = only(parts(printed, "program"), "program")?;
    let mut idl: Value = parsed(&program)?;
    let mut types = BTreeMap::new();
    keep(&mut types, idl.get("types"))?;
    let mut events = Vec::new();
    for part in parts(printed, "event") {
        let mut part: Value = parsed(&part)?;
        keep(&mut types, part.get("types"))?;
        events.extend(part.get_mut("event").map(Value::take));
    }
    let errors: Vec<Vec<Value>> = parts(printed, "errors").iter().map(|part| parsed(part)).collect::<Result<_>>()?;
    let constants: Vec<Value> = parts(printed, "const").iter().map(|part| parsed(part)).collect::<Result<_>>()?;
    let address = only(parts(printed, "address"), "address")?;

    let members = idl.as_object_mut().context("the program's part is not a JSON object")?;
    members.insert("address".into(), json!(address.trim_matches(|c: char| !c.is_alphanumeric())));
    members.insert("events".into(), Value::Array(events));
    members.insert("errors".into(), Value::Array(errors.into_iter().flatten().collect()));
    members.insert("constants".into(), Value::Array(constants));
    members.insert("types".into(), Value::Array(types.into_values().collect()));
    ordered(&mut idl)?;
    Ok(idl)
}

fn ordered(idl: &mut Value) -> Result<()> {
    for list in SORTED {
        if let Some(Value::Array(items)) = idl.get_mut(list) {
            items.sort_by_cached_key(name);
        }
    }
    if let Some(Value::Array(errors)) = idl.get_mut("errors") {
        errors.sort_by_key(|error| error.get("code").and_then(Value::as_u64));
    }
    refuse_shared_discriminators(idl)?;
    idl.sort_all_objects();
    Ok(())
}

/// The texts between `--- IDL begin KIND ---` and `--- IDL end KIND ---`.
fn parts(printed: &str, kind: &str) -> Vec<String> {
    let (begin, end) = (format!("--- IDL begin {kind} ---\n"), format!("--- IDL end {kind} ---"));
    let after = printed.split(&begin).skip(1);
    after.filter_map(|text| text.split_once(&end)).map(|(part, _)| part.trim().to_string()).collect()
}

fn only(mut parts: Vec<String>, kind: &str) -> Result<String> {
    match (parts.pop(), parts.is_empty()) {
        (Some(part), true) => Ok(part),
        (last, _) => Err(fault(
            format!("expected one `{kind}` part, found {}", parts.len() + usize::from(last.is_some())),
            "does programs/exodus still have the feature idl-build = [\"anchor-lang/idl-build\"]?",
        )),
    }
}

fn parsed<T: DeserializeOwned>(part: &str) -> Result<T> {
    serde_json::from_str(part).with_context(|| format!("a printed part is not the expected JSON: {part}"))
}

/// A type that several parts mention is kept once. Two that only share a name are refused: a client would take one for
/// the other.
fn keep(types: &mut BTreeMap<String, Value>, mentioned: Option<&Value>) -> Result<()> {
    for item in mentioned.and_then(Value::as_array).into_iter().flatten() {
        let own = name(item);
        if types.insert(own.clone(), item.clone()).is_some_and(|other| other != *item) {
            return Err(fault(format!("two types are called `{own}`"), "give each its own name in programs/exodus"));
        }
    }
    Ok(())
}

/// Two things whose first bytes are the same cannot be told apart by a client.
fn refuse_shared_discriminators(idl: &Value) -> Result<()> {
    for list in ["instructions", "accounts", "events"] {
        let mut seen: Vec<(String, Vec<Value>)> = Vec::new();
        for item in idl.get(list).and_then(Value::as_array).into_iter().flatten() {
            let (own, bytes) = (name(item), item.get("discriminator").and_then(Value::as_array).cloned());
            let bytes = bytes.unwrap_or_default();
            if let Some((other, _)) = seen.iter().find(|(_, seen)| seen.starts_with(&bytes) || bytes.starts_with(seen))
            {
                return Err(fault(
                    format!("{list}: the discriminators of `{other}` and `{own}` cannot be told apart"),
                    "give each its own number in programs/exodus/src/lib.rs",
                ));
            }
            seen.push((own, bytes));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
