//! Ties with somebody who is gone for good, and links that nobody can accept any more.

use std::collections::BTreeSet;

use exodus_rules::Timestamp;
use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::tie::{tidy, tidy_invitation};
use exodus_sdk::state::{Invitation, Tie, Tombstone};

use super::due::Due;
use super::epochs::Epochs;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, _now: Timestamp) -> Result<Vec<Due>, Failure> {
    let stones = session.chain.all::<Tombstone>(&Filter::every::<Tombstone>())?;
    let stones: BTreeSet<Address> = stones.into_iter().map(|stone| stone.address).collect();
    let mut due = Vec::new();
    for tie in session.chain.all::<Tie>(&Filter::every::<Tie>())? {
        let gone = [tie.lower, tie.higher].into_iter().find(|member| stones.contains(member));
        if let Some(gone) = gone {
            let (what, place, whose) = ("tie tidy", tie.address, vec![tie.lower, tie.higher]);
            due.push(Due { what, place, whose, instruction: tidy(gone, &tie) });
        }
    }
    Ok(due)
}

pub fn invitations(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let epochs = Epochs::of(session)?;
    let mut due = Vec::new();
    for invitation in session.chain.all::<Invitation>(&Filter::every::<Invitation>())? {
        if invitation.read()?.is_spent(epochs.of_member(&invitation.inviter), now) {
            let (what, place, whose) = ("tie tidy-invitation", invitation.address, vec![invitation.inviter]);
            due.push(Due { what, place, whose, instruction: tidy_invitation(&invitation) });
        }
    }
    Ok(due)
}
