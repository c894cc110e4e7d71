//! Takes away a tie of which one member is gone for good, so that nobody's hand stays held out to a tombstone.
//!
//! Signs: nobody; anyone may send it, and the rent goes to whoever paid it. Transition: any -> gone; a guardian lost by it
//! is counted no more. Event: `TieChanged`. Refuses: a tie between two who may still speak for themselves.

use anchor_lang::prelude::*;
use exodus_rules::tie::Tie as Rules;
use exodus_rules::tie::dismissed;

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::Tie;

/// Accounts of `tie tidy`.
#[derive(Accounts)]
pub struct TieTidy {
    /// The tombstone of the one member.
    pub gone: UncheckedAccount,
    /// The other member, or its tombstone.
    #[account(mut)]
    pub other: UncheckedAccount,
    /// The tie between the two.
    #[account(mut)]
    pub tie: Record<Tie>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes away a tie with a tombstone.
pub fn tidy(ctx: &mut Context<TieTidy>) -> Outcome {
    let TieTidy { gone, other, tie, payer } = &mut ctx.accounts;
    let end = tie.end_of(other.address(), gone.address())?;
    guards::tombstone(gone)?;
    let mut stays = guards::remaining(other)?;
    let before = tie.read()?;
    let fewer = dismissed(&before, &Rules::NONE, end);
    if let Some(member) = stays.as_mut().filter(|_| fewer) {
        let arranged = member.recovery().loses_guardian()?;
        member.change().write_recovery(&arranged);
        member.exit()?;
    }
    tie.change().write(&Rules::NONE);
    let by = stays.as_ref().filter(|_| fewer);
    super::tell(&Told { tie, stands: &Rules::NONE, by, other: None, invitation: None, change: Change::Tidied, end });
    Ok(tie.close_to(payer)?)
}
