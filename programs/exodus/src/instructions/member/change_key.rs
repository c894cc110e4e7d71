//! Hands the member over to another key.
//!
//! Signs: the current key (which is what it expects to find) and the new one, so that nobody is locked out by a typing
//! error. Transition: epoch + 1; what the old key handed out has no power any more, and no proposal of another key stands,
//! unless the key that is changed had signed for less than 30 days. Event: `MemberChanged`. Refuses: a key that is not the
//! current one, or the same key again.

use anchor_lang::prelude::*;
use exodus_rules::Refusal;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::Member;

/// Accounts of `member change-key`.
#[derive(Accounts)]
pub struct MemberChangeKey {
    /// The current key.
    pub authority: Signer,
    /// The key that signs from now on.
    pub new_authority: Signer,
    /// The member.
    #[account(mut)]
    pub member: Record<Member>,
}

/// Hands the member over to another key.
pub fn change_key(ctx: &mut Context<MemberChangeKey>) -> Outcome {
    let at = guards::now()?;
    let member = &mut ctx.accounts.member;
    let (before, today) = guards::signed(member, &ctx.accounts.authority, at)?;
    if ctx.accounts.new_authority.address() == ctx.accounts.authority.address() {
        return Err(Refusal::SameKey.into());
    }
    let after = before.change_key(today)?;
    let tenure = member.tenure().hands_over(after.epoch, at);
    let record = member.change();
    record.write(&after);
    record.take_key(ctx.accounts.new_authority.address(), &tenure);
    super::tell(member, Change::Key);
    Ok(())
}
