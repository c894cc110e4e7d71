//! Takes away an offer that has expired, sold out or lost its power, and gives its rent back to whoever paid it.
//!
//! Signs: nobody; anyone may send it. Transition: expired, sold out or outdated -> gone. Event: `OfferChanged`.
//! Refuses: an offer that may still be taken.

use anchor_lang::prelude::*;
use exodus_rules::Epoch;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Offer};

/// Accounts of `offer tidy`.
#[derive(Accounts)]
pub struct OfferTidy {
    /// The publisher. (Nobody leaves with an offer, so there is no tombstone of one who has.)
    #[account(mut)]
    pub member: Record<Member>,
    /// The offer.
    #[account(mut)]
    pub offer: Record<Offer>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes away an offer that has ended.
pub fn tidy(ctx: &mut Context<OfferTidy>) -> Outcome {
    let at = guards::now()?;
    let OfferTidy { member, offer, payer } = &mut ctx.accounts;
    guards::is(member.address(), &offer.publisher)?;
    offer.read()?.tidy(Epoch(member.epoch), at)?;
    super::end(offer, member, payer, Change::Tidied)
}
