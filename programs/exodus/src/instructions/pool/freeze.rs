//! Freezes a claim when its discussion has ended: the shares are fixed, and everybody knows theirs.
//!
//! Signs: nobody; anyone may send it, when every stake has answered the claim frozen before or was excluded.
//! Transition: discussed -> answered, or expired where nothing is left to cover, or the claimant's stake is not active
//! any more. Event: `PoolChanged`. Refuses: a discussion that has not ended, a claim that is frozen or has ended, a
//! pool that is busy with another.

use anchor_lang::prelude::*;
use exodus_rules::{Timestamp, claim as rule};

use super::Change;
use crate::errors::{Failure, Outcome};
use crate::events::PoolChanged;
use crate::guards;
use crate::record::{MaybeGone, Record};
use crate::state::{Member, Pool, Request, Stake};

/// Accounts of `pool freeze`.
#[derive(Accounts)]
pub struct PoolFreeze {
    /// The claimant, whose network says which period it is.
    pub member: Record<Member>,
    /// The pool, or the address where it was.
    #[account(mut)]
    pub pool: MaybeGone<Pool>,
    /// The claimant's stake, or the address where it was.
    #[account(mut)]
    pub stake: MaybeGone<Stake>,
    /// The claim.
    #[account(mut)]
    pub claim: Record<Request>,
    /// The claim that the pool names as answered last, or the address where it was; the System program where it names
    /// none.
    pub answering: UncheckedAccount,
}

/// Freezes a claim.
pub fn freeze(ctx: &mut Context<PoolFreeze>) -> Outcome {
    let at = guards::now()?;
    let PoolFreeze { member, pool, stake, claim, answering } = &mut ctx.accounts;
    guards::is(member.address(), &claim.beneficiary)?;
    guards::is(pool.address(), &claim.pool)?;
    let ((asked, discussed), address) = (super::claimed(claim)?, *claim.address());
    must_be_the_claimants(stake, &claim.pool, &claim.beneficiary)?;
    let (pool, stake) = (pool.open()?, stake.open()?);
    let stands = match (&pool, &stake) {
        (Some(pool), Some(stake)) => Some((pool.read(), stake.read()?)),
        (Some(_) | None, Some(_) | None) => None,
    };
    let period = member.read()?.today(at)?.period;
    let frozen = discussed.freeze(asked, Timestamp::new(claim.opened), stands, period, at)?;
    let none = Address::default();
    guards::is(answering.address(), pool.as_ref().map_or(&none, |pool| &pool.answering))?;
    rule::must_be_answered(guards::peek::<Request>(answering)?.and_then(|before| before.claim()))?;

    let record = claim.change();
    record.write_freeze(&frozen.request, &frozen.claim);
    let mut told = PoolChanged {
        pool: record.pool,
        claim: address,
        total: frozen.claim.total.get(),
        target: record.target,
        sequence: 0,
        claim_sequence: claim.head.sequence,
        stake_sequence: 0,
        member_sequence: 0,
        stakes: frozen.claim.to_answer,
        frozen: 0,
        called: 0,
        change: Change::Uncovered.number(),
    };
    if let (Some((covering, own)), Some(pool), Some(stake)) = (frozen.covered, pool, stake) {
        let record = pool.change();
        record.write(&covering);
        record.answering = address;
        record.answer_deadline = frozen.request.deadline.get();
        stake.change().write(&own);
        (told.sequence, told.stake_sequence) = (pool.head.sequence, stake.head.sequence);
        (told.frozen, told.called, told.change) = (pool.frozen, pool.called, Change::Frozen.number());
    }
    super::publish(&told);
    Ok(())
}

/// A stake that is kept says whose it is. Of one that is gone only the address tells, which takes longer to derive.
fn must_be_the_claimants(
    stake: &mut MaybeGone<Stake>,
    pool: &Address,
    claimant: &Address,
) -> core::result::Result<(), Failure> {
    if let Some(stake) = stake.open()? {
        return super::belongs(stake, pool, claimant);
    }
    let seeds: [&[u8]; 3] = [b"stake", pool.as_ref(), claimant.as_ref()];
    guards::stands_at(&seeds, stake.address())
}
