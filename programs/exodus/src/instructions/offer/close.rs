//! Ends an offer, however it stands. What was agreed stays agreed.
//!
//! Signs: the publisher's key, naming the offer's turn; the rent goes to whoever paid it. Transition: any -> gone.
//! Event: `OfferChanged`. Refuses: anybody else, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::{Change, OwnTurnArgs};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Offer};

/// Accounts of `offer close`.
#[derive(Accounts)]
pub struct OfferClose {
    /// The publisher's key.
    pub authority: Signer,
    /// The publisher.
    #[account(mut)]
    pub member: Record<Member>,
    /// The offer.
    #[account(mut)]
    pub offer: Record<Offer>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Ends an offer.
pub fn close(ctx: &mut Context<OfferClose>, args: OwnTurnArgs) -> Outcome {
    let at = guards::now()?;
    let OfferClose { authority, member, offer, payer } = &mut ctx.accounts;
    guards::is(member.address(), &offer.publisher)?;
    let (publisher, today) = guards::signed(member, authority, at)?;
    offer.read()?.close(Turn(args.turn))?;
    member.change().write_act(&publisher.acts(today));
    super::end(offer, member, payer, Change::Closed)
}
