//! Takes away a deal that has expired or lost its power, or whose offer has ended, and gives its rent back to whoever
//! paid it.
//!
//! Signs: nobody; anyone may send it. Transition: expired, outdated or without an offer -> gone. Event: `DealChanged`.
//! Refuses: a deal that may still be agreed to.

use anchor_lang::prelude::*;

use super::{Change, Sequences};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Deal, Offer};

/// Accounts of `offer tidy-deal`.
#[derive(Accounts)]
pub struct OfferTidyDeal {
    /// The taker, or the tombstone of one who has left.
    pub taker: UncheckedAccount,
    /// The publisher, or the tombstone of one who has left.
    pub publisher: UncheckedAccount,
    /// The offer, or the address where it was.
    pub offer: UncheckedAccount,
    /// The deal.
    #[account(mut)]
    pub deal: Record<Deal>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes away a deal that has ended.
pub fn tidy_deal(ctx: &mut Context<OfferTidyDeal>) -> Outcome {
    let at = guards::now()?;
    let OfferTidyDeal { taker, publisher, offer, deal, payer } = &mut ctx.accounts;
    guards::is(taker.address(), &deal.taker)?;
    guards::is(publisher.address(), &deal.publisher)?;
    guards::is(offer.address(), &deal.offer)?;
    let standing = match guards::peek::<Offer>(offer)? {
        Some(offer) => Some(offer.read()?.status_at(guards::epoch(publisher)?, at)),
        None => None,
    };
    deal.read()?.tidy(guards::epoch(taker)?, standing, at)?;
    deal.change();
    super::tell_deal(deal, &Sequences::default(), Change::DealTidied);
    Ok(deal.close_to(payer)?)
}
