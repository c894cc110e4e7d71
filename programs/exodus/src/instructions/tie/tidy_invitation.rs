//! Takes away a link that nobody can accept any more.
//!
//! Signs: nobody; anyone may send it, and the rent goes to whoever paid it. Transition: expired, used up, or of an
//! earlier key or a member who has left -> gone. Event: `InvitationChanged`. Refuses: a link that still works.

use anchor_lang::prelude::*;
use exodus_rules::Refusal;

use super::cancel;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::Invitation;

/// Accounts of `tie tidy-invitation`.
#[derive(Accounts)]
pub struct TieTidyInvitation {
    /// The inviter, or its tombstone.
    pub member: UncheckedAccount,
    /// The invitation.
    #[account(mut)]
    pub invitation: Record<Invitation>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes away a link that is spent.
pub fn tidy_invitation(ctx: &mut Context<TieTidyInvitation>) -> Outcome {
    let at = guards::now()?;
    let TieTidyInvitation { member, invitation, payer } = &mut ctx.accounts;
    guards::is(member.address(), &invitation.inviter)?;
    if !invitation.read()?.is_spent(guards::epoch(member)?, at) {
        return Err(Refusal::InvitationStands.into());
    }
    cancel::ends(invitation, None, 3);
    Ok(invitation.close_to(payer)?)
}
