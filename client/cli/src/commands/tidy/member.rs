//! Members who have fallen dormant, or left nothing but a stone to set.

use exodus_rules::Timestamp;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::member::{tidy_dormant, tidy_tombstone};
use exodus_sdk::state::Member;

use super::due::Due;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let mut due = Vec::new();
    for member in session.chain.all::<Member>(&Filter::every::<Member>())? {
        let rules = member.read()?;
        let (what, instruction) = if rules.must_be_bare().is_ok() {
            ("member tidy-tombstone", tidy_tombstone(&member))
        } else if rules.tidy_dormant(rules.today(now)?).is_ok() {
            ("member tidy-dormant", tidy_dormant(&member))
        } else {
            continue;
        };
        due.push(Due { what, place: member.address, whose: vec![member.address], instruction });
    }
    Ok(due)
}
