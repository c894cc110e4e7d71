//! What a transfer does to each of the two debts that it hands on.

use exodus_rules::period::Today;
use exodus_rules::reputation::Role;
use exodus_rules::{Amount, Timestamp};

use super::{Change, Entry, Told, enter, tell};
use crate::errors::Outcome;
use crate::record::{MaybeGone, Record};
use crate::state::{Commitment, Member, Request};

/// One of the two debts.
pub(super) struct Debt<'a> {
    pub commitment: &'a mut Record<Commitment>,
    pub request: &'a mut MaybeGone<Request>,
    pub debtor: &'a mut Record<Member>,
    pub creditor: &'a mut Record<Member>,
    pub seen: Amount,
}

/// Takes the amount out of one of the two debts; the counters follow.
#[inline(never)]
pub(super) fn hand_on(debt: Debt, amount: Amount, today: Today, at: Timestamp) -> Outcome {
    let Debt { commitment, request, debtor, creditor, seen } = debt;
    let before = commitment.read()?;
    // Whoever signs is awake by now, but may have left.
    let excuse = commitment.excuse_of(creditor.read()?.presence(today.period));
    let after = before.transfer(commitment.terms(), seen, amount, at)?.report_at(excuse, at);
    commitment.change().write(&after);
    let (from, to) = (before.effects(), after.effects());
    debtor.change().reputation.follow(Role::Debtor, &from.standing, &to.standing)?;
    creditor.change().reputation.follow(Role::Creditor, &from.standing, &to.standing)?;
    enter(commitment, request, Some(creditor), &Entry { from: from.share, to: to.share, today: today.period, at })?;
    let (debtor, creditor, request) = (Some(&*debtor), Some(&*creditor), request.as_ref());
    tell(&Told { commitment, debtor, creditor, request, change: Change::Transferred, sum: amount });
    Ok(())
}
