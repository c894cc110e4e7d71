//! What an account should say, field by field, and whether it does.

mod fields;
mod groups;
mod people;
mod promises;

use exodus_sdk::record::RawAccount;
use exodus_sdk::{Address, PROGRAM};

use super::model::Model;
use super::model::kind::Kind;

/// Where an account and the model differ; nothing, if they do not.
pub(crate) fn differences(model: &Model, address: &Address, account: Option<&RawAccount>) -> Vec<String> {
    let mut notes = Vec::new();
    let ours = account.filter(|account| account.owner == PROGRAM);
    match (model.kind(address), ours) {
        (None, None) => {}
        (None, Some(_)) => notes.push("the chain keeps a record, the model none".to_owned()),
        (Some(kind), None) => notes.push(format!("the model keeps a {kind:?}, the chain none")),
        (Some(kind), Some(account)) => of_kind(&mut notes, model, kind, account),
    }
    notes
}

fn of_kind(notes: &mut Vec<String>, model: &Model, kind: Kind, account: &RawAccount) {
    match kind {
        Kind::Network => people::network(notes, model, account),
        Kind::Member => people::member(notes, model, account),
        Kind::Tombstone => people::tombstone(notes, model, account),
        Kind::Tie => people::tie(notes, model, account),
        Kind::Invitation => people::invitation(notes, model, account),
        Kind::Delegate => people::delegate(notes, model, account),
        Kind::Recovery => people::recovery(notes, model, account),
        Kind::Request => promises::request(notes, model, account),
        Kind::Intent => promises::intent(notes, model, account),
        Kind::Commitment => promises::commitment(notes, model, account),
        Kind::Offer => groups::offer(notes, model, account),
        Kind::Deal => groups::deal(notes, model, account),
        Kind::Pool => groups::pool(notes, model, account),
        Kind::Stake => groups::stake(notes, model, account),
    }
}
