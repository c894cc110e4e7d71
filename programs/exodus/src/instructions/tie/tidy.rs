//! Takes away a tie of which one member has left for good, so that nobody's hand stays held out to nobody.
//!
//! Signs: nobody; anyone may send it, and the rent goes to whoever paid it. Transition: any -> gone; a guardian lost by
//! it is counted no more, at either end. Event: `TieChanged`. Refuses: a tie between two who may still speak for
//! themselves.

use anchor_lang::prelude::*;
use exodus_rules::tie::{End, Tie as Rules, dismissed};

use super::{Change, Told};
use crate::errors::{Failure, Outcome};
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Tie};

/// Accounts of `tie tidy`.
#[derive(Accounts)]
pub struct TieTidy {
    /// The member who has left, or the tombstone.
    #[account(mut)]
    pub gone: UncheckedAccount,
    /// The member at the other end, or its tombstone.
    #[account(mut)]
    pub other: UncheckedAccount,
    /// The tie between the two.
    #[account(mut)]
    pub tie: Record<Tie>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes away a tie with somebody who has left.
pub fn tidy(ctx: &mut Context<TieTidy>) -> Outcome {
    let TieTidy { gone, other, tie, payer } = &mut ctx.accounts;
    let end = tie.end_of(other.address(), gone.address())?;
    let mut left = guards::remaining(gone)?;
    if let Some(member) = &left {
        member.read()?.must_be_gone()?;
    }
    let mut stays = guards::remaining(other)?;
    let before = tie.read()?;
    unguard(&mut left, &before, end.other())?;
    let unguarded = unguard(&mut stays, &before, end)?;
    tie.change().write(&Rules::NONE);
    let by = stays.as_ref().filter(|_| unguarded);
    super::tell(&Told { tie, stands: &Rules::NONE, by, other: None, invitation: None, change: Change::Tidied, end });
    Ok(tie.close_to(payer)?)
}

/// The member at an end of the tie counts a guardian less, if the other was one. Says whether that changed the member.
fn unguard(member: &mut Option<Record<Member>>, before: &Rules, end: End) -> core::result::Result<bool, Failure> {
    match member {
        Some(member) if dismissed(before, &Rules::NONE, end) => {
            let fewer = member.recovery().loses_guardian()?;
            member.change().write_recovery(&fewer);
            member.exit()?;
            Ok(true)
        }
        Some(_) | None => Ok(false),
    }
}
