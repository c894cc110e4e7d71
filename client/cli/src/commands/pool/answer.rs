//! `exodus pool answer`.

use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::{answer, share};
use exodus_sdk::state::{Commitment, Request};

use crate::args::pool::WhichClaim;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &WhichClaim, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (claim, _) = super::claim_named(&session, &options.claim)?;
    let me = session.me_in(&claim.network)?;
    let stake = super::stake_of(&session, &claim.pool, &me)?;
    let (unit, owed) = (session.unit(&claim.network)?, share(&stake, &claim)?);
    let draft = session.draft()?.then(answer(session.keys()?.payer(), &me, &stake, &claim)?);
    let receipt = session.send(&draft, &[])?;
    let place = address::commitment(&me.address, me.turn);
    let made = session.chain.get::<Commitment>(&place)?;
    let claim = session.chain.get::<Request>(&claim.address)?;
    let due = moment::show(made.due);
    let fact = format!("You promise your share, {}, by {due}. A promise cannot be withdrawn.", unit.show(owed));
    let sheet = super::sheet::claim(fact, &claim, &unit, session.now()?)?
        .amount("share", &unit, owed)
        .time("due", made.due)
        .with("commitment", place.to_string())
        .next(format!("help the claimant, then run `exodus commitment perform {place}`"));
    session.tell(&receipt, &[session.deposit::<Commitment>()?], sheet)
}
