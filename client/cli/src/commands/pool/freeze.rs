//! `exodus pool freeze`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::freeze;
use exodus_sdk::state::{Pool, Request};

use crate::args::pool::WhichClaim;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &WhichClaim, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (claim, discussed) = super::claim_named(&session, &options.claim)?;
    // A claim that is frozen stands in two places of the instruction, of which the chain would say less.
    discussed.must_be_undecided()?;
    let pool = session.chain.find::<Pool>(&claim.pool)?;
    let receipt = session.send(&session.draft()?.then(freeze(&claim, pool.as_ref())), &[])?;
    let (unit, now) = (session.unit(&claim.network)?, session.now()?);
    let claim = session.chain.get::<Request>(&claim.address)?;
    let place = claim.address;
    let (fact, next) = match claim.claim().and_then(|claim| claim.number) {
        Some(_) => (
            format!(
                "The claim is frozen at {}; everybody knows their share, and has until {} to answer.",
                unit.show(claim.target),
                moment::show(claim.deadline)
            ),
            format!("each member of the pool runs `exodus pool answer {place}`"),
        ),
        None => (
            "The claim has ended uncovered: nothing is left to cover it this period, or the claimant is out."
                .to_owned(),
            format!("`exodus request tidy {place}` returns its rent deposit; anyone may"),
        ),
    };
    session.tell(&receipt, &[], super::sheet::claim(fact, &claim, &unit, now)?.next(next))
}
