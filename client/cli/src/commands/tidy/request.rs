//! Requests that have ended.

use exodus_rules::Timestamp;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::request::tidy;
use exodus_sdk::state::Request;

use super::Due;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let mut due = Vec::new();
    for request in session.chain.all::<Request>(&Filter::every::<Request>())? {
        if request.read()?.tidy(now).is_ok() {
            let (what, place, whose) = ("request tidy", request.address, vec![request.beneficiary]);
            due.push(Due { what, place, whose, instruction: tidy(&request) });
        }
    }
    Ok(due)
}
