//! `exodus request waves`.

use std::mem::offset_of;

use exodus_graph::People;
use exodus_graph::sos::Called;
use exodus_rules::request::Kind;
use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Network, Request};
use exodus_sdk::whole::waves::Alarm;
use serde_json::json;

use crate::args::request::Which;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

/// Whom an emergency calls, and whether the ledger as it stands can tell.
struct Found {
    waves: Vec<Called>,
    people: People<Address>,
    exact: bool,
}

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let asked = session.named::<Request>(&options.request)?;
    if asked.read()?.kind != Kind::Emergency {
        return Err(Failure::usage(format!("{} is no emergency, and only those call people in waves", asked.address))
            .hint("`exodus request list --kind emergency` names them"));
    }
    let found = called(&session, &asked)?;
    let (mut rows, mut objects, mut people) = (Vec::new(), Vec::new(), 0_usize);
    for (wave, Called { moment, people: called }) in found.waves.iter().enumerate() {
        people = people.saturating_add(called.len());
        for (member, away) in called {
            let name = found.people.id(*member).unwrap_or_default().to_string();
            rows.push(vec![wave.to_string(), moment::show(moment.get()), away.to_string(), name.clone()]);
            objects.push(json!({ "wave": wave, "moment": moment.get(), "handshakes": away, "member": name }));
        }
    }
    let people = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    let waves = count(found.waves.len(), "wave");
    let sheet = Sheet::of(if found.exact {
        format!("{people} called in {waves}.")
    } else {
        format!("An estimate: {people} called in {waves}, if the ledger has always stood as it does now.")
    });
    let sheet = sheet
        .json("request", asked.address.to_string())
        .json("waves", found.waves.len())
        .json("exact", found.exact)
        .json("estimate", !found.exact)
        .json("called", objects);
    let sheet =
        if rows.is_empty() { sheet } else { sheet.line(table(&["wave", "moment", "handshakes", "member"], rows)) };
    session.show(sheet.line(if found.exact {
        "  Nothing has changed on this ledger since the call was opened: every door computes the same list."
    } else {
        "  What was missing, who was tied and who was awake at the moment of a wave may have been different: only an index\n  \
         that knows the state of each moment gives the list exactly."
    }))
}

/// The waves of an emergency, after those of the same period that were opened before it.
fn called(session: &Session, asked: &Located<Request>) -> Result<Found, Failure> {
    let (network, now) = (session.chain.get::<Network>(&asked.network)?, session.now()?);
    let of_network = Filter::every::<Request>().with(offset_of!(Request, network), &asked.network);
    let requests = session.chain.all::<Request>(&of_network)?;
    let requests = requests.into_iter().map(|request| (request.address, request)).collect();
    let members = session.members(&asked.network)?.into_iter().map(|member| (member.address, member)).collect();
    let people = session.graph()?;
    let alarm = Alarm::of(&network, (&people, &members), &requests, asked, now)?;
    let (waves, exact) = (alarm.waves(), alarm.is_exact(asked, session.chain.changed()?));
    Ok(Found { waves, people, exact })
}
