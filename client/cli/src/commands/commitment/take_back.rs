//! `exodus commitment take-back`.

use exodus_rules::Amount;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::commitment::take_back;
use exodus_sdk::state::Commitment;

use crate::args::commitment::TakeBack;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &TakeBack, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, network) = super::named(&session, &options.commitment)?;
    let me = session.owner_or_me(&commitment.debtor, &network)?;
    let rules = commitment.read()?;
    // Where nothing is left, one minor unit too many lets the rules say so in their own words.
    let rest = rules.unanswered().max(Amount::positive(1)?);
    let sum = options.amount.as_deref().map_or(Ok(rest), |text| unit.parse(text))?.get();
    let receipt = session.send(&session.draft()?.then(take_back(&me, &commitment, sum)), &[])?;
    let after = session.chain.get::<Commitment>(&commitment.address)?;
    let taken = unit.show(commitment.performed.saturating_sub(after.performed));
    let fact = format!("You take back that {taken} is done; it is owed as before.");
    super::tell(&session, &receipt, fact, &commitment, &unit)
}
