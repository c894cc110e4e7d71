//! Takes a link back, used or not.
//!
//! Signs: the inviter's key; the rent goes to whoever paid it. Transition: the invitation's account closes, so a repeat
//! finds nothing. Event: `InvitationChanged`. Refuses: anybody but the inviter.

use anchor_lang::prelude::*;

use crate::errors::Outcome;
use crate::events::InvitationChanged;
use crate::guards;
use crate::record::Record;
use crate::state::{Invitation, Member};

/// Accounts of `tie cancel`.
#[derive(Accounts)]
pub struct TieCancel {
    /// The inviter's key.
    pub authority: Signer,
    /// The inviter.
    #[account(mut)]
    pub member: Record<Member>,
    /// The invitation.
    #[account(mut)]
    pub invitation: Record<Invitation>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes a link back.
pub fn cancel(ctx: &mut Context<TieCancel>) -> Outcome {
    let at = guards::now()?;
    let TieCancel { authority, member, invitation, payer } = &mut ctx.accounts;
    guards::is(member.address(), &invitation.inviter)?;
    let (inviter, today) = guards::signed(member, authority, at)?;
    member.change().write(&inviter.acts(today));
    ends(invitation, Some(member), 2);
    Ok(invitation.close_to(payer)?)
}

/// Tells that a link has ended.
pub(super) fn ends(invitation: &Record<Invitation>, inviter: Option<&Record<Member>>, change: u32) {
    emit!(InvitationChanged {
        invitation: *invitation.address(),
        inviter: invitation.inviter,
        pledge: invitation.pledge,
        expires: invitation.expires,
        sequence: invitation.head.sequence,
        inviter_sequence: inviter.map_or(0, |inviter| inviter.head.sequence),
        uses_left: u32::from(invitation.uses_left),
        change,
    });
}
