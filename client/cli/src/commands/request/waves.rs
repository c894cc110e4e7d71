//! `exodus request waves`.

use std::collections::BTreeMap;

use exodus_graph::sos::{Called, Emergency, View, waves};
use exodus_graph::{Node, Ties};
use exodus_rules::member::Presence;
use exodus_rules::request::{Kind, Sums};
use exodus_rules::{Amount, Timestamp};
use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Network, Request};
use serde_json::json;
use std::mem::offset_of;

use crate::args::request::Which;
use crate::commands::member::presence;
use crate::exit::Failure;
use crate::graph::Graph;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

/// The ledger as it stands now, for whichever moment is asked.
struct Now {
    graph: Graph<Address>,
    members: BTreeMap<Address, Located<Member>>,
    missing: Vec<Amount>,
    now: Timestamp,
}

impl Now {
    fn member(&self, member: Node) -> Option<&Located<Member>> {
        self.members.get(&self.graph.id(member)?)
    }
}

impl View for Now {
    fn ties(&self, _: Timestamp) -> &impl Ties {
        self.graph.engine()
    }

    fn is_active(&self, member: Node, _: Timestamp) -> bool {
        self.member(member).and_then(|member| presence(member, self.now).ok()) == Some(Presence::Active)
    }

    fn attention(&self, member: Node, _: Timestamp) -> u16 {
        self.member(member).map_or(0, |member| member.attention)
    }

    fn missing(&self, emergency: usize, _: Timestamp) -> Amount {
        self.missing.get(emergency).copied().unwrap_or(Amount::ZERO)
    }

    fn address(&self, member: Node) -> [u8; 32] {
        self.graph.id(member).unwrap_or_default().to_bytes()
    }
}

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let asked = session.named::<Request>(&options.request)?;
    if asked.read()?.kind != Kind::Emergency {
        return Err(Failure::usage(format!("{} is no emergency, and only those call people in waves", asked.address))
            .hint("`exodus request list --kind emergency` names them"));
    }
    let (found, graph) = called(&session, &asked)?;
    let (mut rows, mut objects, mut people) = (Vec::new(), Vec::new(), 0_usize);
    for (wave, Called { moment, people: called }) in found.iter().enumerate() {
        people = people.saturating_add(called.len());
        for (member, away) in called {
            let name = graph.id(*member).unwrap_or_default().to_string();
            rows.push(vec![wave.to_string(), moment::show(moment.get()), away.to_string(), name.clone()]);
            objects.push(json!({ "wave": wave, "moment": moment.get(), "handshakes": away, "member": name }));
        }
    }
    let people = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    let fact = format!("{people} would be called in {}, as the ledger stands now.", count(found.len(), "wave"));
    let sheet = Sheet::of(fact)
        .json("request", asked.address.to_string())
        .json("waves", found.len())
        // What was missing, who was tied and who was awake at the moment of an earlier wave is not on the ledger any more.
        .json("exact", found.len() == 1 && asked.read()?.sums == Sums::default())
        .json("called", objects);
    let sheet =
        if rows.is_empty() { sheet } else { sheet.line(table(&["wave", "moment", "handshakes", "member"], rows)) };
    session.show(sheet.line(
        "  What was missing, who was tied and who was awake at the moment of an earlier wave may have been different.",
    ))
}

/// The waves of an emergency, after those of the same period that were opened before it and are still on the ledger.
fn called(session: &Session, asked: &Located<Request>) -> Result<(Vec<Called>, Graph<Address>), Failure> {
    let (network, now) = (session.chain.get::<Network>(&asked.network)?, session.now()?);
    let rhythm = network.frame()?.rhythm;
    let period = rhythm.at(Timestamp::new(asked.opened))?;
    let mut before: Vec<Located<Request>> = Vec::new();
    for request in
        session.chain.all::<Request>(&Filter::every::<Request>().with(offset_of!(Request, network), &asked.network))?
    {
        let place = |request: &Request| (request.opened, request.opened_slot);
        let earlier = (place(&request), request.address) <= (place(asked), asked.address);
        if earlier && request.read()?.kind == Kind::Emergency && rhythm.at(Timestamp::new(request.opened))? == period {
            before.push(request);
        }
    }
    before.sort_by_key(|request| (request.opened, request.opened_slot, request.address));
    let missing = |request: &Located<Request>| {
        let rules = request.read()?;
        Ok(if rules.status_at(now).is_live() { rules.missing() } else { Amount::ZERO })
    };
    let view = Now {
        graph: session.graph()?,
        members: session.members(&asked.network)?.into_iter().map(|member| (member.address, member)).collect(),
        missing: before.iter().map(missing).collect::<Result<_, Failure>>()?,
        now,
    };
    let emergency = |request: &Located<Request>| {
        let beneficiary = view.graph.node(request.beneficiary)?;
        let rules = request.read().ok()?;
        let (reach, opened, until) = (rules.reach, Timestamp::new(request.opened), rules.deadline);
        Some(Emergency { request: request.address.to_bytes(), beneficiary, reach, opened, until })
    };
    // Whoever has no tie calls nobody.
    let (known, emergencies): (Vec<Amount>, Vec<Emergency>) =
        view.missing.iter().zip(&before).filter_map(|(missing, request)| Some((*missing, emergency(request)?))).unzip();
    let is_last = emergencies.last().is_some_and(|last| last.request == asked.address.to_bytes());
    let view = Now { missing: known, ..view };
    let mut found = waves(&view, &emergencies, Amount::new(network.default_pledge)?, now);
    Ok((found.pop().filter(|_| is_last).unwrap_or_default(), view.graph))
}
