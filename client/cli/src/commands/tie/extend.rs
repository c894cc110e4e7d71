//! `exodus tie extend`.

use exodus_rules::Refusal;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::tie::extend;
use exodus_sdk::state::{Member, Tie};

use crate::args::tie::Extend;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Extend, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let other = session.named::<Member>(&options.member)?;
    let me = session.me_in(&other.network)?;
    super::must_differ(&me, &other)?;
    let unit = session.unit(&me.network)?;
    let pledge = options.pledge.as_deref().map(|text| unit.parse(text)).transpose()?;
    let pledge = pledge.map_or(me.pledge, |amount| amount.get());

    let place = address::tie(&me.address, &other.address);
    let before = session.chain.find::<Tie>(&place)?;
    if let Some(tie) = &before {
        super::must_not_have_withdrawn(tie, &me.address, &other.address, Refusal::TieWithdrawn)?;
    }
    let new = before.is_none();
    let draft = session.draft()?.then(extend(session.keys()?.payer(), &me, other.address, pledge));
    let receipt = session.send(&draft, &[])?;
    let tie = session.chain.get::<Tie>(&place)?;
    let sheet = if tie.read()?.is_mutual() {
        super::sheet("The tie stands: you are ready to help each other.", &me.address, &tie, &unit)?
            .next("`exodus list` shows everyone within three handshakes")
    } else {
        super::sheet("Your hand is extended; the tie stands once they extend theirs.", &me.address, &tie, &unit)?
            .next(format!("they run `exodus tie extend {}`", me.address))
    };
    let deposit = if new { Some(session.deposit::<Tie>()?) } else { None };
    session.tell(&receipt, deposit.as_slice(), sheet)
}
