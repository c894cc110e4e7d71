//! `exodus commitment forgive`.

use exodus_rules::Amount;
use exodus_sdk::instructions::commitment::forgive;

use crate::args::commitment::Forgive;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Forgive, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, network) = super::named(&session, &options.commitment)?;
    let me = session.owner_or_me(&commitment.creditor, &network)?;
    let sum = match options.amount.as_str() {
        "all" => commitment.read()?.outstanding().max(Amount::positive(1)?),
        text => unit.parse(text)?,
    };
    let receipt = session.send(&session.draft()?.then(forgive(&me, &commitment, sum.get())), &[])?;
    let fact = format!("You let {} go: it is owed no more.", unit.show(sum.get()));
    super::tell(&session, &receipt, fact, &commitment, &unit)
}
