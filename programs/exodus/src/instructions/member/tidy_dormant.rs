//! Writes down that a member has fallen dormant.
//!
//! Signs: nobody; anyone may send it. Transition: active -> dormant, which the clock has already decided. Event:
//! `MemberChanged`. Refuses: a member who has acted within the network's number of periods, or has left.

use anchor_lang::prelude::*;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::Member;

/// Accounts of `member tidy-dormant`.
#[derive(Accounts)]
pub struct MemberTidyDormant {
    /// The member.
    #[account(mut)]
    pub member: Record<Member>,
}

/// Writes down that a member has fallen dormant.
pub fn tidy_dormant(ctx: &mut Context<MemberTidyDormant>) -> Outcome {
    let member = &mut ctx.accounts.member;
    let before = member.read()?;
    let today = before.today(guards::now()?)?;
    super::write(member, &before.tidy_dormant(today)?, Change::Dormant);
    Ok(())
}
