//! Takes away a delegate whose power has ended.
//!
//! Signs: nobody; anyone may send it, and the rent goes to whoever paid it. Transition: expired, or of an earlier key
//! or a member who has left -> gone. Event: `DelegateChanged`. Refuses: a delegate who still has power.

use anchor_lang::prelude::*;
use exodus_rules::Refusal;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::Delegate;

/// Accounts of `delegate tidy`.
#[derive(Accounts)]
pub struct DelegateTidy {
    /// The member who lent the power, or its tombstone.
    pub member: UncheckedAccount,
    /// The delegate.
    #[account(mut)]
    pub delegate: Record<Delegate>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes away a delegate without power.
pub fn tidy(ctx: &mut Context<DelegateTidy>) -> Outcome {
    let at = guards::now()?;
    let DelegateTidy { member, delegate, payer } = &mut ctx.accounts;
    guards::is(member.address(), &delegate.member)?;
    if !delegate.read()?.is_spent(guards::epoch(member)?, at) {
        return Err(Refusal::DelegateStands.into());
    }
    super::tell(delegate, None, Change::Tidied);
    Ok(delegate.close_to(payer)?)
}
