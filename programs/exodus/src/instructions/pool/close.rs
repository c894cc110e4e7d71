//! Closes a pool in which no stake is active, and gives its rent back to whoever paid it.
//!
//! Signs: nobody; anyone may send it. Transition: empty -> gone. Event: `PoolChanged`. Refuses: a pool with an active
//! stake, or with a claim that stakes have still to answer. (A claim still in discussion ends uncovered: its claimant has
//! left.)

use anchor_lang::prelude::*;
use exodus_rules::claim as rule;

use super::{Change, ToldPool};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Pool, Request};

/// Accounts of `pool close`.
#[derive(Accounts)]
pub struct PoolClose {
    /// The pool.
    #[account(mut)]
    pub pool: Record<Pool>,
    /// The claim that the pool names as called last, or the address where it was; the System program where it names none.
    pub answering: UncheckedAccount,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Closes an empty pool.
pub fn close(ctx: &mut Context<PoolClose>) -> Outcome {
    let PoolClose { pool, answering, payer } = &mut ctx.accounts;
    pool.read().must_be_empty()?;
    guards::is(answering.address(), &pool.answering)?;
    rule::must_be_answered(guards::peek::<Request>(answering)?.and_then(|before| before.claim()))?;
    super::tell_pool(&ToldPool { pool, stake: None, member: None, change: Change::Closed });
    Ok(pool.close_to(payer)?)
}
