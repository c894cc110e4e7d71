//! Calls a claim when its discussion has ended and every claim before it is done: the shares are fixed, and everybody knows
//! theirs.
//!
//! Signs: nobody; anyone may send it. Only where this period's budget does not cover the claim the claimant may sign too,
//! and takes what is left; an act of theirs then. Transition: discussed -> answered, or expired where the claimant is not
//! active any more, nor their stake. Event: `PoolChanged`. Refuses: a discussion that has not ended, a claim that was called
//! or has ended, one before which another is undecided or has answers to come, a claim that waits for the next period.

use anchor_lang::prelude::*;
use exodus_rules::claim::Stands;
use exodus_rules::member::Member as Rules;
use exodus_rules::period::Today;
use exodus_rules::{Refusal, Timestamp, claim as rule};

use super::Change;
use crate::errors::{Failure, Outcome};
use crate::events::PoolChanged;
use crate::guards;
use crate::record::{MaybeGone, Record};
use crate::state::{Member, Pool, Request, Stake};

/// Accounts of `pool freeze`.
#[derive(Accounts)]
pub struct PoolFreeze {
    /// The claimant.
    #[account(mut)]
    pub member: Record<Member>,
    /// The claimant's key, which signs to take what is left of this period's budget; the System program where it does not.
    pub authority: UncheckedAccount,
    /// The pool, or the address where it was.
    #[account(mut)]
    pub pool: MaybeGone<Pool>,
    /// The claimant's stake, or the address where it was.
    #[account(mut)]
    pub stake: MaybeGone<Stake>,
    /// The claim.
    #[account(mut)]
    pub claim: Record<Request>,
    /// The claim that the pool names as called last, or the address where it was; the System program where it names none.
    pub answering: UncheckedAccount,
}

/// Calls a claim.
pub fn freeze(ctx: &mut Context<PoolFreeze>) -> Outcome {
    let at = guards::now()?;
    let PoolFreeze { member, authority, pool, stake, claim, answering } = &mut ctx.accounts;
    guards::is(member.address(), &claim.beneficiary)?;
    guards::is(pool.address(), &claim.pool)?;
    let ((asked, discussed), address) = (super::claimed(claim)?, *claim.address());
    super::must_be_the_claimants(stake, &claim.pool, &claim.beneficiary)?;
    let (claimant, today, takes_the_rest) = taking(member, authority, at)?;
    let (pool, stake) = (pool.open()?, stake.open()?);
    let stands = Stands {
        pool: pool.as_ref().map(|pool| pool.read()),
        stake: stake.as_ref().map(|stake| stake.read()).transpose()?,
        opened: Timestamp::new(claim.opened),
        active: claimant.must_be_active(today).is_ok(),
        takes_the_rest,
        period: today.period,
    };
    let frozen = discussed.freeze(asked, &stands, at)?;
    let none = Address::default();
    guards::is(answering.address(), pool.as_ref().map_or(&none, |pool| &pool.answering))?;
    rule::must_be_answered(guards::peek::<Request>(answering)?.and_then(|before| before.claim()))?;

    if takes_the_rest {
        member.change().write_act(&claimant);
    }
    let record = claim.change();
    record.write_freeze(&frozen.request, &frozen.claim);
    let change = if frozen.covered.is_some() { Change::Frozen } else { Change::Uncovered };
    let mut told = PoolChanged {
        pool: record.pool,
        claim: address,
        target: record.target,
        claim_sequence: claim.head.sequence,
        stake_sequence: 0,
        member_sequence: if takes_the_rest { member.head.sequence } else { 0 },
        ..super::ended(change)
    };
    if let (Some(after), Some(pool)) = (frozen.pool, pool) {
        let record = pool.change();
        record.write(&after);
        if let (Some(own), Some(stake)) = (frozen.covered, stake) {
            record.answering = address;
            record.answer_deadline = frozen.request.deadline.get();
            stake.change().write(&own);
            told.stake_sequence = stake.head.sequence;
        }
        told = super::standing(told, pool);
    }
    super::publish(&told);
    Ok(())
}

/// The claimant, the present period, and whether they sign to take what is left.
fn taking(
    member: &Record<Member>,
    authority: &UncheckedAccount,
    at: Timestamp,
) -> core::result::Result<(Rules, Today, bool), Failure> {
    let claimant = member.read()?;
    let today = claimant.today(at)?;
    if *authority.address() == System::id() {
        return Ok((claimant, today, false));
    }
    if !authority.account().is_signer() || *authority.address() != member.authority {
        return Err(Refusal::NotAuthority.into());
    }
    Ok((claimant.acts(today), today, true))
}
