//! What an account should say, field by field, and whether it does.

mod groups;
mod people;
mod promises;

use exodus::record::Head;
use exodus_sdk::record::{Kept, RawAccount, decode};
use exodus_sdk::{Address, PROGRAM};

use super::model::Model;
use super::model::shape::Kind;

/// Compares every field of a record but its head with what the model says: to forget one does not compile.
macro_rules! same {
    ($notes:ident, $found:ident: $kind:ident { $($field:ident = $expected:expr),* $(,)? }) => {{
        let expected = exodus::state::$kind { head: $found.record.head, $($field: $expected),* };
        $(
            if $found.record.$field != expected.$field {
                let (field, found) = (stringify!($field), &$found.record.$field);
                $notes.push(format!("{field}: the chain says {found:?}, the model {:?}", expected.$field));
            }
        )*
    }};
}
pub(crate) use same;

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

/// Decodes a record and looks at its head; says so where it is none of the kind.
fn opened<T: Kept>(notes: &mut Vec<String>, account: &RawAccount) -> Option<exodus_sdk::record::Located<T>> {
    match decode::<T>(account) {
        Ok(found) => {
            let Head { sequence, version, bump: _, reserved } = *found.head();
            if sequence == 0 || version != 1 || reserved != [0; 6] {
                notes.push(format!("a head of {:?}", found.head()));
            }
            Some(found)
        }
        Err(error) => {
            notes.push(format!("no {}: {error}", T::NOUN));
            None
        }
    }
}

/// A sum as records hold it.
fn narrow(sum: u128) -> u64 {
    u64::try_from(sum).expect("the worlds stay far below 2^64")
}
