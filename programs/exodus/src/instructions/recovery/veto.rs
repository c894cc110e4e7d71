//! Ends a proposal: the member still has the key.
//!
//! Signs: the member's key; the rent goes to whoever paid it. Transition: proposed -> gone, so a repeat finds nothing.
//! Event: `RecoveryChanged`. Refuses: anybody but the member.

use anchor_lang::prelude::*;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Recovery};

/// Accounts of `recovery veto`.
#[derive(Accounts)]
pub struct RecoveryVeto {
    /// The member's key.
    pub authority: Signer,
    /// The member.
    #[account(mut)]
    pub member: Record<Member>,
    /// The proposal.
    #[account(mut)]
    pub recovery: Record<Recovery>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Ends a proposal.
pub fn veto(ctx: &mut Context<RecoveryVeto>) -> Outcome {
    let RecoveryVeto { authority, member, recovery, payer } = &mut ctx.accounts;
    guards::is(member.address(), &recovery.member)?;
    let own = guards::own(member, authority)?;
    member.change().write_act(&own.member.acts(own.today));
    super::tell(recovery, Some(member), None, Change::Vetoed);
    Ok(recovery.close_to(payer)?)
}
