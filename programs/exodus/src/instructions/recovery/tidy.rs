//! Takes away a proposal that has ended.
//!
//! Signs: nobody; anyone may send it, and the rent goes to whoever paid it. Transition: expired, or of an earlier key
//! or a member who has left -> gone. Event: `RecoveryChanged`. Refuses: a proposal that stands.

use anchor_lang::prelude::*;
use exodus_rules::Refusal;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::Recovery;

/// Accounts of `recovery tidy`.
#[derive(Accounts)]
pub struct RecoveryTidy {
    /// The member, or its tombstone.
    pub member: UncheckedAccount,
    /// The proposal.
    #[account(mut)]
    pub recovery: Record<Recovery>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes away a proposal that has ended.
pub fn tidy(ctx: &mut Context<RecoveryTidy>) -> Outcome {
    let at = guards::now()?;
    let RecoveryTidy { member, recovery, payer } = &mut ctx.accounts;
    guards::is(member.address(), &recovery.member)?;
    if !recovery.read().is_over(guards::tenure(member)?.as_ref(), at) {
        return Err(Refusal::RecoveryStands.into());
    }
    super::tell(recovery, None, None, Change::Tidied);
    Ok(recovery.close_to(payer)?)
}
