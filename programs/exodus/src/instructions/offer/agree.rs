//! Agrees to a deal: two commitments that name each other, the goods or the service in kind and the price.
//!
//! Signs: the publisher's key, naming the publisher's turn, which numbers the goods, the next one the price, and the
//! deal's turn; anybody may pay. Transition: the deal -> gone, its rent to whoever paid it; the offer has less left.
//! Event: `CommitmentChanged` twice, `DealChanged`. Refuses: a deal or an offer that has expired or lost its power,
//! more than is left, another deal than the one that is named. (That the two may owe each other was seen when it was
//! taken; as long as both epochs stand, so do the keys.)

use anchor_lang::prelude::*;
use exodus_rules::Turn;
use exodus_rules::offer::Side;
use exodus_rules::reputation::{Role, Standing};

use super::{Change, Half, Sequences, promise};
use crate::errors::Outcome;
use crate::guards;
use crate::instructions::commitment::Birth;
use crate::record::Record;
use crate::state::commitment::{AUTHOR_CREDITOR, AUTHOR_DEBTOR};
use crate::state::{Commitment, Deal, Member, Offer};

/// Which deal the publisher agrees to.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct AgreeArgs {
    /// The publisher's turn, as the signer sees it.
    pub turn: u32,
    /// The deal's turn, as the signer sees it.
    pub deal: u32,
}

/// Accounts of `offer agree`.
#[derive(Accounts)]
pub struct OfferAgree {
    /// Pays the rent of the commitments.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The publisher's key.
    pub authority: Signer,
    /// The publisher.
    #[account(mut)]
    pub member: Record<Member>,
    /// The taker.
    #[account(mut)]
    pub other: Record<Member>,
    /// The offer.
    #[account(mut)]
    pub offer: Record<Offer>,
    /// The deal.
    #[account(mut)]
    pub deal: Record<Deal>,
    /// Whoever paid the rent of the deal.
    #[account(mut, unsafe(dup))]
    pub deal_payer: UncheckedAccount,
    /// The goods or the service.
    #[account(init, payer = payer, seeds = [b"commitment", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub goods: Record<Commitment>,
    /// The price.
    #[account(init, payer = payer, seeds = [b"commitment", member.address().as_ref(), &next(member.turn)], bump)]
    pub price: Record<Commitment>,
    /// Creates the accounts.
    pub system_program: Program<System>,
}

/// The bytes of the turn after this one. The last turn has none after it, and is refused when it is taken.
const fn next(turn: u32) -> [u8; 4] {
    turn.wrapping_add(1).to_le_bytes()
}

/// Agrees to a deal.
pub fn agree(ctx: &mut Context<OfferAgree>, args: AgreeArgs) -> Outcome {
    let (at, bumps) = (guards::now()?, &ctx.bumps);
    let OfferAgree { payer, authority, member, other, offer, deal, deal_payer, goods, price, .. } = &mut ctx.accounts;
    guards::is(member.address(), &offer.publisher)?;
    guards::is(other.address(), &deal.taker)?;
    guards::is(offer.address(), &deal.offer)?;
    let (publisher, today) = guards::signed(member, authority, at)?;
    let first = publisher.turn;
    let publisher = publisher.takes_turn(Turn(args.turn), today)?;
    let second = publisher.turn;
    let publisher = publisher.takes_turn(second, today)?.owes_one_more()?.is_owed_one_more()?;
    let taker = other.read()?.owes_one_more()?.is_owed_one_more()?;
    let asked = offer.read()?;
    let agreed = deal.read()?.agree(Turn(args.deal), asked, publisher.epoch, taker.epoch, at)?;

    // Each side owes one of the two, and both are of the same sum.
    let standing = agreed.goods.effects().standing;
    member.change().write(&publisher);
    other.change().write(&taker);
    for side in [&mut *member, &mut *other] {
        side.change().reputation.follow(Role::Debtor, &Standing::default(), &standing)?;
    }
    offer.change().write(&agreed.offer);
    let (giver, payor, goods_author, price_author) = match asked.kind.giver() {
        Side::Publisher => (&*member, &*other, AUTHOR_DEBTOR, AUTHOR_CREDITOR),
        Side::Taker => (&*other, &*member, AUTHOR_CREDITOR, AUTHOR_DEBTOR),
    };
    let (note, period) = (deal.details, publisher.last_active);
    let birth = Birth { debtor: giver, creditor: payor, author: goods_author, payer, note, number: first, period };
    let (bump, made, parent) = (bumps.goods, &agreed.goods, offer.address());
    promise(goods, &Half { birth, bump, made, offer: parent, twin: price.address(), debtor_clears: true });
    goods.change().in_kind = 1;
    let birth = Birth { debtor: payor, creditor: giver, author: price_author, payer, note, number: second, period };
    let (bump, made, debtor_clears) = (bumps.price, &agreed.price, agreed.payor_clears);
    promise(price, &Half { birth, bump, made, offer: parent, twin: goods.address(), debtor_clears });
    deal.change();
    let (publisher, taker) = (member.head.sequence, other.head.sequence);
    super::tell_deal(deal, &Sequences { offer: offer.head.sequence, publisher, taker }, Change::Agreed);
    Ok(deal.close_to(deal_payer)?)
}
