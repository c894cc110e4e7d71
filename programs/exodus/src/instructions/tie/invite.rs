//! Offers a hand by link: "I am ready to help you with this much, and I count on the same from you."
//!
//! Signs: the inviter's key, naming the inviter's turn, and the link's own key. Transition: nothing -> a link with its
//! uses. Event: `InvitationChanged`. Refuses: an inviter who is dormant or suspended, a term or a number of uses out of
//! range.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Timestamp, Turn, invitation};

use crate::errors::Outcome;
use crate::events::InvitationChanged;
use crate::guards;
use crate::record::Record;
use crate::state::{Invitation, Member};

/// What the link offers.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct InviteArgs {
    /// The inviter's turn, as the signer sees it.
    pub turn: u32,
    /// What the inviter is ready to help with, in minor units.
    pub pledge: u64,
    /// The last second in which the link works, unix seconds; at most 90 days ahead.
    pub expires: i64,
    /// How many people may accept it, 1-150.
    pub uses: u8,
}

/// Accounts of `tie invite`.
#[derive(Accounts)]
pub struct TieInvite {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The inviter's key.
    pub authority: Signer,
    /// The link's own key.
    pub link: Signer,
    /// The inviter.
    #[account(mut)]
    pub member: Record<Member>,
    /// The invitation.
    #[account(init, payer = payer, seeds = [b"invitation", link.address().as_ref()], bump)]
    pub invitation: Record<Invitation>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Offers a hand by link.
pub fn invite(ctx: &mut Context<TieInvite>, args: InviteArgs) -> Outcome {
    let at = guards::now()?;
    let member = &mut ctx.accounts.member;
    let (inviter, today) = guards::signed(member, &ctx.accounts.authority, at)?;
    inviter.must_be_active(today)?;
    let (pledge, expires) = (Amount::positive(args.pledge)?, Timestamp::new(args.expires));
    let offered = invitation::Invitation::offer(inviter.epoch, pledge, expires, args.uses, at)?;
    member.change().write(&inviter.takes_turn(Turn(args.turn), today)?);

    let invitation = &mut ctx.accounts.invitation;
    let record = invitation.stamp(ctx.bumps.invitation);
    record.key = *ctx.accounts.link.address();
    record.inviter = *member.address();
    record.payer = *ctx.accounts.payer.address();
    record.write(&offered);
    emit!(InvitationChanged {
        invitation: *invitation.address(),
        inviter: invitation.inviter,
        pledge: args.pledge,
        expires: args.expires,
        sequence: invitation.head.sequence,
        inviter_sequence: member.head.sequence,
        uses_left: u32::from(args.uses),
        change: 1,
    });
    Ok(())
}
