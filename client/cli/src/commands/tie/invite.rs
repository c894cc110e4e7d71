//! `exodus tie invite`.

use exodus_sdk::Signer;
use exodus_sdk::address;
use exodus_sdk::instructions::tie::invite;
use exodus_sdk::link::Link;
use exodus_sdk::state::Invitation;

use crate::args::tie::Invite;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Invite, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let unit = session.unit(&me.network)?;
    let pledge = options.pledge.as_deref().map(|text| unit.parse(text)).transpose()?;
    let pledge = pledge.map_or(me.pledge, |amount| amount.get());
    let expires = moment::parse(&options.expires, session.now()?)?.get();

    let link = Link::generate();
    let key = link.keypair()?;
    let invitation = invite(session.keys()?.payer(), &me, key.pubkey(), pledge, expires, options.uses);
    let receipt = session.send(&session.draft_of(&me.address, invitation)?, &[&key])?;
    let people = if options.uses == 1 { "one person".to_owned() } else { format!("{} people", options.uses) };
    let fact = format!("Your hand is offered: {}, to {people}. Send the link to them alone.", unit.show(pledge));
    let sheet = Sheet::of(fact)
        .with("link", link.text())
        .place("invitation", &address::invitation(&key.pubkey()))
        .json("pledge", pledge)
        .json("uses", options.uses)
        .time("expires", expires)
        .unit(&unit)
        .next("they run `exodus tie accept LINK`; you take it back with `exodus tie cancel LINK`");
    session.tell(&receipt, &[session.deposit::<Invitation>()?], sheet)
}
