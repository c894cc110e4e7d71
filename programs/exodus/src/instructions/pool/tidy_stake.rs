//! Closes what remains of a stake, and gives its rent back to whoever paid it.
//!
//! Signs: nobody; anyone may send it. Transition: gone, from leaving when the claims opened before are all decided; from
//! lapsed and excluded when the pool is gone, since a missed answer is remembered as long as it stands. Event:
//! `StakeChanged`. Refuses: a stake that is active, still owes an answer, or has missed one in a pool that stands.

use anchor_lang::prelude::*;
use exodus_rules::Amount;

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Pool, Stake};

/// Accounts of `pool tidy-stake`.
#[derive(Accounts)]
pub struct PoolTidyStake {
    /// The pool, or the address where it was.
    pub pool: UncheckedAccount,
    /// What remains of the stake.
    #[account(mut)]
    pub stake: Record<Stake>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Closes what remains of a stake.
pub fn tidy_stake(ctx: &mut Context<PoolTidyStake>) -> Outcome {
    let PoolTidyStake { pool, stake, payer } = &mut ctx.accounts;
    guards::is(pool.address(), &stake.pool)?;
    // A pool closes when no stake is active and no answer is owed, so whatever is left without one may go.
    if let Some(pool) = guards::peek::<Pool>(pool)? {
        stake.read()?.must_be_forgettable(&pool.read().queue)?;
    }
    super::tell(&Told { stake, pool: None, member: None, claim: None, sum: Amount::ZERO, change: Change::Tidied });
    Ok(stake.close_to(payer)?)
}
