//! `exodus pool pass`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::pass;

use crate::args::pool::OfWhom;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &OfWhom, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (claim, stake) = super::part(&session, &options.claim, &options.member)?;
    let receipt = session.send(&session.draft()?.then(pass(&stake, &claim)), &[])?;
    let fact = "Their share is nothing, and it is marked as answered.".to_owned();
    let (claim, unit) = (session.chain.get(&claim.address)?, session.unit(&claim.network)?);
    let sheet = super::sheet::claim(fact, &claim, &unit, session.now()?)?;
    session.tell(&receipt, &[], sheet.address("member", &stake.member))
}
