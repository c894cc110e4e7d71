//! `exodus member set`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::member::set;
use exodus_sdk::state::Member;

use crate::args::member::Set;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Set, settings: Settings) -> Result<(), Failure> {
    let profile = options.profile.hash()?;
    if options.pledge.is_none() && options.attention.is_none() && profile.is_none() {
        return Err(Failure::usage("nothing was named to change").hint("name --pledge, --attention or --profile"));
    }
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let unit = session.unit(&me.network)?;
    let pledge = options.pledge.as_deref().map(|text| unit.parse(text)).transpose()?;
    let pledge = pledge.map_or(me.pledge, |amount| amount.get());

    let changed = set(&me, pledge, options.attention.unwrap_or(me.attention), profile.unwrap_or(me.profile));
    let receipt = session.send(&session.draft()?.then(changed), &[])?;
    let me = session.chain.get::<Member>(&me.address)?;
    let sheet = Sheet::of("Your settings are changed.")
        .place("member", &me.address)
        .amount("pledge", &unit, me.pledge)
        .with("attention", me.attention)
        .hash("profile", &me.profile)
        .unit(&unit)
        .next("ties keep the pledges they have; `exodus tie pledge MEMBER AMOUNT` changes one");
    session.tell(&receipt, &[], sheet)
}
