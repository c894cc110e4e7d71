//! Lends some power to a key: a device, a bot, a helper. Granting again replaces scopes, limit and expiry.
//!
//! Signs: the member's key, naming the member's turn; anybody may pay. Transition: nothing or granted -> granted, in
//! the member's present epoch. Event: `DelegateChanged`. Refuses: scopes that do not exist, a term out of range, the
//! member's own key.

use anchor_lang::prelude::*;
use exodus_rules::delegate::Delegate as Rules;
use exodus_rules::{Amount, Refusal, Timestamp, Turn};

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Delegate, Member};

/// What the key may do.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct GrantArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// 1 open requests, 2 close requests, 4 handle intents, 8 mark performed, or a sum of these.
    pub scopes: u8,
    /// The most per intent and per request, in minor units; 0 where no scope needs one.
    pub limit: u64,
    /// The last second of its power, unix seconds; at most 366 days ahead.
    pub expires: i64,
}

/// Accounts of `delegate grant`.
#[derive(Accounts)]
pub struct DelegateGrant {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The member's key.
    pub authority: Signer,
    /// The member who lends the power.
    #[account(mut)]
    pub member: Record<Member>,
    /// The key that gets it.
    pub key: UncheckedAccount,
    /// The delegate.
    #[account(init_if_needed, payer = payer, seeds = [
        b"delegate",
        member.address().as_ref(),
        key.address().as_ref()
    ], bump)]
    pub delegate: Record<Delegate>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Lends some power to a key.
pub fn grant(ctx: &mut Context<DelegateGrant>, args: GrantArgs) -> Outcome {
    let DelegateGrant { payer, authority, member, key, delegate, .. } = &mut ctx.accounts;
    let own = guards::own(member, authority)?;
    if key.address() == authority.address() {
        return Err(Refusal::DelegateIsOwnKey.into());
    }
    let (limit, expires) = (Amount::new(args.limit)?, Timestamp::new(args.expires));
    let mut lent = Rules::grant(own.member.epoch, args.scopes, limit, expires, own.at)?;
    member.change().write(&own.member.takes_turn(Turn(args.turn), own.today)?);

    let record = if delegate.is_new() {
        let record = delegate.stamp(ctx.bumps.delegate);
        record.member = *member.address();
        record.key = *key.address();
        record.payer = *payer.address();
        record
    } else {
        lent = lent.again(&delegate.read()?);
        delegate.change()
    };
    record.write(&lent);
    super::tell(delegate, Some(member), Change::Granted);
    Ok(())
}
