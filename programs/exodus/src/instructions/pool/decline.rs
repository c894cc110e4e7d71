//! Declines a claim that was called: says no to the own share, in public.
//!
//! Signs: the member's key, naming the share. Transition: the claim waits for one answer less, and the share stays
//! uncovered; it is counted on the member's record, and the waiting time of the own stake begins anew. Event:
//! `StakeChanged`. Refuses: another sum than the share, a claim that the stake has no part in or has answered, a decline
//! after the deadline.

use anchor_lang::prelude::*;
use exodus_rules::Amount;

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Request, Stake};

/// What is declined.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolDeclineArgs {
    /// The share, in minor units: stake x claim / total, rounded down.
    pub share: u64,
}

/// Accounts of `pool decline`.
#[derive(Accounts)]
pub struct PoolDecline {
    /// The member's key.
    pub authority: Signer,
    /// The member who declines.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member's stake.
    #[account(mut)]
    pub stake: Record<Stake>,
    /// The claim.
    #[account(mut)]
    pub claim: Record<Request>,
}

/// Declines a claim.
pub fn decline(ctx: &mut Context<PoolDecline>, args: PoolDeclineArgs) -> Outcome {
    let PoolDecline { authority, member, stake, claim } = &mut ctx.accounts;
    let guards::Own { member: own, today, at } = guards::own(member, authority)?;
    super::belongs(stake, &claim.pool, member.address())?;
    let (asked, called) = super::claimed(claim)?;
    let share = Amount::new(args.share)?;
    let (declined, changed) = called.decline(&asked, stake.read()?, share, at)?;
    let record = member.change();
    record.write_act(&own.acts(today));
    record.reputation.decline(share)?;
    stake.change().write(&changed);
    claim.change().write_claim(&declined);
    let (member, claim, change) = (Some(&*member), Some(&*claim), Change::Declined);
    super::tell(&Told { stake, pool: None, member, claim, sum: share, change });
    Ok(())
}
