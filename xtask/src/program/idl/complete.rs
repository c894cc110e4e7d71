//! What a client cannot know from what Anchor prints: where each record lives, the record that no instruction declares, an
//! account that is written behind Anchor's back, and what the numbers of kinds and states mean. All of it is read from the
//! sources, or checked against what is printed.

use super::named::{self, account, doc, list};
use super::{codes, seeds};
use crate::fault::fault;
use crate::files;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::path::Path;

const TOMBSTONE: &str = "programs/exodus/src/state/tombstone.rs";

/// A delegate who opens a request uses up its one of the period, which is written into its record by hand.
const WRITTEN: [(&str, &str); 1] = [("request_open", "delegate")];

pub(super) fn complete(root: &Path, idl: &mut Value) -> Result<()> {
    let source = |file: &str| files::text(&root.join(file));
    declare(idl, "Tombstone", &source(TOMBSTONE)?)?;
    for (instruction, account) in WRITTEN {
        written(idl, instruction, account)?;
    }
    seeds::add(idl)?;
    mark_nested(idl);
    let constants = list(idl, "constants")?;
    constants.extend(codes::constants(&source)?);
    Ok(())
}

fn written(idl: &mut Value, instruction: &str, name: &str) -> Result<()> {
    let found = account(idl, instruction, name)?;
    let members = found.as_object_mut().context("an account is not a JSON object")?;
    if members.insert("writable".into(), json!(true)).is_some() {
        return Err(fault(
            format!("`{name}` of `{instruction}` is declared as written by now"),
            "take it out of WRITTEN in xtask/src/program/idl/complete.rs",
        ));
    }
    Ok(())
}

/// Adds a record that no instruction declares as its account.
fn declare(idl: &mut Value, name: &str, source: &str) -> Result<()> {
    let accounts = list(idl, "accounts")?;
    if accounts.iter().any(|known| named::name(known) == name) {
        return Err(fault(
            format!("the description has a `{name}` by now"),
            "take it out of xtask/src/program/idl/complete.rs",
        ));
    }
    let mark: Vec<u8> = Sha256::digest(format!("account:{name}")).iter().copied().take(8).collect();
    accounts.push(json!({ "name": name, "discriminator": mark }));
    let record = record(name, source).with_context(|| format!("{name}: its struct cannot be read"))?;
    list(idl, "types")?.push(record);
    Ok(())
}

/// A record as its source declares it.
fn record(name: &str, source: &str) -> Result<Value> {
    let head = format!("pub struct {name} {{\n");
    let (before, after) = source.split_once(&head).context("no such struct")?;
    let (body, _) = after.split_once("\n}").context("no end")?;
    let docs: Vec<_> =
        before.lines().rev().skip_while(|line| line.starts_with("#[")).map_while(doc).collect::<Vec<_>>();
    let (mut fields, mut said) = (Vec::new(), Vec::new());
    for line in body.lines().map(str::trim) {
        if let Some(text) = doc(line) {
            said.push(text);
        } else if let Some((field, of)) = line.trim_start_matches("pub ").trim_end_matches(',').split_once(": ") {
            fields.push(json!({ "name": field, "docs": std::mem::take(&mut said), "type": type_of(of)? }));
        }
    }
    let docs: Vec<_> = docs.into_iter().rev().collect();
    let of = json!({ "kind": "struct", "fields": fields });
    Ok(json!({ "name": name, "docs": docs, "repr": { "kind": "c" }, "serialization": "bytemuck", "type": of }))
}

fn type_of(text: &str) -> Result<Value> {
    if let Some((element, length)) = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')?.split_once("; ")) {
        let length: usize = length.parse().with_context(|| format!("`{text}` has no plain length"))?;
        return Ok(json!({ "array": [type_of(element)?, length] }));
    }
    Ok(match text {
        "u8" | "u16" | "u32" | "u64" | "i64" => json!(text),
        "Address" => json!("pubkey"),
        defined => json!({ "defined": { "name": defined } }),
    })
}

/// A part of a record lies in memory as the record does; Anchor says so of the record alone.
fn mark_nested(idl: &mut Value) {
    let Some(types) = idl.get_mut("types").and_then(Value::as_array_mut) else { return };
    loop {
        let inside: Vec<String> = types.iter().filter(|it| it.get("serialization").is_some()).flat_map(parts).collect();
        let mut changed = false;
        for item in types.iter_mut().filter(|it| it.get("serialization").is_none()) {
            if !inside.contains(&named::name(item)) {
                continue;
            }
            if let Some(members) = item.as_object_mut() {
                members.insert("serialization".into(), json!("bytemuck"));
                members.insert("repr".into(), json!({ "kind": "c" }));
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// The names of the types that a value of this one holds.
fn parts(of: &Value) -> Vec<String> {
    match of {
        Value::Object(members) => {
            let own = members.get("defined").map(named::name);
            own.into_iter().chain(members.values().flat_map(parts)).collect()
        }
        Value::Array(items) => items.iter().flat_map(parts).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{mark_nested, record, written};
    use serde_json::json;

    #[test]
    fn a_record_is_read_as_its_source_declares_it() {
        let source = "/// At an address.\n#[account]\npub struct Stone {\n    /// Bump,\n    /// and more.\n    pub head: Head,\n    /// Of whom.\n    pub of: Address,\n    /// Zero.\n    pub rest: [u8; 4],\n}\n";
        let stone = record("Stone", source).unwrap();
        assert_eq!(stone["docs"], json!(["At an address."]));
        let fields = &stone["type"]["fields"];
        assert_eq!(
            fields[0],
            json!({ "name": "head", "docs": ["Bump,", "and more."], "type": { "defined": { "name": "Head" } } })
        );
        assert_eq!((&fields[1]["type"], &fields[2]["type"]), (&json!("pubkey"), &json!({ "array": ["u8", 4] })));
        assert!(record("Other", source).is_err());
    }

    #[test]
    fn an_account_is_marked_as_written_once() {
        let mut idl = json!({ "instructions": [{ "name": "ask", "accounts": [{ "name": "delegate" }] }] });
        written(&mut idl, "ask", "delegate").unwrap();
        assert_eq!(idl["instructions"][0]["accounts"][0]["writable"], true);
        assert!(written(&mut idl, "ask", "delegate").unwrap_err().to_string().contains("by now"));
        assert!(
            written(&mut idl, "ask", "other").unwrap_err().to_string().starts_with("the description has no account")
        );
    }

    #[test]
    fn what_lies_in_a_record_is_laid_out_like_it() {
        let of = |name: &str| json!({ "kind": "struct", "fields": [{ "type": { "array": [{ "defined": { "name": name } }, 2] } }] });
        let mut idl = json!({ "types": [
            { "name": "Outer", "serialization": "bytemuck", "type": of("Middle") },
            { "name": "Middle", "type": of("Inner") },
            { "name": "Inner" },
            { "name": "Args" },
        ] });
        mark_nested(&mut idl);
        assert_eq!(idl["types"][2]["serialization"], "bytemuck");
        assert!(idl["types"][3].get("serialization").is_none());
    }
}
