//! `exodus tie restore`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::tie::restore;

use super::{Standing, standing};
use crate::args::tie::Other;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Other, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let Standing { me, tie, unit, .. } = standing(&session, &options.member)?;
    let receipt = session.send(&session.draft()?.then(restore(&me, &tie)), &[])?;
    let tie = session.chain.get(&tie.address)?;
    let fact = "Your hand is offered again, with the pledge it had.";
    let sheet = super::sheet(fact, &me.address, &tie, &unit)?.next("`exodus tie list` shows how your ties stand");
    session.tell(&receipt, &[], sheet)
}
