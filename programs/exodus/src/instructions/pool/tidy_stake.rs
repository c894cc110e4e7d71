//! Closes what remains of an excluded stake when its pool is gone, and gives its rent back to whoever paid it.
//!
//! Signs: nobody; anyone may send it. Transition: excluded -> gone. Event: `StakeChanged`. Refuses: a pool that stands.
//! (A pool closes when no stake is active, so whatever is left without one was excluded.)

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Refusal};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Pool, Stake};

/// Accounts of `pool tidy-stake`.
#[derive(Accounts)]
pub struct PoolTidyStake {
    /// The address where the pool was.
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
    if guards::peek::<Pool>(pool)?.is_some() {
        return Err(Refusal::PoolStands.into());
    }
    super::tell(&Told { stake, pool: None, member: None, claim: None, sum: Amount::ZERO, change: Change::Tidied });
    Ok(stake.close_to(payer)?)
}
