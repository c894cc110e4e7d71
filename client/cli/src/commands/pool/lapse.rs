//! `exodus pool lapse`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::{lapse, share};

use crate::args::pool::OfWhom;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &OfWhom, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (claim, stake) = super::part(&session, &options.claim, &options.member)?;
    let (unit, owed) = (session.unit(&claim.network)?, share(&stake, &claim)?);
    let receipt = session.send(&session.draft()?.then(lapse(&stake, &claim)), &[])?;
    let again = if stake.missed == 0 { "may come back with a new voucher" } else { "never return" };
    let fact = format!(
        "They were silent about {} until the deadline: they are out and {again}; it stays in their record.",
        unit.show(owed)
    );
    let claim = session.chain.get(&claim.address)?;
    let sheet = super::sheet::claim(fact, &claim, &unit, session.now()?)?;
    session.tell(&receipt, &[], sheet.address("member", &stake.member).amount("share", &unit, owed))
}
