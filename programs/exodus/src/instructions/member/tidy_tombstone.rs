//! Turns the record of somebody who has left into a small tombstone: the address never starts again, and the archive of
//! what they kept can still be proved.
//!
//! Signs: nobody; anyone may send it, and the rent goes to whoever paid it. Transition: left, with no commitment open
//! on either side -> tombstone. Event: `MemberChanged`. Refuses: a member who has not left, and one of whom a promise
//! is open.

use anchor_lang::prelude::*;

use super::Change;
use crate::errors::Outcome;
use crate::record::Record;
use crate::state::Member;

/// Accounts of `member tidy-tombstone`.
#[derive(Accounts)]
pub struct MemberTidyTombstone {
    /// The member.
    #[account(mut)]
    pub member: Record<Member>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Leaves a tombstone where the member was.
pub fn tidy_tombstone(ctx: &mut Context<MemberTidyTombstone>) -> Outcome {
    let MemberTidyTombstone { member, payer } = &mut ctx.accounts;
    let left = member.read()?;
    left.must_be_bare()?;
    super::write(member, &left, Change::Tombstone);
    Ok(member.bury(payer)?)
}
