//! Publishes an offer of goods or a service, or a need of them.
//!
//! Signs: the publisher's key, naming the member's turn, which numbers the offer; anybody may pay. Transition: nothing
//! -> open. Event: `OfferChanged`. Refuses: a member who is dormant or suspended; a price, quantity, number of days,
//! reach or term out of range.

use anchor_lang::prelude::*;
use exodus_rules::Turn;
use exodus_rules::member::holdings::Holding;
use exodus_rules::offer::{self, Kind};

use super::{Change, TermsArgs};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Offer};

/// What is published.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PublishArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// 1 an offer, 2 a need.
    pub kind: u8,
    /// What it says.
    pub terms: TermsArgs,
}

/// Accounts of `offer publish`.
#[derive(Accounts)]
pub struct OfferPublish {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The publisher's key.
    pub authority: Signer,
    /// The publisher.
    #[account(mut)]
    pub member: Record<Member>,
    /// The offer.
    #[account(init, payer = payer, seeds = [b"offer", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub offer: Record<Offer>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Publishes an offer or a need.
pub fn publish(ctx: &mut Context<OfferPublish>, args: PublishArgs) -> Outcome {
    let at = guards::now()?;
    let OfferPublish { payer, authority, member, offer, .. } = &mut ctx.accounts;
    let (publisher, today) = guards::signed(member, authority, at)?;
    publisher.must_be_active(today)?;
    let published = offer::Offer::publish(Kind::from_byte(args.kind)?, publisher.epoch, args.terms.read()?, at)?;
    let number = publisher.turn;
    let holdings = member.holdings().gain(Holding::Offer)?;
    let publisher = publisher.takes_turn(Turn(args.turn), today)?;

    let record = offer.stamp(ctx.bumps.offer);
    record.publisher = *member.address();
    record.network = member.network;
    record.payer = *payer.address();
    record.number = number.0;
    record.write(&published);
    member.change().write(&publisher);
    member.change().hold(&holdings);
    super::tell(offer, member, Change::Published);
    Ok(())
}
