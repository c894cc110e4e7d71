//! Commitments that are overdue, not reported, or done with.

use exodus_rules::Timestamp;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::commitment::{close, report, tidy_overdue};
use exodus_sdk::lateness::closable_on;
use exodus_sdk::state::Commitment;

use super::due::Due;
use crate::commands::commitment::excuse;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let mut due = Vec::new();
    for commitment in session.chain.all::<Commitment>(&Filter::every::<Commitment>())? {
        let rules = commitment.read()?;
        let excuse = excuse(session, &commitment, now)?;
        // One step at a time: closing comes in the round after reporting. Writing down that it is overdue reports too.
        let (what, instruction) = if closable_on(&*session.chain, &commitment, now)?.is_ok() {
            ("commitment close", close(&commitment))
        } else if rules.tidy_overdue(excuse, now).is_ok() {
            ("commitment tidy-overdue", tidy_overdue(&commitment))
        } else if rules.report(excuse, now).is_ok() {
            ("commitment report", report(&commitment))
        } else {
            continue;
        };
        let whose = vec![commitment.debtor, commitment.creditor];
        due.push(Due { what, place: commitment.address, whose, instruction });
    }
    Ok(due)
}
