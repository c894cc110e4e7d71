//! `exodus recovery`: friends who can give a member another key.

mod approve;
mod arrange;
mod choose;
mod dismiss;
mod execute;
mod propose;
mod show;
mod tidy;
mod veto;

use std::collections::BTreeSet;

use exodus_rules::recovery::Proposal;
use exodus_rules::{Refusal, Timestamp};
use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Recovery, Tie};
use exodus_sdk::{Address, address};

use crate::args::recovery::Recovery as Verb;
use crate::exit::Failure;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Choose(options) => choose::run(&options, settings),
        Verb::Dismiss(options) => dismiss::run(&options, settings),
        Verb::Arrange(options) => arrange::run(&options, settings),
        Verb::Propose(options) => propose::run(&options, settings),
        Verb::Approve(options) => approve::run(&options, settings),
        Verb::Execute(options) => execute::run(&options, settings),
        Verb::Veto(options) => veto::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
        Verb::Tidy(options) => tidy::run(&options, settings),
    }
}

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
        if tie.read()?.side(end).guardian_since.is_some() == choosing {
            let fact = if choosing { "is a guardian of yours already" } else { "is no guardian of yours" };
            return Err(Failure::ruled(Refusal::GuardianUnchanged, format!("{other} {fact}"))
                .hint("leave them out; `exodus recovery show` lists your guardians"));
        }
    }
    Ok(())
}

/// Who of the approvers counts as a guardian at `now`.
fn standing(
    session: &Session,
    ward: &Located<Member>,
    recovery: &Recovery,
    now: Timestamp,
) -> Result<Vec<Address>, Failure> {
    let mut standing = Vec::new();
    for approver in recovery.approvers() {
        let tie = session.chain.find::<Tie>(&address::tie(approver, &ward.address))?;
        let counts = |tie: Located<Tie>| Ok::<_, Failure>(tie.read()?.must_guard(tie.end(&ward.address)?, now).is_ok());
        if tie.map(counts).transpose()?.unwrap_or(false) {
            standing.push(*approver);
        }
    }
    Ok(standing)
}

/// How many guardians have still to stand behind a proposal.
fn missing(ward: &Member, standing: usize) -> usize {
    usize::from(ward.guardian_threshold).saturating_sub(standing)
}

/// How a proposal stands, in words.
fn word(proposal: &Proposal, ward: &Member, standing: usize, now: Timestamp) -> &'static str {
    let epoch = exodus_rules::Epoch(ward.epoch);
    if proposal.is_over(Some(epoch), now) {
        "ended"
    } else if proposal.must_be_ripe(epoch, now).is_ok() && missing(ward, standing) > 0 {
        "waits for guardians"
    } else if proposal.must_be_ripe(epoch, now).is_ok() {
        "may be executed"
    } else {
        "waits for its delay"
    }
}

/// A proposal after something happened to it.
fn sheet(fact: &str, recovery: &Located<Recovery>, ward: &Member) -> Sheet {
    let approvals = format!("{} of {} that it takes", recovery.approvals, ward.guardian_threshold);
    Sheet::of(fact)
        .place("proposal", &recovery.address)
        .address("member", &recovery.member)
        .address("key", &recovery.key)
        .row("guardians", approvals)
        .json("approvals", recovery.approvals)
        .json("threshold", ward.guardian_threshold)
        .time("executable", recovery.executable)
        .time("expires", recovery.expires)
}

/// What is arranged, in a sentence.
fn arrangement(member: &Member) -> String {
    if member.guardian_threshold == 0 {
        return "Recovery is off: nobody can give you another key.".to_owned();
    }
    let (threshold, days) = (member.guardian_threshold, member.recovery_days);
    format!("{threshold} guardians together can give another key, after {days} days in which the present one may veto.")
}

/// The sheet of a member whose guardians or arrangement have changed.
fn arranged(fact: &str, member: &Located<Member>) -> Sheet {
    let sheet = Sheet::of(fact)
        .place("member", &member.address)
        .with("guardians", member.guardians)
        .with("threshold", member.guardian_threshold)
        .with("days", member.recovery_days)
        .line(arrangement(member));
    if member.guardian_threshold == 0 {
        sheet.next("`exodus recovery arrange --threshold 2 --days 7` switches recovery on")
    } else if member.guardians < member.guardian_threshold {
        sheet.next("you have fewer guardians than it takes: `exodus recovery choose MEMBER` adds one")
    } else {
        sheet.next("each guardian counts 30 days after being chosen; `exodus recovery show` says since when")
    }
}
