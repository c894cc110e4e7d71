//! Proposes another key for a member whose own is lost; the one who proposes is the first to approve.
//!
//! Signs: the key of a guardian, naming the guardian's turn; anybody may pay. Transition: nothing -> proposed, in the
//! member's present epoch. Event: `RecoveryChanged`. Refuses: whoever is no guardian, or one for less than 30 days; a
//! member who has left or has arranged no recovery; the key that the member has.

use anchor_lang::prelude::*;
use exodus_rules::recovery::Proposal;
use exodus_rules::{Epoch, Refusal};

use super::{ApproveArgs, Change, Friend};
use crate::errors::Outcome;
use crate::record::Record;
use crate::state::{Member, Recovery, Tie};

/// Accounts of `recovery propose`.
#[derive(Accounts)]
pub struct RecoveryPropose {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The guardian's key.
    pub authority: Signer,
    /// The guardian.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member whose key is lost.
    pub ward: Record<Member>,
    /// The tie between the two.
    pub tie: Record<Tie>,
    /// The key that is proposed.
    pub key: UncheckedAccount,
    /// The proposal.
    #[account(init, payer = payer, seeds = [b"recovery", ward.address().as_ref(), key.address().as_ref()], bump)]
    pub recovery: Record<Recovery>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Proposes another key.
pub fn propose(ctx: &mut Context<RecoveryPropose>, args: ApproveArgs) -> Outcome {
    let RecoveryPropose { payer, authority, member, ward, tie, key, recovery, .. } = &mut ctx.accounts;
    let at = super::stand_behind(Friend { guardian: member, authority, ward, tie }, args.turn)?;
    if ward.authority == *key.address() {
        return Err(Refusal::SameKey.into());
    }
    let terms = ward.recovery().at(at);
    let proposal = Proposal::open(Epoch(ward.epoch), terms, at)?;
    let record = recovery.stamp(ctx.bumps.recovery);
    record.member = *ward.address();
    record.key = *key.address();
    record.payer = *payer.address();
    record.write(&proposal);
    record.approve(member.address(), Epoch(member.epoch), (terms, at))?;
    super::tell(recovery, None, Some(member), Change::Proposed);
    Ok(())
}
