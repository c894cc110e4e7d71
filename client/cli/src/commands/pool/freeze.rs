//! `exodus pool freeze`.

use exodus_rules::Refusal;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::{freeze, freeze_for_the_rest};
use exodus_sdk::state::{Pool, Request};

use crate::args::pool::Freeze;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Freeze, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (claim, _) = super::claim_named(&session, &options.claim)?;
    if claim.frozen != 0 {
        // It stands in two places of the instruction, of which the chain would say less.
        return Err(Refusal::ClaimFrozen.into());
    }
    let pool = session.chain.find::<Pool>(&claim.pool)?;
    let instruction = match pool.as_ref().filter(|_| options.take_the_rest) {
        Some(pool) => freeze_for_the_rest(&session.me_in(&claim.network)?, &claim, pool),
        None => freeze(&claim, pool.as_ref()),
    };
    let receipt = session.send(&session.draft()?.then(instruction), &[])?;
    let (unit, now) = (session.unit(&claim.network)?, session.now()?);
    let claim = session.chain.get::<Request>(&claim.address)?;
    let place = claim.address;
    let (fact, next) = if claim.frozen == 0 {
        (
            "The claim has ended uncovered: its claimant is not in the pool any more, or not active.".to_owned(),
            format!("`exodus request tidy {place}` returns its rent deposit; anyone may"),
        )
    } else {
        (
            format!(
                "The claim is called with {}; everybody knows their share, and has until {} to answer.",
                unit.show(claim.target),
                moment::show(claim.deadline)
            ),
            format!("each member of the pool runs `exodus pool answer {place}`, or declines"),
        )
    };
    session.tell(&receipt, &[], super::sheet::claim(fact, &claim, &unit, now)?.next(next))
}
