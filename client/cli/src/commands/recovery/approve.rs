//! `exodus recovery approve`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::recovery::approve;
use exodus_sdk::state::{Member, Recovery};

use crate::args::recovery::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let proposed = session.named::<Recovery>(&options.proposal)?;
    let ward = session.chain.get::<Member>(&proposed.member)?;
    let me = session.me_in(&ward.network)?;
    super::ties(&session, &me.address, &[ward.address.to_string()])?;
    let receipt = session.send(&session.draft()?.then(approve(&me, &proposed)), &[])?;
    let proposed = session.chain.get::<Recovery>(&proposed.address)?;
    let sheet = super::sheet(
        "You stand behind this key now. Nothing changes before the delay has passed.",
        &proposed,
        &ward,
        session.now()?,
    )
    .next(format!("your friend runs `exodus recovery execute {}` with the new key", proposed.address));
    session.tell(&receipt, &[], sheet)
}
