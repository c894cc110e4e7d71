//! `exodus commitment demand`.

use exodus_sdk::instructions::commitment::demand;

use crate::args::commitment::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, network) = super::named(&session, &options.commitment)?;
    let me = session.owner_or_me(&commitment.creditor, &network)?;
    let receipt = session.send(&session.draft()?.then(demand(&me, &commitment)), &[])?;
    let fact = if commitment.read()?.unanswered().is_zero() {
        "You ask for what was promised.".to_owned()
    } else {
        "You say that what is called done is not so: a dispute, which both records show until it is answered."
            .to_owned()
    };
    super::tell(&session, &receipt, fact, &commitment, &unit)
}
