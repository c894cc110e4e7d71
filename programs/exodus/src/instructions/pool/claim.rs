//! Opens a claim in a pool: one event to cover. Its discussion begins, and whoever has a stake now shares it.
//!
//! Signs: the claimant's key, naming the member's turn, which numbers the claim; anybody may pay. Transition: nothing
//! -> discussed. Event: `StakeChanged`. Refuses: a member who is dormant or suspended; a stake that is younger than the
//! waiting time, has claimed within it, has an undecided claim, owes an answer or is not active; an amount above what the
//! pool allows; a pool in which nobody else has a stake, or in which 64 claims wait.

use anchor_lang::prelude::*;
use exodus_rules::member::holdings::{Holding, Holdings};
use exodus_rules::{Amount, Timestamp, Turn, claim as rule};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Pool, Request, Stake};

/// What is claimed.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolClaimArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// The damage to cover, in minor units.
    pub amount: u64,
    /// SHA-256 of the details; zero = none.
    pub details: [u8; 32],
}

/// Accounts of `pool claim`.
#[derive(Accounts)]
pub struct PoolClaim {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The claimant's key.
    pub authority: Signer,
    /// The claimant.
    #[account(mut)]
    pub member: Record<Member>,
    /// The pool, which gives the claim its number.
    #[account(mut)]
    pub pool: Record<Pool>,
    /// The claimant's stake.
    #[account(mut)]
    pub stake: Record<Stake>,
    /// The claim.
    #[account(init, payer = payer, seeds = [b"request", member.address().as_ref(), &member.turn.to_le_bytes()], bump)]
    pub claim: Record<Request>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Opens a claim.
pub fn claim(ctx: &mut Context<PoolClaim>, args: PoolClaimArgs) -> Outcome {
    let clock = guards::clock()?;
    let at = Timestamp::new(clock.unix_timestamp);
    let PoolClaim { payer, authority, member, pool, stake, claim, .. } = &mut ctx.accounts;
    let (asking, today) = guards::signed(member, authority, at)?;
    asking.must_be_active(today)?;
    super::belongs(stake, pool.address(), member.address())?;
    let number = asking.turn;
    let amount = Amount::positive(args.amount)?;
    let opened = rule::open(pool.read(), stake.read()?, amount, (asking.frame.rhythm, today), at)?;

    let record = claim.stamp(ctx.bumps.claim);
    record.beneficiary = *member.address();
    record.network = member.network;
    record.payer = *payer.address();
    record.details = args.details;
    record.pool = *pool.address();
    record.opened = at.get();
    record.opened_slot = clock.slot;
    record.number = number.0;
    record.fix(&opened.request);
    record.write(&opened.request);
    record.write_claim(&opened.claim);
    pool.change().write(&opened.pool);
    stake.change().write(&opened.stake);
    super::write_holding(member, &asking.takes_turn(Turn(args.turn), today)?, Holdings::gain, Holding::Claim)?;
    let (pool, member, claim, change) = (Some(&*pool), Some(&*member), Some(&*claim), Change::Claimed);
    super::tell(&Told { stake, pool, member, claim, sum: amount, change });
    Ok(())
}
