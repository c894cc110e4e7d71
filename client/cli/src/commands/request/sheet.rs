//! A request in full, as it stands now.

use std::mem::offset_of;

use exodus_rules::Timestamp;
use exodus_rules::request::{Kind, Request as Rules, Status, Sums};
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Request};
use serde_json::{Value, json};

use super::{kind, shown_reach, word};
use crate::exit::Failure;
use crate::moment;
use crate::session::{Present, Session};
use crate::sheet::Sheet;

/// A request as it stands at this moment, whether anybody has written that down or not.
pub fn sheet(session: &Session, fact: String, request: &Located<Request>, present: &Present) -> Result<Sheet, Failure> {
    let rules = present.of(request)?;
    let owed_before = match rules.kind {
        Kind::Support => owed_before(session, request, &rules)?,
        Kind::Emergency | Kind::Initiative | Kind::Claim => 0,
    };
    let sheet = Sheet::of(fact)
        .place("request", &request.address)
        .address("beneficiary", &request.beneficiary)
        .json("network", request.network.to_string())
        .with("kind", kind(rules.kind))
        .with("status", word(rules.status_at(present.now)))
        .amount("target", &present.unit, rules.target.get());
    let sheet = sums(sheet, &rules, owed_before, present).time("opened", request.opened);
    Ok(times(sheet, &rules, present)
        .json("reach", request.reach)
        .row("reach", shown_reach(rules.reach))
        .hash("details", &request.details)
        .json("turn", request.turn)
        .unit(&present.unit))
}

/// What is still owed of the period before: what is overdue counts for the request no more, but is owed all the same.
fn owed_before(session: &Session, request: &Located<Request>, rules: &Rules) -> Result<u64, Failure> {
    let filter = Filter::every::<Commitment>().with(offset_of!(Commitment, parent), &request.address);
    let before = rules.period.0.checked_sub(1);
    let mut owed = 0_u64;
    for promise in session.chain.all::<Commitment>(&filter)? {
        if Some(promise.period) == before {
            owed = owed.saturating_add(promise.read()?.outstanding().get());
        }
    }
    Ok(owed)
}

/// What is meant, promised, kept and missing; of a support, in this period and the one before.
fn sums(sheet: Sheet, rules: &Rules, owed_before: u64, present: &Present) -> Sheet {
    let (unit, Sums { intended, committed, kept }) = (&present.unit, rules.sums);
    let sheet = match rules.kind {
        Kind::Emergency | Kind::Claim => sheet.json("intended", intended.get()),
        Kind::Support | Kind::Initiative => sheet.amount("intended", unit, intended.get()),
    };
    let sheet = sheet
        .amount("committed", unit, committed.get())
        .amount("kept", unit, kept.get())
        .amount("missing", unit, rules.missing().get())
        .json("backers", rules.backers)
        .json("minimum_backers", rules.minimum_backers);
    let before = rules.sums_before;
    match rules.kind {
        Kind::Emergency | Kind::Claim => sheet.json("last_period", Value::Null),
        Kind::Initiative => {
            let backers = format!("{} of at least {}", rules.backers, rules.minimum_backers);
            sheet.row("backers", backers).json("last_period", Value::Null)
        }
        Kind::Support => {
            let [kept, owed] = [before.kept.get(), owed_before].map(|sum| unit.show(sum));
            let last = json!({
                "intended": before.intended.get(),
                "committed": before.committed.get(),
                "kept": before.kept.get(),
                "owed": owed_before,
            });
            sheet
                .row("backers", rules.backers.to_string())
                .row(&format!("last {}", present.period_word()), format!("{kept} kept, {owed} still owed"))
                .json("last_period", last)
        }
    }
}

/// Until when, and what an initiative has come to.
fn times(sheet: Sheet, rules: &Rules, present: &Present) -> Sheet {
    let of_support = matches!(rules.kind, Kind::Support);
    let sheet = match rules.kind {
        Kind::Emergency | Kind::Claim | Kind::Initiative => sheet.time("deadline", rules.deadline.get()),
        Kind::Support => sheet
            .json("deadline", Value::Null)
            .row(&format!("{} until", present.period_word()), moment::show(present.today.until.get())),
    };
    let sheet = sheet
        .json("period", of_support.then_some(rules.period.0))
        .json("period_until", of_support.then_some(present.today.until.get()))
        .time_if_any("fulfil_by", rules.fulfil_by.get())
        .time_if_any("reached_since", rules.reached_since.map_or(0, Timestamp::get));
    // From when it is adopted can be said ahead; of one that was closed, nobody knows whether it would have been.
    let (adoption, label) = match rules.status_at(present.now) {
        Status::Open => (rules.adoption(), "adopted, if nobody lets go,"),
        Status::Adopted | Status::Completed | Status::Expired => (rules.adoption(), "adopted"),
        Status::Closed => (None, ""),
    };
    let sheet = sheet.json("adopted_from", adoption.map(Timestamp::get));
    adoption.into_iter().fold(sheet, |sheet, moment| sheet.row(label, moment::show(moment.get())))
}
