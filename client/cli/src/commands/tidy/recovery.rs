//! Proposals of another key that have ended.

use exodus_rules::Timestamp;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::recovery::tidy;
use exodus_sdk::state::Recovery;

use super::{Due, Epochs};
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let epochs = Epochs::of(session)?;
    let mut due = Vec::new();
    for proposed in session.chain.all::<Recovery>(&Filter::every::<Recovery>())? {
        if proposed.read().is_over(epochs.of_member(&proposed.member), now) {
            let (what, place, whose) = ("recovery tidy", proposed.address, vec![proposed.member]);
            due.push(Due { what, place, whose, instruction: tidy(&proposed) });
        }
    }
    Ok(due)
}
