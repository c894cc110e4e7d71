//! Leaves a pool, without a mark.
//!
//! Signs: the member's key, naming the stake's turn; the rent goes to whoever paid it. Transition: active -> gone; or
//! leaving, where claims that were opened before still call it, or a missed answer is to be remembered. The member does not
//! fall behind the stake's turn, so that a later stake never counts anew. Event: `StakeChanged`. Refuses: a stake that is
//! not active or owes an answer; one that was changed while claims are open from before; a claimant within one waiting time
//! of the freeze; a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::member::holdings::{Holding, Holdings};
use exodus_rules::{Amount, Turn};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Pool, Stake};

/// What the member expects the stake to be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolLeaveArgs {
    /// The stake's turn, as the signer sees it.
    pub turn: u32,
}

/// Accounts of `pool leave`.
#[derive(Accounts)]
pub struct PoolLeave {
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
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Leaves a pool.
pub fn leave(ctx: &mut Context<PoolLeave>, args: PoolLeaveArgs) -> Outcome {
    let at = guards::now()?;
    let PoolLeave { authority, member, pool, stake, payer } = &mut ctx.accounts;
    let (leaving, today) = guards::signed(member, authority, at)?;
    super::belongs(stake, pool.address(), member.address())?;
    let (after, own) = pool.read().leave(stake.read()?, Turn(args.turn), at)?;
    super::write_holding(member, &leaving.acts(today).outlives(own.turn)?, Holdings::lose, Holding::Stake)?;
    pool.change().write(&after);
    stake.change().write(&own);
    let (told_pool, member, change) = (Some(&*pool), Some(&*member), Change::Left);
    super::tell(&Told { stake, pool: told_pool, member, claim: None, sum: Amount::ZERO, change });
    if own.must_be_forgettable(&after.queue).is_ok() { Ok(stake.close_to(payer)?) } else { Ok(()) }
}
