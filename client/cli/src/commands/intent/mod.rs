//! `exodus intent`: what somebody means to give, until they change their mind.

mod declare;
mod edit;
mod list;
mod refuse;
mod show;
mod tidy;
mod verbs;
mod withdraw;

pub use verbs::run;

use exodus_rules::request::{Kind, Request as Rules, Status};
use exodus_rules::{Timestamp, intent};
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::SYSTEM;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Intent, Request};
use exodus_sdk::{Address, Error, address};

use crate::exit::Failure;
use crate::moment;
use crate::session::{Present, Session, parse_address};
use crate::sheet::Sheet;

/// The intent for a request that `author` finds there to be theirs, in the network of that request.
pub fn own(
    session: &Session,
    request: &Located<Request>,
    author: impl FnOnce(&Address) -> Result<Address, Failure>,
) -> Result<Located<Intent>, Failure> {
    let place = address::intent(&request.address, &author(&request.network)?);
    session.chain.find::<Intent>(&place)?.ok_or_else(|| {
        Failure::usage(format!("you have no intent for the request {}", request.address))
            .hint(format!("`exodus intent declare {} --amount ...` says what you mean to give", request.address))
    })
}

/// The intent that somebody named: by its own address, or by its request where it is their own.
fn named(
    session: &Session,
    text: &str,
    author: impl FnOnce(&Address) -> Result<Address, Failure>,
) -> Result<Located<Intent>, Failure> {
    let place = parse_address(text)?;
    match session.chain.find::<Intent>(&place) {
        Ok(Some(intent)) => Ok(intent),
        Ok(None) => Err(Error::NotFound { what: "request or intent", address: place }.into()),
        Err(Error::Foreign { .. }) => own(session, &session.chain.get(&place)?, author),
        Err(broken) => Err(broken.into()),
    }
}

/// Only a support comes again: the rules call it a field, people know it as a flag.
fn must_come_again(request: &Rules) -> Result<(), Failure> {
    match request.kind {
        Kind::Support => Ok(()),
        Kind::Emergency | Kind::Initiative | Kind::Claim => {
            Err(Failure::usage("only a support comes again every period").hint("leave --recurring out"))
        }
    }
}

/// An intent in full, beside the request it is for.
fn sheet(
    fact: String,
    intent: &Located<Intent>,
    request: &Located<Request>,
    present: &Present,
) -> Result<Sheet, Failure> {
    let (rules, asked) = (intent.read()?, present.of(request)?);
    let until = present.last_second(rules.period).get();
    let committed = (intent.commitment != SYSTEM).then(|| intent.commitment.to_string());
    let sheet = Sheet::of(fact)
        .place("intent", &intent.address)
        .address("request", &intent.request)
        .address("member", &intent.member)
        .address("beneficiary", &request.beneficiary)
        .with("kind", super::request::kind(asked.kind))
        .amount("amount", &present.unit, rules.amount.get())
        .amount("left", &present.unit, rules.left.get())
        .json("recurring", rules.recurring)
        .json("period", rules.period.0)
        .json("period_until", until)
        .json("counts", counts(&rules, &asked, present.now))
        .json("commitment", &committed)
        .json("turn", rules.turn.0);
    let sheet = committed.into_iter().fold(sheet, |sheet, commitment| sheet.row("commitment", commitment));
    let sheet = match asked.kind {
        Kind::Support => {
            let meant = if rules.recurring { format!("every {}", present.period_word()) } else { "once".to_owned() };
            sheet.row("meant", meant).row(&format!("{} until", present.period_word()), moment::show(until))
        }
        Kind::Emergency | Kind::Initiative | Kind::Claim => sheet,
    };
    Ok(sheet.row("state", state(&rules, &asked, present.now)).unit(&present.unit))
}

/// What makes a promise out of an intent, once the request takes promises.
fn next(request: &Rules, place: &Address, now: Timestamp) -> String {
    match (request.kind, request.status_at(now)) {
        (Kind::Initiative, Status::Open) => {
            format!("once it is adopted, `exodus commitment commit {place} --intent` makes a promise out of it")
        }
        _ => format!("`exodus commitment commit {place} --intent` makes a promise out of it"),
    }
}

/// Whether it is among the sums that its request shows now.
fn counts(intent: &intent::Intent, request: &Rules, now: Timestamp) -> bool {
    let same = matches!(request.kind, Kind::Initiative) || intent.period == request.period;
    same && request.status_at(now).is_live()
}

/// The same in words.
fn state(intent: &intent::Intent, request: &Rules, now: Timestamp) -> &'static str {
    if !request.status_at(now).is_live() {
        "released: the request has ended"
    } else if counts(intent, request, now) {
        if intent.committed { "counts now; a promise came out of it" } else { "counts now" }
    } else {
        "of an earlier period: tidied seven days after it"
    }
}
