//! `exodus commitment perform`.

use exodus_rules::Amount;
use exodus_rules::delegate::Scope;
use exodus_sdk::instructions::commitment::perform;

use crate::args::commitment::Perform;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Perform, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, network) = super::named(&session, &options.commitment)?;
    let me = session.hand_of_or_mine(&commitment.debtor, &network, Scope::MarkPerformed)?;
    let rules = commitment.read()?;
    let rest = rules.outstanding().less(rules.unanswered());
    // Where nothing is left, one minor unit too many lets the rules say so in their own words.
    let rest = rest.max(Amount::positive(1)?);
    let sum = options.amount.as_deref().map_or(Ok(rest), |text| unit.parse(text))?.get();
    let receipt = session.send(&session.draft()?.then(me.signs(perform(&me.member, &commitment, sum))), &[])?;
    let fact = format!("You say that {} is done; it counts once they confirm it.", unit.show(sum));
    super::tell(&session, &receipt, fact, &commitment, &unit)
}
