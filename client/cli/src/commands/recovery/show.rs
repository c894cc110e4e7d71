//! `exodus recovery show`: guardians, what is arranged, and which keys are proposed.

use std::mem::offset_of;

use exodus_rules::Timestamp;
use exodus_rules::tie::Tie as Rules;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Recovery, Tie};
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
        .line(super::arrangement(&member))
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
        sheet
    })
}

fn listed(sheet: Sheet, title: &str, head: &[&str], rows: Vec<Vec<String>>) -> Sheet {
    if rows.is_empty() { sheet } else { sheet.line("").line(title).line(table(head, rows)) }
}

fn guardians(session: &Session, member: &Located<Member>, now: Timestamp) -> Result<Found, Failure> {
    let mut found = Found { rows: Vec::new(), objects: Vec::new() };
    for offset in [offset_of!(Tie, lower), offset_of!(Tie, higher)] {
        for tie in session.chain.all::<Tie>(&Filter::every::<Tie>().with(offset, &member.address))? {
            let (end, rules) = (tie.end(&member.address)?, tie.read()?);
            let Some(since) = rules.side(end).guardian_since else { continue };
            let counts = rules.must_guard(end, now).is_ok();
            let from = since.after(Rules::GUARDIAN_AFTER).get();
            let word = match (counts, rules.is_mutual()) {
                (true, _) => "yes".to_owned(),
                (false, true) => format!("from {}", moment::show(from)),
                (false, false) => "no: the tie is not mutual".to_owned(),
            };
            let other = tie.member_at(end.other()).to_string();
            found.rows.push(vec![other.clone(), moment::show(since.get()), word]);
            found.objects.push(json!({ "member": other, "since": since.get(), "counts": counts, "counts_from": from }));
        }
    }
    found.rows.sort();
    Ok(found)
}

fn proposals(session: &Session, member: &Located<Member>, now: Timestamp) -> Result<Found, Failure> {
    let mut found = Found { rows: Vec::new(), objects: Vec::new() };
    let filter = Filter::every::<Recovery>().with(offset_of!(Recovery, member), &member.address);
    for proposed in session.chain.all::<Recovery>(&filter)? {
        let standing = super::standing(session, member, &proposed, now)?.len();
        let state = super::word(&proposed.read(), member, standing, now);
        let missing = super::missing(member, standing);
        let lacks = if state == "ended" || missing == 0 { String::new() } else { format!(", {missing} missing") };
        let (address, key) = (proposed.address.to_string(), proposed.key.to_string());
        let behind = format!("{standing} of {}{lacks}", member.guardian_threshold);
        let (from, until) = (moment::show(proposed.executable), moment::show(proposed.expires));
        found.rows.push(vec![address.clone(), key.clone(), behind, from, until, state.to_owned()]);
        found.objects.push(json!({
            "address": address,
            "key": key,
            "approvals": proposed.approvals,
            "standing": standing,
            "missing": missing,
            "executable": proposed.executable,
            "expires": proposed.expires,
            "state": state,
        }));
    }
    Ok(found)
}
