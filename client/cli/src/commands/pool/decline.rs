//! `exodus pool decline`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::{decline, share};

use crate::args::pool::WhichClaim;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &WhichClaim, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (claim, _) = super::claim_named(&session, &options.claim)?;
    let me = session.me_in(&claim.network)?;
    let stake = super::stake_of(&session, &claim.pool, &me)?;
    let (unit, owed) = (session.unit(&claim.network)?, share(&stake, &claim)?);
    let receipt = session.send(&session.draft()?.then(decline(&me, &stake, &claim)?), &[])?;
    let fact = format!(
        "You have said no to {}. It stands in your record, and your waiting time begins anew; you stay in the pool.",
        unit.show(owed)
    );
    let claim = session.chain.get(&claim.address)?;
    let sheet = super::sheet::claim(fact, &claim, &unit, session.now()?)?;
    session.tell(&receipt, &[], sheet.amount("share", &unit, owed))
}
