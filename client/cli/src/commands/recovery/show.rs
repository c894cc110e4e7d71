//! `exodus recovery show`: guardians, what is arranged, and which keys are proposed.

use std::mem::offset_of;

use exodus_rules::tie::Tie as Rules;
use exodus_rules::{Refusal, Timestamp};
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Recovery};
use serde_json::{Value, json};

use crate::args::recovery::Show;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

struct Found {
    rows: Vec<Vec<String>>,
    objects: Vec<Value>,
}

pub fn run(options: &Show, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let (member, now) = (session.member_or_me(options.member.as_deref())?, session.now()?);
    let (guardians, proposals) = (guardians(&session, &member, now)?, proposals(&session, &member, now)?);
    let sheet = Sheet::of(format!("{} chosen by {}.", count(member.guardians.into(), "guardian"), member.address))
        .line(super::arrangement(&member, now))
        .json("member", member.address.to_string())
        .json("threshold", member.guardian_threshold)
        .json("days", member.recovery_days)
        .json("guardians", guardians.objects)
        .json("proposals", proposals.objects);
    let sheet = listed(sheet, "Guardians:", &["member", "chosen", "counts"], guardians.rows);
    let head = ["proposal", "new key", "guardians behind it", "from", "until", "state"];
    let sheet = listed(sheet, "Proposed keys:", &head, proposals.rows);
    session.show(if member.guardians < 2 {
        sheet.next("`exodus recovery choose MEMBER MEMBER --threshold 2 --days 7` prepares for a lost key")
    } else {
        super::advised(sheet, &member)
    })
}

fn listed(sheet: Sheet, title: &str, head: &[&str], rows: Vec<Vec<String>>) -> Sheet {
    if rows.is_empty() { sheet } else { sheet.line("").line(title).line(table(head, rows)) }
}

fn guardians(session: &Session, member: &Located<Member>, now: Timestamp) -> Result<Found, Failure> {
    let mut found = Found { rows: Vec::new(), objects: Vec::new() };
    for tie in super::ties_of(session, &member.address)? {
        let (end, rules) = (tie.end(&member.address)?, tie.read()?);
        let side = rules.side(end);
        let (Some(since), counts) = (side.guardian_since, rules.must_guard(end, now)) else { continue };
        let until = side.dismissed_at.map(|dismissed| dismissed.after(Rules::DISMISSED_AFTER).get());
        if until.is_some_and(|until| now.get() >= until) {
            continue;
        }
        let from = since.after(Rules::GUARDIAN_AFTER).get();
        let word = match (counts, until) {
            (Ok(()), None) => "yes".to_owned(),
            (Ok(()), Some(until)) => format!("dismissed: until {}", moment::show(until)),
            (Err(Refusal::GuardianTooNew), _) => format!("from {}", moment::show(from)),
            (Err(_), _) => "no: they took their hand back".to_owned(),
        };
        let other = tie.member_at(end.other()).to_string();
        found.rows.push(vec![other.clone(), moment::show(since.get()), word]);
        let (since, counts) = (since.get(), counts.is_ok());
        let object =
            json!({ "member": other, "since": since, "counts": counts, "counts_from": from, "counts_until": until });
        found.objects.push(object);
    }
    found.rows.sort();
    Ok(found)
}

fn proposals(session: &Session, member: &Located<Member>, now: Timestamp) -> Result<Found, Failure> {
    let mut found = Found { rows: Vec::new(), objects: Vec::new() };
    let filter = Filter::every::<Recovery>().with(offset_of!(Recovery, member), &member.address);
    for proposed in session.chain.all::<Recovery>(&filter)? {
        let (standing, threshold) =
            (super::standing(session, &proposed)?.len(), super::threshold(&proposed, member, now));
        let missing = usize::from(threshold).saturating_sub(standing);
        let state = super::word(&proposed.read(), member, missing, now);
        let lacks = if state == "ended" || missing == 0 { String::new() } else { format!(", {missing} missing") };
        let (address, key) = (proposed.address.to_string(), proposed.key.to_string());
        let behind = format!("{standing} of {threshold}{lacks}");
        let executable = Some(proposed.executable).filter(|executable| *executable != 0);
        let from = executable.map_or_else(|| "-".to_owned(), moment::show);
        found.rows.push(vec![
            address.clone(),
            key.clone(),
            behind,
            from,
            moment::show(proposed.expires),
            state.to_owned(),
        ]);
        found.objects.push(json!({
            "address": address,
            "key": key,
            "approvals": proposed.approvals,
            "standing": standing,
            "missing": missing,
            "executable": executable,
            "expires": proposed.expires,
            "state": state,
        }));
    }
    Ok(found)
}
