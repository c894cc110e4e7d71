//! Stands behind a key that another guardian has proposed.
//!
//! Signs: the key of a guardian, naming the guardian's turn. Transition: proposed -> approved by one more, or by the same
//! one with another key; with the approval that reaches the threshold the delay begins. Event: `RecoveryChanged`. Refuses:
//! whoever is no guardian, or one for less than 30 days; a second approval; a proposal that has ended; a member who has
//! left.

use anchor_lang::prelude::*;
use exodus_rules::Epoch;

use super::{Change, Friend};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Recovery, Tie};

/// What the guardian expects of the own record.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct ApproveArgs {
    /// The guardian's turn, as the signer sees it.
    pub turn: u32,
}

/// Accounts of `recovery approve`.
#[derive(Accounts)]
pub struct RecoveryApprove {
    /// The guardian's key.
    pub authority: Signer,
    /// The guardian.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member whose key is lost.
    pub ward: Record<Member>,
    /// The tie between the two.
    pub tie: Record<Tie>,
    /// The proposal.
    #[account(mut)]
    pub recovery: Record<Recovery>,
}

/// Stands behind a proposed key.
pub fn approve(ctx: &mut Context<RecoveryApprove>, args: ApproveArgs) -> Outcome {
    let RecoveryApprove { authority, member, ward, tie, recovery } = &mut ctx.accounts;
    guards::is(ward.address(), &recovery.member)?;
    let at = super::stand_behind(Friend { guardian: member, authority, ward, tie }, args.turn)?;
    recovery.read().must_stand(&ward.tenure(), at)?;
    recovery.change().approve(member.address(), Epoch(member.epoch), (ward.recovery().at(at), at))?;
    super::tell(recovery, None, Some(member), Change::Approved);
    Ok(())
}
