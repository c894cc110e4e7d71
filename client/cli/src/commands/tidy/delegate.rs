//! Delegates whose power has ended.

use exodus_rules::Timestamp;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::delegate::tidy;
use exodus_sdk::state::Delegate;

use super::due::Due;
use super::epochs::Epochs;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let epochs = Epochs::of(session)?;
    let mut due = Vec::new();
    for lent in session.chain.all::<Delegate>(&Filter::every::<Delegate>())? {
        if lent.read()?.is_spent(epochs.of_member(&lent.member), now) {
            let (what, place, whose) = ("delegate tidy", lent.address, vec![lent.member]);
            due.push(Due { what, place, whose, instruction: tidy(&lent) });
        }
    }
    Ok(due)
}
