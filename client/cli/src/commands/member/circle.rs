//! `exodus member circle`.

use std::collections::BTreeMap;
use std::mem::offset_of;

use exodus_graph::support::circle;
use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::state::{Commitment, Intent, Request};

use crate::args::member::Circle;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count};

pub fn run(options: &Circle, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let member = session.member_or_me(options.member.as_deref())?;
    let found = circle(member.address, &helps(&session, &member.network)?);
    let lists = [
        ("supporters", "supports this member", &found.supporters),
        ("supported", "is supported by this member", &found.supported),
        ("beside", "also supports those whom this member supports", &found.beside),
        ("alike", "is also supported by those who support this member", &found.alike),
    ];
    let both = count(found.supporters.len(), "supporter");
    let sheet = Sheet::of(format!("{both}, and {} supported.", found.supported.len()));
    let sheet = sheet.json("member", member.address.to_string());
    session.show(lists.into_iter().fold(sheet, |sheet, (key, says, people)| {
        let names: Vec<String> = people.iter().map(Address::to_string).collect();
        let sheet = sheet.json(key, &names);
        if names.is_empty() {
            return sheet;
        }
        names.iter().fold(sheet.line(format!("Who {says}:")), |sheet, name| sheet.line(format!("  {name}")))
    }))
}

/// Whoever means to give, or has promised and not settled yet, and to whom.
fn helps(session: &Session, network: &Address) -> Result<Vec<(Address, Address)>, Failure> {
    let of_network = Filter::every::<Request>().with(offset_of!(Request, network), network);
    let asked = session.chain.all::<Request>(&of_network)?;
    let asked: BTreeMap<Address, Address> = asked.into_iter().map(|it| (it.address, it.beneficiary)).collect();
    let intents = session.chain.all::<Intent>(&Filter::every::<Intent>())?;
    let meant = intents.iter().filter_map(|intent| Some((intent.member, *asked.get(&intent.request)?)));
    let promised = session.commitments(network)?;
    let owes = |promise: &Commitment| promise.read().is_ok_and(|rules| !rules.outstanding().is_zero());
    let promised = promised.iter().filter(|promise| owes(promise));
    Ok(meant.chain(promised.map(|promise| (promise.debtor, promise.creditor))).collect())
}
