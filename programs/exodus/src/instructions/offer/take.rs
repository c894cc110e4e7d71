//! Takes an offer: opens a deal, which binds nobody until the publisher agrees.
//!
//! Signs: the taker's key, naming the taker's turn, which becomes the deal's, and price, days and details as seen;
//! anybody may pay. Behind the declared accounts: the ties of a path from taker to publisher, in order. Transition:
//! nothing -> a deal that waits. Event: `DealChanged`. Refuses: an offer that has expired, sold out, changed or lost
//! its power; more than is left; a price altogether above the largest amount; a term out of range; a path that is not
//! mutual or too long; oneself; a deal that stands already.

use anchor_lang::prelude::*;
use exodus_rules::offer::{Bargain, Days, Quantity};
use exodus_rules::{Amount, Epoch, Timestamp, Turn, deal};

use super::{Change, Sequences};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Deal, Member, Offer};

/// What is taken, as the taker sees it.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct TakeArgs {
    /// The taker's turn, as the signer sees it.
    pub turn: u32,
    /// How many pieces, at least 1.
    pub quantity: u32,
    /// The last second in which it may be agreed to, unix seconds; at most 30 days ahead.
    pub expires: i64,
    /// The price of a piece, as the signer sees it, in minor units.
    pub price: u64,
    /// The giver's days, as the signer sees them.
    pub delivery_days: u8,
    /// The other side's days to pay, as the signer sees them.
    pub payment_days: u8,
    /// The offer's details hash, as the signer sees it.
    pub details: [u8; 32],
}

/// Accounts of `offer take`, before the ties of the path.
#[derive(Accounts)]
pub struct OfferTake {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The taker's key.
    pub authority: Signer,
    /// The taker.
    #[account(mut)]
    pub member: Record<Member>,
    /// The publisher.
    pub other: Record<Member>,
    /// The offer.
    pub offer: Record<Offer>,
    /// The deal.
    #[account(init, payer = payer, seeds = [b"deal", offer.address().as_ref(), member.address().as_ref()], bump)]
    pub deal: Record<Deal>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Takes an offer.
pub fn take(ctx: &mut Context<OfferTake>, args: TakeArgs) -> Outcome {
    let at = guards::now()?;
    let path = ctx.remaining_accounts()?;
    let OfferTake { payer, authority, member, other, offer, deal, .. } = &mut ctx.accounts;
    let (taker, today) = guards::signed(member, authority, at)?;
    guards::is(other.address(), &offer.publisher)?;
    member.person().may_owe(&other.person())?;
    let taken = deal::Deal {
        epoch: taker.epoch,
        turn: taker.turn,
        bargain: Bargain {
            price: Amount::positive(args.price)?,
            delivery: Days::new(args.delivery_days)?,
            payment: Days::new(args.payment_days)?,
            details: args.details,
        },
        quantity: Quantity::new(args.quantity)?,
        expires: Timestamp::new(args.expires),
    };
    let offered = offer.read()?;
    taken.must_suit(&offered, Epoch(other.epoch), at)?;
    let taker = taker.takes_turn(Turn(args.turn), today)?;
    guards::unique(&path, &[member.address(), other.address(), offer.address(), deal.address()])?;
    guards::walk(member.address(), &path)?.arrives(*other.address(), offered.terms.reach)?;

    let record = deal.stamp(ctx.bumps.deal);
    record.offer = *offer.address();
    record.taker = *member.address();
    record.publisher = *other.address();
    record.payer = *payer.address();
    record.write(&taken);
    member.change().write(&taker);
    let written = Sequences { taker: member.head.sequence, ..Sequences::default() };
    super::tell_deal(deal, &written, Change::Taken);
    Ok(())
}
