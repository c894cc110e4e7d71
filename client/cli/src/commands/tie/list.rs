//! `exodus tie list`.

use std::mem::offset_of;

use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::state::{Invitation, Tie};
use exodus_sdk::{Address, Unit};
use serde_json::{Value, json};

use crate::args::tie::List;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let member = session.member_or_me(options.member.as_deref())?;
    let unit = session.unit(&member.network)?;
    let ties = ties(&session, &member.address, &unit)?;
    let invitations = invitations(&session, &member.address, &unit)?;
    let own = session.keys().is_ok_and(|keys| keys.signer() == member.authority);

    let whose = if own { "You have".to_owned() } else { format!("{} has", member.address) };
    let sheet =
        Sheet::of(format!("{whose} {} of at most {}.", count(member.ties.into(), "mutual tie"), member.tie_cap))
            .json("member", member.address.to_string())
            .json("ties", ties.objects)
            .json("invitations", invitations.objects)
            .unit(&unit);
    let none = ties.rows.is_empty();
    let columns = ["other member", "this side", "their side", "state"];
    let sheet = if none { sheet } else { sheet.line(table(&columns, ties.rows)) };
    let sheet = if invitations.rows.is_empty() {
        sheet
    } else {
        let columns = ["invitation", "pledge", "uses left", "expires"];
        sheet.line("").line("Invitations:").line(table(&columns, invitations.rows))
    };
    session.show(if own && none {
        sheet.next("`exodus tie invite` makes a link for somebody you trust")
    } else {
        sheet
    })
}

struct Found {
    rows: Vec<Vec<String>>,
    objects: Vec<Value>,
}

fn ties(session: &Session, member: &Address, unit: &Unit) -> Result<Found, Failure> {
    let mut found = Found { rows: Vec::new(), objects: Vec::new() };
    for offset in [offset_of!(Tie, lower), offset_of!(Tie, higher)] {
        for tie in session.chain.all::<Tie>(&Filter::every::<Tie>().with(offset, member))? {
            let (own, theirs) = super::sides(&tie, member)?;
            let other = if tie.lower == *member { tie.higher } else { tie.lower };
            let (says, word) = (|side| super::says(side, unit), super::word(&own, &theirs));
            found.rows.push(vec![other.to_string(), says(&own), says(&theirs), word.to_owned()]);
            found.objects.push(json!({
                "address": tie.address.to_string(),
                "other": other.to_string(),
                "mutual": tie.read()?.is_mutual(),
                "own": super::side_json(&own),
                "theirs": super::side_json(&theirs),
            }));
        }
    }
    found.rows.sort();
    Ok(found)
}

fn invitations(session: &Session, member: &Address, unit: &Unit) -> Result<Found, Failure> {
    let filter = Filter::every::<Invitation>().with(offset_of!(Invitation, inviter), member);
    let mut found = Found { rows: Vec::new(), objects: Vec::new() };
    for open in session.chain.all::<Invitation>(&filter)? {
        let (address, pledge) = (open.address.to_string(), unit.show(open.pledge));
        found.rows.push(vec![address.clone(), pledge, open.uses_left.to_string(), moment::show(open.expires)]);
        found.objects.push(json!({
            "address": address,
            "pledge": open.pledge,
            "uses_left": open.uses_left,
            "expires": open.expires,
        }));
    }
    Ok(found)
}
