//! Marks a commitment as performed, partly or wholly. It counts as kept only when the creditor confirms.
//!
//! Signs: the debtor's key or a delegate's, naming the performed total as seen. A request notices only when something
//! was overdue before. Transition: open -> performed, as far as something is left. Event: `CommitmentChanged`. Refuses:
//! anybody but the debtor, more than is left to perform, a stale total.

use anchor_lang::prelude::*;
use exodus_rules::delegate::Scope;

use super::{Change, Entry, SumArgs, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::{MaybeGone, Record};
use crate::state::{Commitment, Member, Request};

/// Accounts of `commitment perform`.
#[derive(Accounts)]
pub struct CommitmentPerform {
    /// The key of `member`.
    pub authority: Signer,
    /// The member who acts.
    #[account(mut)]
    pub member: Record<Member>,
    /// The commitment.
    #[account(mut)]
    pub commitment: Record<Commitment>,
    /// The request it answers, or the address where it was.
    #[account(mut, unsafe(dup))]
    pub request: MaybeGone<Request>,
    /// The record of the delegate that signs; the System program where the member's own key does.
    pub delegate: UncheckedAccount,
}

/// Marks a commitment as performed.
pub fn perform(ctx: &mut Context<CommitmentPerform>, args: SumArgs) -> Outcome {
    let at = guards::now()?;
    let CommitmentPerform { authority, member, commitment, request, delegate } = &mut ctx.accounts;
    let (debtor, today, hand) = guards::acting(member, authority, delegate, Scope::MarkPerformed, at)?;
    let (seen, sum) = args.read()?;
    let before = commitment.read()?;
    let after = before.perform(commitment.party(member.address()), seen, sum, at)?;
    let after = after.report_punctuality_at(at);
    commitment.change().write_performance(&after);
    member.change().write_act(&debtor.acts_by(hand, today));
    let (from, to) = (before.effects(), after.effects());
    member.change().reputation.follow_performing(&from.standing, &to.standing)?;
    guards::is(request.address(), commitment.book())?;
    if from.share != to.share {
        let today = today.period;
        super::enter(commitment, request, None, &Entry { from: from.share, to: to.share, today, at })?;
    }
    let sum = after.performed.without(before.performed);
    let (debtor, request, change) = (Some(&*member), request.as_ref(), Change::Performed);
    super::tell(&Told { commitment, debtor, creditor: None, request, change, sum });
    Ok(())
}
