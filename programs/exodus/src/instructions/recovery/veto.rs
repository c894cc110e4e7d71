//! Ends a proposal: the member still has the key.
//!
//! Signs: the member's key; the rent goes to whoever paid it. A key that had signed for less than 30 days when enough
//! guardians had approved shows, behind the declared accounts, a guardian who has not: the tie with the member, and their
//! own record. Transition: proposed -> gone, so a repeat finds nothing. Event: `RecoveryChanged`. Refuses: anybody but the
//! member; such a young key where every guardian who counts has approved.

use anchor_lang::prelude::*;
use exodus_rules::recovery::approval_of;
use exodus_rules::{Epoch, Refusal, Timestamp};

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Recovery, Tie};

/// Accounts of `recovery veto`; behind them, where a young key signs, a guardian's tie with the member and their record.
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
    let shown = ctx.remaining_accounts()?;
    let RecoveryVeto { authority, member, recovery, payer } = &mut ctx.accounts;
    guards::is(member.address(), &recovery.member)?;
    let own = guards::own(member, authority)?;
    guards::unique(&shown, &[member.address(), recovery.address()])?;
    match shown.as_slice() {
        [] if recovery.read().yields_to(&member.tenure(), own.at) => {}
        [] => return Err(Refusal::GuardiansAgree.into()),
        // Whoever shows a guardian has to show one who is missing, whatever the age of the key.
        [tie, guardian] => must_be_missing((tie, guardian), member, recovery, own.at)?,
        [_, ..] => return Err(Refusal::ShapeMismatch.into()),
    }
    member.change().write_act(&own.member.acts(own.today));
    super::tell(recovery, Some(member), None, Change::Vetoed);
    Ok(recovery.close_to(payer)?)
}

/// Refuses whoever is no guardian of the member that counts for the proposal, or has approved it.
fn must_be_missing(
    (tie, guardian): (&AccountView, &AccountView),
    ward: &Record<Member>,
    recovery: &Recovery,
    at: Timestamp,
) -> Outcome {
    let tie = Record::<Tie>::load(*tie)?;
    let guardian = Record::<Member>::load(*guardian)?;
    let end = tie.end_of(ward.address(), guardian.address())?;
    guardian.read()?.must_remain()?;
    tie.read()?.must_guard(end, recovery.read().counted_at(at))?;
    let approval = approval_of(recovery.given(), guardian.address(), Epoch(guardian.epoch));
    if approval.is_ok_and(|held| held.is_some()) { Err(Refusal::GuardiansAgree.into()) } else { Ok(()) }
}
