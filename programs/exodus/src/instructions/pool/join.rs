//! Joins a pool with a stake.
//!
//! Signs: the member's key, naming the member's turn and the rules as read; anybody may pay. A mutual tie to a member
//! with an active stake vouches. Transition: nothing, left or lapsed -> active; the stake shares the claims that are opened
//! from now on. Event: `StakeChanged`. Refuses: a member who is dormant or suspended; other rules; a stake outside of the
//! bounds; a tie that is not mutual; a voucher who is not active or owes an answer; a stake that is active, was left and
//! still owes, or was excluded.

use anchor_lang::prelude::*;
use exodus_rules::member::holdings::{Holding, Holdings};
use exodus_rules::period::Today;
use exodus_rules::{Amount, Refusal, Turn};

use super::{Change, Told};
use crate::errors::{Failure, Outcome};
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Pool, Stake, Tie};

/// What the member brings.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolJoinArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// The stake, in minor units.
    pub amount: u64,
    /// The rules hash, as the signer read it.
    pub rules: [u8; 32],
}

/// Accounts of `pool join`.
#[derive(Accounts)]
pub struct PoolJoin {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The member's key.
    pub authority: Signer,
    /// The member who joins.
    #[account(mut)]
    pub member: Record<Member>,
    /// The pool.
    #[account(mut)]
    pub pool: Record<Pool>,
    /// The member who vouches.
    pub other: Record<Member>,
    /// The stake of the one who vouches.
    pub voucher: Record<Stake>,
    /// The tie between the two.
    pub tie: Record<Tie>,
    /// The new stake, or what is kept of one that was left or has lapsed.
    #[account(init_if_needed, payer = payer, seeds = [b"stake", pool.address().as_ref(), member.address().as_ref()], bump)]
    pub stake: Record<Stake>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Joins a pool.
pub fn join(ctx: &mut Context<PoolJoin>, args: PoolJoinArgs) -> Outcome {
    let at = guards::now()?;
    let (joining, today) = guards::signed(&ctx.accounts.member, &ctx.accounts.authority, at)?;
    joining.must_be_active(today)?;
    vouched(&ctx.accounts, today)?;
    let PoolJoin { payer, member, pool, stake, .. } = &mut ctx.accounts;
    if pool.rules != args.rules {
        return Err(Refusal::RulesChanged.into());
    }
    let amount = Amount::new(args.amount)?;
    let joined = if stake.is_new() {
        let (joined, own) = pool.read().join(joining.turn, amount, at)?;
        super::begin(stake, ctx.bumps.stake, pool.address(), member.address(), payer.address(), &own);
        joined
    } else {
        let (joined, own) = pool.read().join_again(stake.read()?, amount, at)?;
        stake.change().write(&own);
        joined
    };
    super::write_holding(member, &joining.takes_turn(Turn(args.turn), today)?, Holdings::gain, Holding::Stake)?;
    pool.change().write(&joined);
    let (pool, member, change) = (Some(&*pool), Some(&*member), Change::Joined);
    super::tell(&Told { stake, pool, member, claim: None, sum: Amount::ZERO, change });
    Ok(())
}

/// A tie joins members of one network, so whoever is vouched for is in the pool's.
fn vouched(accounts: &PoolJoin, today: Today) -> core::result::Result<(), Failure> {
    let PoolJoin { member, pool, other, voucher, tie, .. } = accounts;
    super::belongs(voucher, pool.address(), other.address())?;
    tie.end_of(member.address(), other.address())?;
    if !tie.read()?.is_mutual() {
        return Err(Refusal::NotVouched.into());
    }
    voucher.read()?.must_vouch(&pool.read().queue)?;
    Ok(other.read()?.must_be_active(today).map_err(|_| Refusal::VoucherAbsent)?)
}
