//! Requests that have ended, and initiatives that have been adopted.

use exodus_rules::Timestamp;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::request::{adopt, tidy};
use exodus_sdk::state::Request;

use super::due::Due;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let mut due = Vec::new();
    for request in session.chain.all::<Request>(&Filter::every::<Request>())? {
        let rules = request.read()?;
        let answered = request.claim().is_none_or(|claim| claim.must_be_closable(&rules).is_ok());
        let over = |ended| request.counted().must_be_over(&rules, &ended, now);
        let (what, instruction) = if answered && rules.tidy(now).and_then(over).is_ok() {
            ("request tidy", tidy(&request))
        } else if rules.adopt(now).is_ok() {
            ("request adopt", adopt(&request))
        } else {
            continue;
        };
        due.push(Due { what, place: request.address, whose: vec![request.beneficiary], instruction });
    }
    Ok(due)
}
