//! What may be done with a pool, its stakes and its claims.
//!
//! A claim is a request; what `rules::claim` has beyond it travels with the request's record.

pub mod answer;
pub mod change;
pub mod claim;
pub mod close;
pub mod create;
pub mod decline;
pub mod freeze;
pub mod join;
pub mod lapse;
pub mod leave;
pub mod mandate;
pub mod pass;
pub mod tidy_stake;
pub mod withdraw;

pub use answer::{PoolAnswer, PoolAnswerArgs};
pub use change::{PoolChange, PoolChangeArgs};
pub use claim::{PoolClaim, PoolClaimArgs};
pub use close::PoolClose;
pub use create::{PoolCreate, PoolCreateArgs};
pub use decline::{PoolDecline, PoolDeclineArgs};
pub use freeze::PoolFreeze;
pub use join::{PoolJoin, PoolJoinArgs};
pub use lapse::PoolLapse;
pub use leave::{PoolLeave, PoolLeaveArgs};
pub use mandate::{PoolMandate, PoolMandateArgs};
pub use pass::PoolPass;
pub use tidy_stake::PoolTidyStake;
pub use withdraw::PoolWithdraw;

use anchor_lang::prelude::*;
use exodus_rules::claim::Claim;
use exodus_rules::member::holdings::Holding;
use exodus_rules::member::{Holdings, Member as Rules};
use exodus_rules::{Amount, Refusal, request, stake};

use crate::errors::Failure;
use crate::events::{PoolChanged, StakeChanged, changes};
use crate::guards;
use crate::record::{MaybeGone, Record};
use crate::state::{Member, Pool, Request, Stake};

changes! {
    Created = 1
    Frozen = 2
    Uncovered = 3
    Closed = 4
    Withdrawn = 5
    Joined = 11
    Amount = 12
    Left = 13
    Claimed = 14
    Answered = 15
    Passed = 16
    Lapsed = 17
    Tidied = 18
    Declined = 19
    Mandate = 20
}

/// Fills in the record of a stake that this instruction has created.
fn begin(record: &mut Record<Stake>, bump: u8, pool: &Address, member: &Address, payer: &Address, own: &stake::Stake) {
    let record = record.stamp(bump);
    record.pool = *pool;
    record.member = *member;
    record.payer = *payer;
    record.write(own);
}

/// Refuses a stake that is not the one of this member in this pool.
fn belongs(stake: &Stake, pool: &Address, member: &Address) -> core::result::Result<(), Failure> {
    guards::is(pool, &stake.pool)?;
    guards::is(member, &stake.member)
}

/// A stake that is kept says whose it is. Of one that is gone only the address tells, which takes longer to derive.
fn must_be_the_claimants(
    stake: &mut MaybeGone<Stake>,
    pool: &Address,
    claimant: &Address,
) -> core::result::Result<(), Failure> {
    if let Some(stake) = stake.open()? {
        return belongs(stake, pool, claimant);
    }
    let seeds: [&[u8]; 3] = [b"stake", pool.as_ref(), claimant.as_ref()];
    guards::stands_at(&seeds, stake.address())
}

/// A claim as the rules read it; another request is the wrong account.
#[inline(never)]
fn claimed(claim: &Request) -> core::result::Result<(request::Request, Claim), Refusal> {
    Ok((claim.read()?, claim.claim().ok_or(Refusal::WrongAccount)?))
}

/// Writes a member who has one thing more or less than before, as `count` says.
#[inline(always)]
fn write_holding(
    member: &mut Record<Member>,
    own: &Rules,
    count: fn(Holdings, Holding) -> core::result::Result<Holdings, Refusal>,
    holding: Holding,
) -> core::result::Result<(), Failure> {
    let held = count(member.holdings(), holding)?;
    let record = member.change();
    record.write(own);
    record.hold(&held);
    Ok(())
}

/// What an event about a stake is made of.
struct Told<'a> {
    stake: &'a Record<Stake>,
    pool: Option<&'a Record<Pool>>,
    member: Option<&'a Record<Member>>,
    claim: Option<&'a Record<Request>>,
    sum: Amount,
    change: Change,
}

#[inline(never)]
fn tell(told: &Told) {
    emit!(StakeChanged {
        pool: told.stake.pool,
        member: told.stake.member,
        claim: told.claim.map_or_else(Address::default, |claim| *claim.address()),
        amount: told.stake.amount,
        sum: told.sum.get(),
        sequence: told.stake.head.sequence,
        pool_sequence: told.pool.map_or(0, |pool| pool.head.sequence),
        member_sequence: told.member.map_or(0, |member| member.head.sequence),
        claim_sequence: told.claim.map_or(0, |claim| claim.head.sequence),
        change: u64::from(told.change.number()),
    });
}

/// What an event about a pool is made of.
struct ToldPool<'a> {
    pool: &'a Record<Pool>,
    stake: Option<&'a Record<Stake>>,
    member: Option<&'a Record<Member>>,
    change: Change,
}

fn tell_pool(told: &ToldPool) {
    let ended = PoolChanged {
        pool: *told.pool.address(),
        stake_sequence: told.stake.map_or(0, |stake| stake.head.sequence),
        member_sequence: told.member.map_or(0, |member| member.head.sequence),
        ..ended(told.change)
    };
    publish(&standing(ended, told.pool));
}

/// Tells what became of a claim that nobody answers.
fn tell_claim(pool: &Record<Pool>, claim: &Record<Request>, change: Change) {
    let ended = PoolChanged {
        pool: *pool.address(),
        claim: *claim.address(),
        target: claim.target,
        claim_sequence: claim.head.sequence,
        ..ended(change)
    };
    publish(&standing(ended, pool));
}

/// What is told of a pool that is gone: that something happened.
fn ended(change: Change) -> PoolChanged {
    PoolChanged {
        pool: Address::default(),
        claim: Address::default(),
        total: 0,
        target: 0,
        sequence: 0,
        claim_sequence: 0,
        stake_sequence: 0,
        member_sequence: 0,
        stakes: 0,
        opened: 0,
        done: 0,
        frozen: 0,
        called: 0,
        change: change.number(),
    }
}

/// The same, of a pool that stands.
fn standing(told: PoolChanged, pool: &Record<Pool>) -> PoolChanged {
    PoolChanged {
        total: pool.total,
        sequence: pool.head.sequence,
        stakes: pool.stakes,
        opened: pool.opened,
        done: pool.done,
        frozen: pool.frozen,
        called: pool.called,
        ..told
    }
}

#[inline(never)]
fn publish(told: &PoolChanged) {
    emit!(*told);
}
