//! Withdraws a claim before it is called: it is void, and costs nobody a step.
//!
//! Signs: the claimant's key, naming the claim's turn; the rent goes to whoever paid it. Transition: discussed -> gone.
//! Event: `PoolChanged` and `RequestChanged`. Refuses: a claim that was called or has ended, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::instructions::request::{self, CloseArgs, Ending};
use crate::record::{MaybeGone, Record};
use crate::state::{Member, Pool, Request};

/// Accounts of `pool withdraw`.
#[derive(Accounts)]
pub struct PoolWithdraw {
    /// The claimant's key.
    pub authority: Signer,
    /// The claimant.
    #[account(mut)]
    pub member: Record<Member>,
    /// The pool, or the address where it was.
    #[account(mut)]
    pub pool: MaybeGone<Pool>,
    /// The claim.
    #[account(mut)]
    pub claim: Record<Request>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Withdraws a claim.
pub fn withdraw(ctx: &mut Context<PoolWithdraw>, args: CloseArgs) -> Outcome {
    let PoolWithdraw { authority, member, pool, claim, payer } = &mut ctx.accounts;
    let guards::Own { member: asking, today, at } = guards::own(member, authority)?;
    guards::is(member.address(), &claim.beneficiary)?;
    guards::is(pool.address(), &claim.pool)?;
    let (before, discussed) = super::claimed(claim)?;
    let closed = before.close(Turn(args.turn), at)?;
    if let Some(pool) = pool.open()? {
        let without = discussed.withdraw(pool.read())?;
        pool.change().write(&without);
        super::tell_claim(pool, claim, Change::Withdrawn);
    }
    let asking = asking.acts(today);
    request::end(
        Ending { member, request: claim, payer, asking, change: request::Change::Closed },
        &before,
        &closed,
        at,
    )
}
