//! Proposals of another key that have ended.

use std::collections::BTreeMap;

use exodus_rules::Timestamp;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::recovery::tidy;
use exodus_sdk::state::{Member, Recovery};

use super::due::Due;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let mut tenures = BTreeMap::new();
    for member in session.chain.all::<Member>(&Filter::every::<Member>())? {
        if member.read()?.must_remain().is_ok() {
            tenures.insert(member.address, member.tenure());
        }
    }
    let mut due = Vec::new();
    for proposed in session.chain.all::<Recovery>(&Filter::every::<Recovery>())? {
        if proposed.read().is_over(tenures.get(&proposed.member), now) {
            let (what, place, whose) = ("recovery tidy", proposed.address, vec![proposed.member]);
            due.push(Due { what, place, whose, instruction: tidy(&proposed) });
        }
    }
    Ok(due)
}
