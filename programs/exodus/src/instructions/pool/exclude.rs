//! Excludes a stake that did not answer a claim in time. Its record stays, so that it never returns.
//!
//! Signs: nobody; anyone may send it. Transition: active -> excluded; the breach is counted on the member. Event:
//! `StakeChanged`. Refuses: a claim that can still be answered, another one than the stake's next, a share of zero.

use anchor_lang::prelude::*;
use exodus_rules::member::holdings::Holding;

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Pool, Request, Stake};

/// Accounts of `pool exclude`.
#[derive(Accounts)]
pub struct PoolExclude {
    /// The member who did not answer.
    #[account(mut)]
    pub member: Record<Member>,
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

/// Excludes a stake that did not answer.
pub fn exclude(ctx: &mut Context<PoolExclude>) -> Outcome {
    let at = guards::now()?;
    let PoolExclude { member, pool, stake, claim } = &mut ctx.accounts;
    guards::is(pool.address(), &claim.pool)?;
    super::belongs(stake, pool.address(), member.address())?;
    let (asked, frozen) = super::claimed(claim)?;
    let (closed, smaller, own, share) = frozen.exclude(&asked, pool.read(), stake.read()?, at)?;
    claim.change().write_claim(&closed);
    pool.change().write(&smaller);
    stake.change().write(&own);
    let held = member.holdings().lose(Holding::Stake)?;
    member.change().hold(&held);
    member.change().reputation.breach(share)?;
    let (pool, member, claim) = (Some(&*pool), Some(&*member), Some(&*claim));
    super::tell(&Told { stake, pool, member, claim, sum: share, change: Change::Excluded });
    Ok(())
}
