//! `exodus list`: the reference list of a member, and its declared resource.

mod growth;
mod of_file;

use std::collections::BTreeMap;

use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;
use exodus_sdk::whole::list::Reached;
use serde_json::json;

use super::member::word;
use crate::args::list::List;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};
use growth::Since;

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    if let (Some(ties), Some(of)) = (&options.ties, &options.of) {
        return of_file::run(ties, of, options.handshakes, &settings);
    }
    let session = Session::reading(settings)?;
    let me = session.member_or_me(options.member.as_deref())?;
    let (unit, now) = (session.unit(&me.network)?, session.now()?);
    let since = Since::asked(options, &me.address, now, &session.output)?;
    let members: BTreeMap<Address, Located<Member>> =
        session.members(&me.network)?.into_iter().map(|member| (member.address, member)).collect();
    let rings = session.graph()?.rings(me.address, usize::from(options.handshakes));
    let reached = Reached::of(&rings, &members, now)?;

    let (mut reach, mut rows) = (Vec::new(), Vec::new());
    for handshakes in 1..=options.handshakes {
        let so_far = reached.only(|person| person.handshakes <= handshakes);
        let (unique, resource) = (so_far.listed().count(), so_far.resource()?);
        reach.push(json!({ "handshakes": handshakes, "members": unique, "active": unique, "left_out": so_far.left_out(), "resource": resource }));
        rows.push(vec![handshakes.to_string(), unique.to_string(), unit.show(resource)]);
    }
    let (mut objects, mut names) = (Vec::new(), Vec::new());
    for person in reached.listed() {
        let (address, pledge, state) = (person.member.address.to_string(), person.member.pledge, word(person.presence));
        objects.push(json!({ "address": address, "handshakes": person.handshakes, "pledge": pledge, "state": state }));
        names.push(vec![person.handshakes.to_string(), address, unit.show(pledge), state.to_owned()]);
    }
    let (unique, resource, left_out) = (names.len(), reached.resource()?, reached.left_out());
    let within = count(usize::from(options.handshakes), "handshake");
    let ready = unit.show(resource);
    let sheet = Sheet::of(format!("{} within {within}, ready to help with {ready} together.", count(unique, "member")))
        .json("member", me.address.to_string())
        .json("network", me.network.to_string())
        .json("reach", reach)
        .json("resource", resource)
        .json("left_out", left_out)
        .json("members", objects)
        .unit(&unit)
        .line(table(&["handshakes", "members", "resource"], rows));
    let sheet = match since {
        Some(since) => since.tell(sheet, &reached, &unit)?,
        None => sheet,
    };
    let are = if left_out == 1 { "is" } else { "are" };
    let sheet = match left_out {
        0 => sheet,
        more => sheet.line(format!(
            "  {more} more {are} within reach, but dormant or suspended now: not listed, and not in the resource."
        )),
    };
    let sheet = if options.members && !names.is_empty() {
        sheet.line("").line(table(&["handshakes", "member", "pledge", "state"], names))
    } else {
        sheet
    };
    session.show(match (unique == 0, !options.members) {
        (true, _) => sheet.next("`exodus tie invite` makes a link for somebody you trust; the list grows from there"),
        (false, true) => sheet.next("`exodus list --members` names them"),
        (false, false) => sheet,
    })
}
