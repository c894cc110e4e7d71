//! `exodus commitment`: a promise that cannot be withdrawn.

mod clearable;
mod close;
mod commit;
mod commit_directly;
mod confirm;
mod demand;
mod forgive;
mod list;
mod perform;
mod report;
mod show;
mod take_back;
mod tidy_overdue;
mod transfer;
mod verbs;

pub use verbs::run;

use exodus_rules::commitment::Excuse;
use exodus_rules::{Amount, Refusal, Timestamp};
use exodus_sdk::chain::{ChainExt, Receipt};
use exodus_sdk::record::Located;
use exodus_sdk::state::commitment::{PARENT_OFFER, PARENT_REQUEST};
use exodus_sdk::state::{Commitment, Member};
use exodus_sdk::{Unit, lateness};

use crate::exit::Failure;
use crate::session::Session;
use crate::sheet::Sheet;

/// A commitment that somebody named, and the unit it is counted in.
fn named(session: &Session, text: &str) -> Result<(Located<Commitment>, Unit, exodus_sdk::Address), Failure> {
    let commitment = session.named::<Commitment>(text)?;
    let network = session.chain.get::<Member>(&commitment.debtor)?.network;
    Ok((commitment, session.unit(&network)?, network))
}

/// What keeps it from being overdue at this moment.
pub(super) fn excuse(session: &Session, commitment: &Commitment, now: Timestamp) -> Result<Excuse, Failure> {
    Ok(lateness::excuse_on(&*session.chain, commitment, now)?)
}

/// What counts as overdue, written down or not: nothing while there is an excuse.
fn overdue_at(session: &Session, commitment: &Commitment, now: Timestamp) -> Result<Amount, Failure> {
    Ok(lateness::overdue(commitment, excuse(session, commitment, now)?, now)?)
}

/// Who allows that it is cleared.
const fn clearing(commitment: &Commitment) -> &'static str {
    match (commitment.in_kind, commitment.debtor_clears, commitment.creditor_clears) {
        (1, _, _) => "never: goods and services are not cleared",
        (_, 1, 1) => "both sides allow it",
        (_, 1, _) => "the creditor does not allow it",
        (_, _, 1) => "the debtor does not allow it",
        (_, _, _) => "neither side allows it",
    }
}

/// A commitment in full, as it stands at this moment.
fn sheet(session: &Session, fact: String, commitment: &Located<Commitment>, unit: &Unit) -> Result<Sheet, Failure> {
    let (rules, now) = (commitment.read()?, session.now()?);
    let overdue = overdue_at(session, commitment, now)?;
    let spared = overdue.is_zero() && !rules.overdue_at(now).is_zero();
    let parent = |kind| (commitment.parent_kind == kind).then(|| commitment.parent.to_string());
    let (request, offer) = (parent(PARENT_REQUEST), parent(PARENT_OFFER));
    let twin = offer.as_ref().map(|_| commitment.twin.to_string());
    let sheet = Sheet::of(fact)
        .place("commitment", &commitment.address)
        .address("debtor", &commitment.debtor)
        .address("creditor", &commitment.creditor)
        .json("request", &request)
        .json("offer", &offer)
        .json("twin", &twin)
        .json("in_kind", commitment.in_kind == 1);
    let rows = [("request", request), ("offer", offer), ("in exchange for", twin)];
    let rows = rows.into_iter().filter_map(|(label, address)| Some((label, address?)));
    let sheet = rows.fold(sheet, |sheet, (label, address)| sheet.row(label, address));
    let sheet = if commitment.in_kind == 1 { sheet.row("owed in", "goods or a service, worth") } else { sheet };
    let sheet = if spared { sheet.row("late", spared_by(commitment)) } else { sheet };
    Ok(sheet
        .amount("amount", unit, rules.amount.get())
        .amount("outstanding", unit, rules.outstanding().get())
        .amount("performed", unit, rules.performed.get())
        .amount("kept", unit, rules.kept.get())
        .amount_if_any("unanswered", unit, rules.unanswered().less(rules.disputed).get())
        .amount_if_any("disputed", unit, rules.disputed.get())
        .amount_if_any("forgiven", unit, rules.forgiven.get())
        .amount_if_any("cleared", unit, rules.cleared.get())
        .amount_if_any("transferred", unit, rules.transferred.get())
        .amount_if_any("overdue", unit, overdue.get())
        .row("clearing", clearing(commitment))
        .json("debtor_clears", commitment.debtor_clears == 1)
        .json("creditor_clears", commitment.creditor_clears == 1)
        .json("in_time", rules.in_time.get())
        .time("made", commitment.made)
        .time("due", commitment.due)
        .time_if_any("performed_at", commitment.performed_at)
        .time_if_any("settled_at", commitment.settled_at)
        .hash("note", &commitment.note)
        .unit(unit))
}

/// Why nobody is late though the time is over.
const fn spared_by(commitment: &Commitment) -> &'static str {
    match commitment.parent_kind {
        PARENT_OFFER => "not yet: what is given in exchange was to come first, or its receiver is not there",
        _ => "not now: whoever it was promised to has left or is dormant",
    }
}

/// Says how a commitment stands after somebody acted on it.
fn tell(
    session: &Session,
    receipt: &Receipt,
    fact: String,
    before: &Located<Commitment>,
    unit: &Unit,
) -> Result<(), Failure> {
    let after = session.chain.get::<Commitment>(&before.address)?;
    let sheet = sheet(session, fact, &after, unit)?;
    session.tell(receipt, &[], next(session, sheet, &after)?)
}

/// What comes next in the life of a commitment.
fn next(session: &Session, sheet: Sheet, commitment: &Located<Commitment>) -> Result<Sheet, Failure> {
    let (rules, place) = (commitment.read()?, commitment.address);
    let closable = lateness::closable_on(&*session.chain, commitment, session.now()?)?;
    Ok(if closable == Err(Refusal::TwinWaits) {
        sheet.next(format!(
            "`exodus commitment close {place}` once what is owed in exchange is settled, or its time over"
        ))
    } else if closable.is_ok() {
        sheet.next(format!("all is settled; `exodus commitment close {place}` returns the rent deposit"))
    } else if rules.outstanding().is_zero() {
        sheet.next(format!("all is settled; `exodus commitment report {place}`, then close it"))
    } else if !rules.disputed.is_zero() {
        sheet.next(format!(
            "a dispute: `exodus commitment confirm {place}` or `forgive` by the one who was promised ends it, or \
             `take-back` by the one who promised"
        ))
    } else if rules.unanswered().is_zero() {
        sheet.next(format!("the one who promised helps, then runs `exodus commitment perform {place}`"))
    } else {
        sheet.next(format!(
            "the one who was promised runs `exodus commitment confirm {place}`, or `demand` if it is not so"
        ))
    })
}
