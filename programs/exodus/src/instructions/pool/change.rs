//! Changes the own stake in a pool.
//!
//! Signs: the member's key, naming the stake's turn. Transition: active -> active; the claims that are open call what the
//! stake was, and a raise starts the waiting time anew. Event: `StakeChanged`. Refuses: a stake outside of the bounds; one
//! that is not active or owes an answer; a second change while claims are open from before the first; a claimant who
//! lowers it; a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Turn};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Pool, Stake};

/// The stake as it shall be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolChangeArgs {
    /// The stake's turn, as the signer sees it.
    pub turn: u32,
    /// The stake, in minor units.
    pub amount: u64,
}

/// Accounts of `pool change`.
#[derive(Accounts)]
pub struct PoolChange {
    /// The member's key.
    pub authority: Signer,
    /// The member.
    #[account(mut)]
    pub member: Record<Member>,
    /// The pool.
    #[account(mut)]
    pub pool: Record<Pool>,
    /// The member's stake.
    #[account(mut)]
    pub stake: Record<Stake>,
}

/// Changes the own stake.
pub fn change(ctx: &mut Context<PoolChange>, args: PoolChangeArgs) -> Outcome {
    let at = guards::now()?;
    let PoolChange { authority, member, pool, stake } = &mut ctx.accounts;
    let (own, today) = guards::signed(member, authority, at)?;
    super::belongs(stake, pool.address(), member.address())?;
    let (after, changed) = pool.read().change(stake.read()?, Turn(args.turn), Amount::new(args.amount)?, at)?;
    member.change().write_act(&own.acts(today));
    pool.change().write(&after);
    stake.change().write(&changed);
    let (pool, member, change) = (Some(&*pool), Some(&*member), Change::Amount);
    super::tell(&Told { stake, pool, member, claim: None, sum: Amount::ZERO, change });
    Ok(())
}
