//! Carries into the counters of both members and of the request what they do not know of a commitment yet.
//!
//! Signs: nobody; anyone may send it. Nobody is late while the other side of an exchange, who was to begin, is, nor
//! towards a creditor who has left or is dormant: a lateness that was written down before is taken back.
//! Transition: what happened -> reported. Event: `CommitmentChanged`. Refuses: a commitment of which everything is
//! known.

use anchor_lang::prelude::*;
use exodus_rules::commitment::{Commitment as Rules, Excuse};
use exodus_rules::reputation::Role;
use exodus_rules::{Amount, Refusal, Timestamp};

use super::{Change, Entry, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::{MaybeGone, Record};
use crate::state::{Commitment, Member, Request};

/// Accounts of `commitment report` and `commitment tidy-overdue`.
#[derive(Accounts)]
pub struct CommitmentReport {
    /// The member who promises.
    #[account(mut)]
    pub debtor: Record<Member>,
    /// The member in whose favour it stands.
    #[account(mut)]
    pub creditor: Record<Member>,
    /// The commitment.
    #[account(mut)]
    pub commitment: Record<Commitment>,
    /// The request it answers, or the address where it was.
    #[account(mut, unsafe(dup))]
    pub request: MaybeGone<Request>,
    /// The commitment given in exchange, or the address where it was; the System program if there is none.
    pub twin: UncheckedAccount,
}

/// Carries into the counters what they do not know yet.
pub fn report(ctx: &mut Context<CommitmentReport>) -> Outcome {
    carry(&mut ctx.accounts, Change::Reported, Rules::report)
}

/// The shared part of the two instructions that write down what happened without the counters.
#[inline(never)]
pub(super) fn carry(
    accounts: &mut CommitmentReport,
    change: Change,
    rule: fn(Rules, Excuse, Timestamp) -> core::result::Result<Rules, Refusal>,
) -> Outcome {
    let at = guards::now()?;
    let CommitmentReport { debtor, creditor, commitment, request, twin } = accounts;
    guards::is(debtor.address(), &commitment.debtor)?;
    guards::is(creditor.address(), &commitment.creditor)?;
    guards::is(twin.address(), &commitment.twin)?;
    let before = commitment.read()?;
    let other = guards::peek::<Commitment>(twin)?.map(|twin| twin.read()).transpose()?;
    let owed = creditor.read()?;
    let today = owed.today(at)?.period;
    let after = rule(before, before.excuse_at(other.as_ref(), owed.presence(today), at), at)?;

    commitment.change().write(&after);
    let (from, to) = (before.effects(), after.effects());
    debtor.change().reputation.follow(Role::Debtor, &from.standing, &to.standing)?;
    creditor.change().reputation.follow(Role::Creditor, &from.standing, &to.standing)?;
    super::enter(commitment, request, Some(creditor), &Entry { from: from.share, to: to.share, today, at })?;
    let (debtor, creditor, request, sum) = (Some(&*debtor), Some(&*creditor), request.as_ref(), Amount::ZERO);
    super::tell(&Told { commitment, debtor, creditor, request, change, sum });
    Ok(())
}
