//! Gives the member the key that enough guardians stand behind.
//!
//! Signs: the new key, so that nobody is handed to a typing error; anyone may send it, and shows behind the declared
//! accounts each approver's tie with the member, and their own record. Transition: epoch + 1; what the old key handed out
//! has no power any more; the proposal is gone. Event: `MemberChanged`, `RecoveryChanged`. Refuses: before the delay, after
//! 30 more days; a proposal that a change of key has ended; a member who has left; fewer approvals that hold than it takes.

use anchor_lang::prelude::*;
use exodus_rules::recovery::{Tenure, approval_of};
use exodus_rules::{Epoch, Refusal, Timestamp};

use super::Change;
use crate::errors::{Failure, Outcome};
use crate::guards;
use crate::instructions::member;
use crate::record::Record;
use crate::state::{Member, Recovery, Tie};

/// Accounts of `recovery execute`; behind them the tie with the member and the record of each approver, at most nine pairs.
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
    let shown = ctx.remaining_accounts()?;
    let RecoveryExecute { new_authority, member, recovery, payer } = &mut ctx.accounts;
    guards::is(member.address(), &recovery.member)?;
    guards::is(new_authority.address(), &recovery.key)?;
    let lost = member.read()?;
    lost.must_remain()?;
    guards::unique(&shown, &[member.address(), recovery.address()])?;
    let moments = moments(&shown, member, recovery)?;
    recovery.read().must_be_ripe(&member.tenure(), moments.iter().flatten().copied(), at)?;

    let back = lost.change_key(lost.today(at)?)?;
    member.change().take_key(new_authority.address(), &Tenure::is_recovered(back.epoch, at));
    member::write(member, &back, member::Change::Recovered);
    super::tell(recovery, Some(member), None, Change::Executed);
    Ok(recovery.close_to(payer)?)
}

/// When each approver whose approval holds gave it. One whose approval does not is in nobody's way.
fn moments(
    shown: &[AccountView],
    ward: &Record<Member>,
    recovery: &Recovery,
) -> core::result::Result<[Option<Timestamp>; 9], Failure> {
    let (pairs, rest) = shown.as_chunks();
    if !rest.is_empty() {
        return Err(Refusal::ShapeMismatch.into());
    }
    let mut moments = [None; 9];
    for [tie, guardian] in pairs {
        let tie = Record::<Tie>::load(*tie)?;
        let guardian = Record::<Member>::load(*guardian)?;
        let end = tie.end_of(ward.address(), guardian.address())?;
        let Some(index) = approval_of(recovery.given(), guardian.address(), Epoch(guardian.epoch))? else { continue };
        if tie.read()?.still_guards(end, Timestamp::new(recovery.reached)) {
            let at = recovery.approvers().get(index).map(|one| Timestamp::new(one.at));
            *moments.get_mut(index).ok_or(Refusal::WrongAccount)? = at;
        }
    }
    Ok(moments)
}
