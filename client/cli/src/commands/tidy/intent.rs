//! Intents whose period, or whose request, has ended: to be renewed or closed.

use std::collections::BTreeMap;

use exodus_rules::Timestamp;
use exodus_rules::intent::{Facts, Word};
use exodus_rules::member::Member as Rules;
use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::SYSTEM;
use exodus_sdk::instructions::intent::tidy;
use exodus_sdk::state::{Commitment, Intent, Member, Request, Tombstone};

use super::due::Due;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let (mut due, mut networks) = (Vec::new(), BTreeMap::new());
    for intent in session.chain.all::<Intent>(&Filter::every::<Intent>())? {
        let request = session.chain.get::<Request>(&intent.request)?;
        let present = match networks.get(&request.network) {
            Some(present) => present,
            None => networks.entry(request.network).or_insert(session.present(&request.network)?),
        };
        let asked = present.of(&request)?;
        let facts = Facts {
            author_left: member(session, &intent.member)?.is_none_or(|author| author.must_remain().is_err()),
            word: word(session, &intent)?,
            in_emergency: member(session, &request.beneficiary)?.is_some_and(|one| one.emergency_at(now).is_some()),
        };
        if intent.read()?.tidy(&asked, &facts, present.rhythm, now).is_ok() {
            let (place, whose) = (intent.address, vec![intent.member, request.beneficiary]);
            due.push(Due { what: "intent tidy", place, whose, instruction: tidy(&intent, &request) });
        }
    }
    Ok(due)
}

/// A member, unless only a tombstone is left.
fn member(session: &Session, address: &Address) -> Result<Option<Rules>, Failure> {
    let found = session.chain.all::<Tombstone>(&Filter::every::<Tombstone>())?;
    if found.iter().any(|tombstone| tombstone.address == *address) {
        return Ok(None);
    }
    Ok(Some(session.chain.get::<Member>(address)?.read()?))
}

/// What has become of the promise that the intent turned into. A record that is gone was settled: nothing else closes one.
fn word(session: &Session, intent: &Intent) -> Result<Word, Failure> {
    if intent.commitment == SYSTEM {
        return Ok(Word::NotGiven);
    }
    Ok(match session.chain.find::<Commitment>(&intent.commitment)? {
        Some(promise) if !promise.read()?.is_wholly_performed() => Word::Open,
        Some(_) | None => Word::Kept,
    })
}
