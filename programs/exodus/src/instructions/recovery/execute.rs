//! Gives the member the key that enough guardians stand behind.
//!
//! Signs: the new key, so that nobody is handed to a typing error; anyone may send it, and shows the approvers' ties
//! behind the declared accounts. Transition: epoch + 1; what the old key handed out has no power any more; the proposal
//! is gone. Event: `MemberChanged`, `RecoveryChanged`. Refuses: before the delay, after 30 more days; a proposal of an
//! earlier epoch; a member who has left; fewer guardians that count now than the member arranged.

use anchor_lang::prelude::*;
use exodus_rules::{Refusal, Timestamp};

use super::Change;
use crate::errors::{Failure, Outcome};
use crate::guards;
use crate::instructions::member;
use crate::record::Record;
use crate::state::{Member, Recovery, Tie};

/// Accounts of `recovery execute`; behind them the approvers' ties with the member, at most nine.
#[derive(Accounts)]
pub struct RecoveryExecute {
    /// The proposed key.
    pub new_authority: Signer,
    /// The member whose key is lost.
    #[account(mut)]
    pub member: Record<Member>,
    /// The proposal.
    #[account(mut)]
    pub recovery: Record<Recovery>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Gives the member another key.
pub fn execute(ctx: &mut Context<RecoveryExecute>) -> Outcome {
    let at = guards::now()?;
    let ties = ctx.remaining_accounts()?;
    let RecoveryExecute { new_authority, member, recovery, payer } = &mut ctx.accounts;
    guards::is(member.address(), &recovery.member)?;
    guards::is(new_authority.address(), &recovery.key)?;
    let lost = member.read()?;
    lost.must_remain()?;
    recovery.read().must_be_ripe(lost.epoch, at)?;
    guards::unique(&ties, &[member.address(), recovery.address()])?;
    let standing = ties.iter().try_fold(0_u8, |standing, tie| counted(standing, tie, member, recovery, at))?;
    member.recovery().must_suffice(standing)?;

    member.change().authority = *new_authority.address();
    member::write(member, &lost.change_key(lost.today(at)?)?, member::Change::Recovered);
    super::tell(recovery, Some(member), None, Change::Executed);
    Ok(recovery.close_to(payer)?)
}

/// Counts one approver more, if the tie shown makes them a guardian at this moment. One who is none any more stands in
/// nobody's way.
fn counted(
    standing: u8,
    tie: &AccountView,
    ward: &Record<Member>,
    recovery: &Recovery,
    at: Timestamp,
) -> core::result::Result<u8, Failure> {
    let tie = Record::<Tie>::load(*tie)?;
    let end = tie.end(ward.address())?;
    if !recovery.approvers().contains(tie.member_at(end.other())) {
        return Err(Refusal::WrongAccount.into());
    }
    let counts = tie.read()?.must_guard(end, at).is_ok();
    Ok(standing.saturating_add(u8::from(counts)))
}
