//! `exodus recovery`: friends who can give a member another key.

mod approve;
mod arrange;
mod choose;
mod dismiss;
mod execute;
mod propose;
mod show;
mod tidy;
mod verbs;
mod veto;

pub use verbs::run;

use std::collections::BTreeSet;
use std::mem::offset_of;

use exodus_rules::recovery::{Proposal, Terms};
use exodus_rules::{Refusal, Timestamp};
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::recovery::stands;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Recovery, Tie};
use exodus_sdk::{Address, Error, address};

use crate::exit::Failure;
use crate::moment;
use crate::session::{Session, parse_address};
use crate::sheet::Sheet;

/// The ties between a member and the people that somebody named.
fn ties(session: &Session, me: &Address, members: &[String]) -> Result<Vec<Located<Tie>>, Failure> {
    let tie = |text: &String| {
        let other = parse_address(text)?;
        session.chain.find::<Tie>(&address::tie(me, &other))?.ok_or_else(|| {
            Failure::usage(format!("there is no tie between you and {other}"))
                .hint("a guardian is somebody you have a mutual tie with; `exodus tie list` shows yours")
        })
    };
    members.iter().map(tie).collect()
}

/// Names the first of them who is a guardian already, or none.
fn must_change(ties: &[Located<Tie>], me: &Address, choosing: bool) -> Result<(), Failure> {
    let mut named = BTreeSet::new();
    for tie in ties {
        let end = tie.end(me)?;
        let other = tie.member_at(end.other());
        if !named.insert(tie.address) {
            return Err(Failure::usage(format!("{other} is named twice")).hint("name each of them once"));
        }
        if tie.read()?.side(end).is_chosen() == choosing {
            let fact = if choosing { "is a guardian of yours already" } else { "is no guardian of yours" };
            return Err(Failure::ruled(Refusal::GuardianUnchanged, format!("{other} {fact}"))
                .hint("leave them out; `exodus recovery show` lists your guardians"));
        }
    }
    Ok(())
}

/// The approvers whose word still stands.
fn standing(session: &Session, recovery: &Recovery) -> Result<Vec<Address>, Failure> {
    let mut standing = Vec::new();
    for approval in recovery.approvers() {
        let tie = session.chain.find::<Tie>(&address::tie(&approval.guardian, &recovery.member))?;
        let guardian = member(session, &approval.guardian)?;
        if tie.zip(guardian).is_some_and(|(tie, guardian)| stands(recovery, &guardian, &tie)) {
            standing.push(approval.guardian);
        }
    }
    Ok(standing)
}

/// A member; none where a tombstone is left.
fn member(session: &Session, place: &Address) -> Result<Option<Located<Member>>, Failure> {
    match session.chain.find::<Member>(place) {
        Ok(found) => Ok(found),
        Err(Error::Foreign { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The ties of a member, whoever is at the other end.
fn ties_of(session: &Session, member: &Address) -> Result<Vec<Located<Tie>>, Failure> {
    let mut found = Vec::new();
    for offset in [offset_of!(Tie, lower), offset_of!(Tie, higher)] {
        found.extend(session.chain.all::<Tie>(&Filter::every::<Tie>().with(offset, member))?);
    }
    Ok(found)
}

/// How many guardians it takes: as it was when the delay began, else as it is now.
fn threshold(recovery: &Recovery, ward: &Member, now: Timestamp) -> u8 {
    if recovery.threshold == 0 { ward.recovery().at(now).threshold } else { recovery.threshold }
}

/// How a proposal stands, in words.
fn word(proposal: &Proposal, ward: &Member, missing: usize, now: Timestamp) -> &'static str {
    match proposal.executable() {
        _ if ward.read().is_ok_and(|ward| ward.must_remain().is_err()) => "ended",
        _ if proposal.is_over(Some(&ward.tenure()), now) => "ended",
        Some(executable) if now < executable => "waits for its delay",
        Some(_) if missing == 0 => "may be executed",
        Some(_) | None => "waits for guardians",
    }
}

/// A proposal after something happened to it.
fn sheet(fact: &str, recovery: &Located<Recovery>, ward: &Member, now: Timestamp) -> Sheet {
    let threshold = threshold(recovery, ward, now);
    let approvals = format!("{} of {threshold} that it takes", recovery.approvals);
    let sheet = Sheet::of(fact)
        .place("proposal", &recovery.address)
        .address("member", &recovery.member)
        .address("key", &recovery.key)
        .row("guardians", approvals)
        .json("approvals", recovery.approvals)
        .json("threshold", threshold);
    let sheet = sheet.time_if_any("executable", recovery.executable).time("expires", recovery.expires);
    if recovery.executable == 0 {
        sheet.line("The delay begins with the approval that reaches the threshold.")
    } else {
        sheet
    }
}

/// What is arranged, in a sentence, and what still holds for a while.
fn arrangement(member: &Member, now: Timestamp) -> String {
    let arranged = member.recovery();
    let holds = arranged.earlier.filter(|earlier| now < earlier.until);
    let sentence = if arranged.terms.are_off() {
        "Recovery is off: nobody can give you another key.".to_owned()
    } else {
        let Terms { threshold, days } = arranged.terms;
        format!("{threshold} guardians together can give another key, {days} days after the last of them has approved.")
    };
    holds.map_or(sentence.clone(), |earlier| {
        let (until, Terms { threshold, days }) = (moment::show(earlier.until.get()), earlier.terms);
        format!("{sentence}\nThat counts from {until}; until then {threshold} guardians after {days} days.")
    })
}

/// The sheet of a member whose guardians or arrangement have changed.
fn arranged(fact: &str, member: &Located<Member>, now: Timestamp) -> Sheet {
    let sheet = Sheet::of(fact)
        .place("member", &member.address)
        .with("guardians", member.guardians)
        .with("threshold", member.guardian_threshold)
        .with("days", member.recovery_days)
        .line(arrangement(member, now));
    advised(sheet, member)
        .next("each guardian counts 30 days after being chosen; `exodus recovery show` says since when")
}

/// What a careful friend would say about an arrangement.
fn advised(sheet: Sheet, member: &Member) -> Sheet {
    let (guardians, threshold) = (member.guardians, member.guardian_threshold);
    if threshold == 0 {
        sheet.next("`exodus recovery arrange --threshold 2 --days 7` switches recovery on")
    } else if guardians < threshold {
        let fact = format!("nobody can recover you: it takes {threshold} guardians, and you have {guardians}");
        sheet.next(fact).next("`exodus recovery choose MEMBER` adds one")
    } else if guardians == threshold {
        sheet.next("one guardian who is away is one too few: `exodus recovery choose MEMBER` adds another")
    } else {
        sheet
    }
}
