//! `exodus pool claim`.

use exodus_rules::Refusal;
use exodus_rules::claim::largest;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::claim;
use exodus_sdk::state::Request;

use crate::args::pool::Claim;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Claim, settings: Settings) -> Result<(), Failure> {
    let details = options.details.hash()?.unwrap_or_default();
    let session = Session::acting(settings)?;
    let (me, pool, stake) = super::mine(&session, &options.pool)?;
    let unit = session.unit(&me.network)?;
    let amount = unit.parse(&options.amount)?.get();
    let most = largest(&pool.read(), &stake.read()?)?.get();
    if amount > most {
        let fact = format!("the claim is above what the pool allows: yours is at most {} now", unit.show(most));
        return Err(Failure::ruled(Refusal::ClaimAboveLimit, fact)
            .hint(format!("`--amount {}` is the most; a larger total or stake allows more", unit.bare(most))));
    }
    let payer = session.keys()?.payer();
    let draft = session.draft_of(&me.address, claim(payer, &me, pool.address, amount, details))?;
    let receipt = session.send(&draft, &[])?;
    let place = address::request(&me.address, me.turn);
    let request = session.chain.get::<Request>(&place)?;
    let until = moment::show(request.deadline);
    let fact = format!("You claim {}. Tell the pool what happened: it is discussed until {until}.", unit.show(amount));
    let sheet = super::sheet::claim(fact, &request, &unit, session.now()?)?.next(format!(
        "after that anyone runs `exodus pool freeze {place}`; until then `exodus pool withdraw {place}` takes it back"
    ));
    session.tell(&receipt, &[session.deposit::<Request>()?], sheet)
}
