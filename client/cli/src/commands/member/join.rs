//! `exodus member join`.

use exodus_sdk::Unit;
use exodus_sdk::address::unpadded;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::member::{JoinArgs, join};
use exodus_sdk::state::Member;

use crate::args::member::Join;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Join, settings: Settings) -> Result<(), Failure> {
    let profile = options.profile.hash()?.unwrap_or_default();
    let session = Session::acting(settings)?;
    let network = session.network_or_only(options.which.as_deref())?;
    let unit = Unit::of(&network)?;
    let place = super::must_be_new(&session, &network)?;
    let named = options.pledge.as_deref().map(|text| unit.parse(text)).transpose()?;
    let pledge = named.map_or(network.default_pledge, |amount| amount.get());

    let args = JoinArgs { pledge, attention: options.attention, profile };
    let keys = session.keys()?;
    let draft = session.draft()?.then(join(keys.payer(), keys.signer(), network.address, args));
    let receipt = session.send(&draft, &[])?;
    let member = session.chain.get::<Member>(&place)?;
    let name = unpadded(&network.slug);
    let sheet = Sheet::of(format!("You are a member of {name}, ready to help with {}.", unit.show(member.pledge)))
        .place("member", &place)
        .address("network", &network.address)
        .json("pledge", member.pledge)
        .unit(&unit)
        .next(format!(
            "`exodus tie invite{}` makes a link for somebody you trust; give your address to those who are here",
            session.typed()
        ));
    session.tell(&receipt, &[session.deposit::<Member>()?], sheet)
}
