//! Withdraws a deal that nobody has agreed to yet.
//!
//! Signs: the taker's key, naming the deal's turn; the rent goes to whoever paid it. Transition: any -> gone. Event:
//! `DealChanged`. Refuses: anybody else, another deal than the one that is named.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::{Change, OwnTurnArgs, Sequences};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Deal, Member};

/// Accounts of `offer withdraw`.
#[derive(Accounts)]
pub struct OfferWithdraw {
    /// The taker's key.
    pub authority: Signer,
    /// The taker.
    #[account(mut)]
    pub member: Record<Member>,
    /// The deal.
    #[account(mut)]
    pub deal: Record<Deal>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Withdraws a deal.
pub fn withdraw(ctx: &mut Context<OfferWithdraw>, args: OwnTurnArgs) -> Outcome {
    let at = guards::now()?;
    let OfferWithdraw { authority, member, deal, payer } = &mut ctx.accounts;
    guards::is(member.address(), &deal.taker)?;
    let (taker, today) = guards::signed(member, authority, at)?;
    deal.read()?.must_be_named(Turn(args.turn))?;
    member.change().write_act(&taker.acts(today));
    deal.change();
    let written = Sequences { taker: member.head.sequence, ..Sequences::default() };
    super::tell_deal(deal, &written, Change::Withdrawn);
    Ok(deal.close_to(payer)?)
}
