//! `exodus list`: the reference list of a member, and its declared resource.

mod of_file;

use std::collections::BTreeMap;

use exodus_rules::member::Presence;
use exodus_rules::{Amount, Timestamp, Total};
use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::Member;
use serde_json::json;

use super::member::{presence, word};
use crate::args::list::List;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};
use crate::units::Unit;

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    if let (Some(ties), Some(of)) = (&options.ties, &options.of) {
        return of_file::run(ties, of, options.handshakes, &settings);
    }
    let session = Session::reading(settings)?;
    let me = session.member_or_me(options.member.as_deref())?;
    let (unit, now) = (session.unit(&me.network)?, session.now()?);
    let members: BTreeMap<Address, Located<Member>> =
        session.members(&me.network)?.into_iter().map(|member| (member.address, member)).collect();

    let since = options.since.as_deref().map(|text| moment::ago(text, now)).transpose()?;
    let mut so_far = Reached { unique: 0, left_out: 0, resource: Total::ZERO };
    let mut newcomers = so_far;
    let (mut rings, mut rows, mut objects, mut names) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (ring, handshakes) in
        session.graph()?.rings(me.address, usize::from(options.handshakes)).into_iter().zip(1_u8..)
    {
        for member in ring.iter().filter_map(|address| members.get(address)) {
            let presence = presence(member, now)?;
            if !so_far.add(presence, Amount::new(member.pledge)?)? {
                continue;
            }
            if since.is_some_and(|since| member.joined > since.get()) {
                newcomers.add(presence, Amount::new(member.pledge)?)?;
            }
            let (address, word) = (member.address.to_string(), word(presence));
            names.push(vec![handshakes.to_string(), address.clone(), unit.show(member.pledge), word.to_owned()]);
            objects
                .push(json!({ "address": address, "handshakes": handshakes, "pledge": member.pledge, "state": word }));
        }
        let Reached { unique, left_out, resource } = so_far;
        rings
            .push(json!({ "handshakes": handshakes, "members": unique, "active": unique, "left_out": left_out, "resource": resource.get() }));
        rows.push(vec![handshakes.to_string(), unique.to_string(), unit.show(resource.get())]);
    }
    let fact = format!(
        "{} within {}, ready to help with {} together.",
        count(so_far.unique, "member"),
        count(usize::from(options.handshakes), "handshake"),
        unit.show(so_far.resource.get())
    );
    let sheet = Sheet::of(fact)
        .json("member", me.address.to_string())
        .json("network", me.network.to_string())
        .json("reach", rings)
        .json("resource", so_far.resource.get())
        .json("left_out", so_far.left_out)
        .json("members", objects)
        .unit(&unit)
        .line(table(&["handshakes", "members", "resource"], rows));
    let sheet = match since {
        None => sheet,
        Some(since) => grown(sheet, &newcomers, since, &unit),
    };
    let sheet = match so_far.left_out {
        0 => sheet,
        1 => sheet.line("  1 more is within reach, but dormant or suspended now: not listed, and not in the resource."),
        more => sheet.line(format!(
            "  {more} more are within reach, but dormant or suspended now: not listed, and not in the resource."
        )),
    };
    let sheet = if options.members && !names.is_empty() {
        sheet.line("").line(table(&["handshakes", "member", "pledge", "state"], names))
    } else {
        sheet
    };
    let (none, hidden) = (so_far.unique == 0, !options.members);
    session.show(match (none, hidden) {
        (true, _) => sheet.next("`exodus tie invite` makes a link for somebody you trust; the list grows from there"),
        (false, true) => sheet.next("`exodus list --members` names them"),
        (false, false) => sheet,
    })
}

/// What has come since a moment. The ledger knows when people joined, and not when ties were made.
fn grown(sheet: Sheet, newcomers: &Reached, since: Timestamp, unit: &Unit) -> Sheet {
    let (unique, resource) = (newcomers.unique, newcomers.resource.get());
    let joined = format!("  {} of them joined since {}, with", unique, moment::show(since.get()));
    sheet
        .json("growth", json!({ "since": since.get(), "members": unique, "resource": resource }))
        .line(format!("{joined} {}.", unit.show(resource)))
}

/// Everyone within so many handshakes.
#[derive(Clone, Copy)]
struct Reached {
    unique: usize,
    /// Within reach, and neither listed nor in the resource.
    left_out: usize,
    resource: Total,
}

impl Reached {
    /// Adds a member; returns whether they are listed.
    fn add(&mut self, presence: Presence, pledge: Amount) -> Result<bool, Failure> {
        match presence {
            Presence::Active => {
                self.unique = self.unique.saturating_add(1);
                self.resource = self.resource.moved(Amount::ZERO, pledge)?;
            }
            Presence::Dormant | Presence::Suspended => self.left_out = self.left_out.saturating_add(1),
            // Whoever has left is no member any more.
            Presence::Left => {}
        }
        Ok(presence == Presence::Active)
    }
}
