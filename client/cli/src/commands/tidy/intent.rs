//! Intents whose period, or whose request, has ended: to be renewed or closed.

use std::collections::BTreeMap;

use exodus_rules::Timestamp;
use exodus_rules::intent::Word;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::SYSTEM;
use exodus_sdk::instructions::intent::tidy;
use exodus_sdk::state::{Commitment, Intent, Member, Request};

use super::Due;
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
        let beneficiary = session.chain.get::<Member>(&request.beneficiary)?;
        let in_emergency = beneficiary.read()?.emergency_at(now).is_some();
        let (asked, word) = (present.of(&request)?, word(session, &intent)?);
        if intent.read()?.tidy(&asked, word, in_emergency, present.rhythm, now).is_ok() {
            let (place, whose) = (intent.address, vec![intent.member, request.beneficiary]);
            due.push(Due { what: "intent tidy", place, whose, instruction: tidy(&intent, &request) });
        }
    }
    Ok(due)
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
