//! The addresses that follow from what an instruction is given, beyond those that Anchor derives itself: it creates only
//! few records, and knows no numbers among seeds. The address of a tie is never here: which of its two members is the lower
//! one, no seed can say.

use super::named::{account, list, name};
use crate::fault::fault;
use anyhow::Result;
use serde_json::{Value, json};

/// Instruction, account, the noun that its seeds begin with, and what else they are: accounts or arguments.
type Place = (&'static str, &'static str, &'static str, &'static [&'static str]);

const PLACES: [Place; 29] = [
    ("network_create", "network", "network", &["founder", "slug"]),
    ("tie_accept", "invitation", "invitation", &["link"]),
    ("request_open", "request", "request", &["member", "turn"]),
    ("intent_edit", "intent", "intent", &["request", "member"]),
    ("intent_withdraw", "intent", "intent", &["request", "member"]),
    ("pool_create", "pool", "pool", &["member", "turn"]),
    ("pool_join", "voucher", "stake", &["pool", "other"]),
    ("pool_change", "stake", "stake", &["pool", "member"]),
    ("pool_leave", "stake", "stake", &["pool", "member"]),
    ("pool_claim", "stake", "stake", &["pool", "member"]),
    ("pool_claim", "claim", "request", &["member", "turn"]),
    ("pool_freeze", "stake", "stake", &["pool", "member"]),
    ("pool_mandate", "stake", "stake", &["pool", "member"]),
    ("pool_answer", "stake", "stake", &["pool", "member"]),
    ("pool_lapse", "stake", "stake", &["pool", "member"]),
    ("commitment_commit", "commitment", "commitment", &["member", "turn"]),
    ("commitment_commit_directly", "commitment", "commitment", &["member", "turn"]),
    ("commitment_transfer", "commitment", "commitment", &["member", "turn"]),
    ("offer_publish", "offer", "offer", &["member", "turn"]),
    ("offer_agree", "deal", "deal", &["offer", "other"]),
    ("offer_agree", "goods", "commitment", &["member", "turn"]),
    // Those that Anchor derives: were it to stop, clients would notice here first.
    ("member_join", "member", "member", &["network", "authority"]),
    ("tie_invite", "invitation", "invitation", &["link"]),
    ("intent_declare", "intent", "intent", &["request", "member"]),
    ("pool_create", "stake", "stake", &["pool", "member"]),
    ("pool_join", "stake", "stake", &["pool", "member"]),
    ("offer_take", "deal", "deal", &["offer", "member"]),
    ("delegate_grant", "delegate", "delegate", &["member", "key"]),
    ("recovery_propose", "recovery", "recovery", &["ward", "key"]),
];

pub(super) fn add(idl: &mut Value) -> Result<()> {
    for (instruction, place, noun, sources) in PLACES {
        let mut seeds = vec![json!({ "kind": "const", "value": noun.as_bytes() })];
        for source in sources {
            seeds.push(seed(idl, instruction, source)?);
        }
        let (seeds, found) = (json!({ "seeds": seeds }), account(idl, instruction, place)?);
        if found.get("pda").is_some_and(|printed| *printed != seeds) {
            return Err(fault(
                format!("Anchor derives `{place}` of `{instruction}` from other seeds"),
                "let PLACES in xtask/src/program/idl/seeds.rs follow the program",
            ));
        }
        if let Some(members) = found.as_object_mut() {
            members.insert("pda".into(), seeds);
        }
    }
    Ok(())
}

fn seed(idl: &mut Value, instruction: &str, source: &str) -> Result<Value> {
    if account(idl, instruction, source).is_ok() {
        return Ok(json!({ "kind": "account", "path": source }));
    }
    if arguments(idl, instruction)?.iter().any(|argument| argument == source) {
        return Ok(json!({ "kind": "arg", "path": format!("args.{source}") }));
    }
    Err(fault(
        format!("`{instruction}` has neither an account nor an argument `{source}`"),
        "let PLACES in xtask/src/program/idl/seeds.rs follow the program",
    ))
}

/// The fields of the one argument that every instruction has at most.
fn arguments(idl: &mut Value, instruction: &str) -> Result<Vec<String>> {
    let all = list(idl, "instructions")?;
    let found = all
        .iter()
        .find(|it| name(it) == instruction)
        .and_then(|it| it.get("args")?.get(0)?.get("type")?.get("defined"));
    let Some(of) = found.map(name) else { return Ok(Vec::new()) };
    let types = list(idl, "types")?;
    let fields = types.iter().find(|it| name(it) == of).and_then(|it| it.get("type")?.get("fields")?.as_array());
    Ok(fields.into_iter().flatten().map(name).collect())
}
