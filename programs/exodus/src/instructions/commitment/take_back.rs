//! Takes back that something is performed: a typing error, or a dispute conceded.
//!
//! Signs: the debtor's own key (a delegate who marks cannot concede), naming the performed total as seen. Transition:
//! performed and unanswered -> open again, as far as the creditor has not answered; what was disputed first. It may be late
//! again. Event: `CommitmentChanged`. Refuses: anybody but the debtor, where nothing is unanswered, more than was ever
//! marked, a stale total.

use anchor_lang::prelude::*;
use exodus_rules::reputation::Role;

use super::{Change, CommitmentAnswer, Entry, SumArgs, Told};
use crate::errors::Outcome;
use crate::guards;

/// Takes back that something is performed. (The member who acts is the debtor, the other one the creditor.)
pub fn take_back(ctx: &mut Context<CommitmentAnswer>, args: SumArgs) -> Outcome {
    let at = guards::now()?;
    let CommitmentAnswer { authority, member, other, commitment, request } = &mut ctx.accounts;
    let (acting, today) = guards::signed(member, authority, at)?;
    let (seen, sum) = args.read()?;
    let before = commitment.read()?;
    let after = before.take_back(commitment.party(member.address()), seen, sum)?;
    guards::is(other.address(), &commitment.creditor)?;
    let excuse = commitment.excuse_of(other.read()?.presence(today.period));
    let after = after.report_at(excuse, at);

    commitment.change().write(&after);
    let (from, to) = (before.effects(), after.effects());
    member.change().reputation.follow(Role::Debtor, &from.standing, &to.standing)?;
    other.change().reputation.follow(Role::Creditor, &from.standing, &to.standing)?;
    member.change().write_act(&acting.acts(today));
    let entry = Entry { from: from.share, to: to.share, today: today.period, at };
    super::enter(commitment, request, Some(other), &entry)?;
    let sum = before.performed.without(after.performed);
    let (debtor, creditor, request) = (Some(&*member), Some(&*other), request.as_ref());
    super::tell(&Told { commitment, debtor, creditor, request, change: Change::TakenBack, sum });
    Ok(())
}
