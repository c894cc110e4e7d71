//! Marks a share of zero as answered: there is nothing to promise, and nobody has to come for it.
//!
//! Signs: nobody; anyone may send it. Transition: the claim waits for one answer less. Event: `StakeChanged`. Refuses:
//! a share above zero, a claim that the stake has no part in or has answered.

use anchor_lang::prelude::*;
use exodus_rules::Amount;

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Request, Stake};

/// Accounts of `pool pass`.
#[derive(Accounts)]
pub struct PoolPass {
    /// The stake whose share is zero.
    #[account(mut)]
    pub stake: Record<Stake>,
    /// The claim.
    #[account(mut)]
    pub claim: Record<Request>,
}

/// Marks a share of zero as answered.
pub fn pass(ctx: &mut Context<PoolPass>) -> Outcome {
    let PoolPass { stake, claim } = &mut ctx.accounts;
    guards::is(&stake.pool, &claim.pool)?;
    let (asked, called) = super::claimed(claim)?;
    let (passed, own) = called.pass(&asked, stake.read()?)?;
    stake.change().write(&own);
    claim.change().write_claim(&passed);
    let (claim, change) = (Some(&*claim), Change::Passed);
    super::tell(&Told { stake, pool: None, member: None, claim, sum: Amount::ZERO, change });
    Ok(())
}
