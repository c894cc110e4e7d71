//! Signs the most per claim that anyone may answer for the member unasked.
//!
//! Signs: the member's key, naming the stake's turn. More counts at once, less for the claims that are opened later; a
//! change of the member's key ends it. Transition: active -> active. Event: `StakeChanged`. Refuses: a stake that is not
//! active or owes an answer, a second cut while claims are open from before the first, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Epoch, Turn};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Pool, Stake};

/// What may be answered unasked.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PoolMandateArgs {
    /// The stake's turn, as the signer sees it.
    pub turn: u32,
    /// The most per claim, in minor units; 0 = ask me.
    pub amount: u64,
}

/// Accounts of `pool mandate`.
#[derive(Accounts)]
pub struct PoolMandate {
    /// The member's key.
    pub authority: Signer,
    /// The member.
    #[account(mut)]
    pub member: Record<Member>,
    /// The pool, whose claims are counted.
    pub pool: Record<Pool>,
    /// The member's stake.
    #[account(mut)]
    pub stake: Record<Stake>,
}

/// Signs a mandate.
pub fn mandate(ctx: &mut Context<PoolMandate>, args: PoolMandateArgs) -> Outcome {
    let PoolMandate { authority, member, pool, stake } = &mut ctx.accounts;
    let guards::Own { member: own, today, .. } = guards::own(member, authority)?;
    super::belongs(stake, pool.address(), member.address())?;
    let (queue, before, sum) = (pool.read().queue, stake.read()?, Amount::new(args.amount)?);
    before.must_be_free(&queue)?;
    let signed = before.mandate.set(sum, Epoch(member.epoch), &queue)?;
    stake.change().write(&before.entrust(Turn(args.turn), signed)?);
    member.change().write_act(&own.acts(today));
    let (member, change) = (Some(&*member), Change::Mandate);
    super::tell(&Told { stake, pool: None, member, claim: None, sum, change });
    Ok(())
}
