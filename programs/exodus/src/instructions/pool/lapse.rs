//! Writes down that a stake was silent until the deadline of a claim.
//!
//! Signs: nobody; anyone may send it. Transition: active or leaving -> lapsed, from which its member may come back; the
//! second time excluded, for good. The breach is counted on the member, unless only a tombstone is left of them. Event:
//! `StakeChanged`. Refuses: a claim that can still be answered, one that the stake has no part in or has answered, a share of
//! zero.

use anchor_lang::prelude::*;
use exodus_rules::member::holdings::Holding;

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Pool, Request, Stake};

/// Accounts of `pool lapse`.
#[derive(Accounts)]
pub struct PoolLapse {
    /// The member who was silent, or their tombstone.
    #[account(mut)]
    pub member: UncheckedAccount,
    /// The pool.
    #[account(mut)]
    pub pool: Record<Pool>,
    /// The member's stake.
    #[account(mut)]
    pub stake: Record<Stake>,
    /// The claim.
    #[account(mut)]
    pub claim: Record<Request>,
}

/// Writes down that a stake was silent.
pub fn lapse(ctx: &mut Context<PoolLapse>) -> Outcome {
    let at = guards::now()?;
    let PoolLapse { member, pool, stake, claim } = &mut ctx.accounts;
    guards::is(pool.address(), &claim.pool)?;
    super::belongs(stake, pool.address(), member.address())?;
    let (asked, called) = super::claimed(claim)?;
    let (before, own) = (pool.read(), stake.read()?);
    let (closed, after, own, share) = called.lapse(&asked, before, own, at)?;
    claim.change().write_claim(&closed);
    pool.change().write(&after);
    stake.change().write(&own);
    let mut member = guards::remaining(member)?;
    if let Some(member) = &mut member {
        // A stake that was left is no longer among the active ones that its member holds.
        if after.stakes != before.stakes {
            let held = member.holdings().lose(Holding::Stake)?;
            member.change().hold(&held);
        }
        member.change().reputation.breach(share)?;
    }
    let (pool, claim) = (Some(&*pool), Some(&*claim));
    super::tell(&Told { stake, pool, member: member.as_ref(), claim, sum: share, change: Change::Lapsed });
    match &mut member {
        Some(member) => Ok(member.exit()?),
        None => Ok(()),
    }
}
