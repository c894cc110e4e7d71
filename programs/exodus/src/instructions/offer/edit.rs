//! Changes what an offer says, for those who take it from then on. A deal stands as it was taken.
//!
//! Signs: the publisher's key, naming the offer's turn. Transition: open -> open. Event: `OfferChanged`. Refuses: a
//! publisher who is dormant or suspended, because what is changed is published anew; an offer that has expired, sold
//! out or lost its power; values out of range; a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::{Change, TermsArgs};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Offer};

/// The offer as it shall be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct OfferEditArgs {
    /// The offer's turn, as the signer sees it.
    pub turn: u32,
    /// What it shall say.
    pub terms: TermsArgs,
}

/// Accounts of `offer edit`.
#[derive(Accounts)]
pub struct OfferEdit {
    /// The publisher's key.
    pub authority: Signer,
    /// The publisher.
    #[account(mut)]
    pub member: Record<Member>,
    /// The offer.
    #[account(mut)]
    pub offer: Record<Offer>,
}

/// Changes an offer.
pub fn edit(ctx: &mut Context<OfferEdit>, args: OfferEditArgs) -> Outcome {
    let at = guards::now()?;
    let OfferEdit { authority, member, offer } = &mut ctx.accounts;
    guards::is(member.address(), &offer.publisher)?;
    let (publisher, today) = guards::signed(member, authority, at)?;
    publisher.must_be_active(today)?;
    let edited = offer.read()?.edit(Turn(args.turn), publisher.epoch, args.terms.read()?, at)?;
    member.change().write_act(&publisher.acts(today));
    offer.change().write(&edited);
    super::tell(offer, member, Change::Edited);
    Ok(())
}
