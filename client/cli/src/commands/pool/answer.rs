//! `exodus pool answer`.

use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::{answer, answer_for, share};
use exodus_sdk::state::{Commitment, Request};

use crate::args::pool::Answer;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Answer, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let payer = session.keys()?.payer();
    let (claim, stake, instruction) = if let Some(member) = &options.unasked {
        let (claim, stake) = super::part(&session, &options.claim, member)?;
        let answer = answer_for(payer, &stake, &claim)?;
        (claim, stake, answer)
    } else {
        let (claim, _) = super::claim_named(&session, &options.claim)?;
        let me = session.me_in(&claim.network)?;
        let stake = super::stake_of(&session, &claim.pool, &me)?;
        let answer = answer(payer, &me, &stake, &claim)?;
        (claim, stake, answer)
    };
    let (unit, owed) = (session.unit(&claim.network)?, share(&stake, &claim)?);
    let receipt = session.send(&session.draft()?.then(instruction), &[])?;
    let place = address::commitment(&stake.address, claim.claim_number);
    let made = session.chain.get::<Commitment>(&place)?;
    let claim = session.chain.get::<Request>(&claim.address)?;
    let (due, sum) = (moment::show(made.due), unit.show(owed));
    let (fact, next) = match options.unasked {
        Some(_) => (
            format!("They have promised their share, {sum}, by {due}, as they have signed that anyone may answer."),
            format!("`exodus commitment show {place}` shows the promise"),
        ),
        None => (
            format!("You promise your share, {sum}, by {due}. A promise cannot be withdrawn."),
            format!("help the claimant, then run `exodus commitment perform {place}`"),
        ),
    };
    let sheet = super::sheet::claim(fact, &claim, &unit, session.now()?)?
        .amount("share", &unit, owed)
        .time("due", made.due)
        .with("commitment", place.to_string())
        .next(next);
    session.tell(&receipt, &[session.deposit::<Commitment>()?], sheet)
}
