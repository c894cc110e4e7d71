//! Closes a pool in which no stake is active, and gives its rent back to whoever paid it.
//!
//! Signs: nobody; anyone may send it. Transition: empty -> gone. Event: `PoolChanged`. Refuses: a pool with an active
//! stake. (Whoever owes an answer has one, so no claim is being answered. A claim still in discussion ends uncovered.)

use anchor_lang::prelude::*;

use super::{Change, ToldPool};
use crate::errors::Outcome;
use crate::record::Record;
use crate::state::Pool;

/// Accounts of `pool close`.
#[derive(Accounts)]
pub struct PoolClose {
    /// The pool.
    #[account(mut)]
    pub pool: Record<Pool>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Closes an empty pool.
pub fn close(ctx: &mut Context<PoolClose>) -> Outcome {
    let PoolClose { pool, payer } = &mut ctx.accounts;
    pool.read().must_be_empty()?;
    super::tell_pool(&ToldPool { pool, stake: None, member: None, change: Change::Closed });
    Ok(pool.close_to(payer)?)
}
