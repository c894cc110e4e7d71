//! `exodus commitment clearable`.

use exodus_sdk::instructions::commitment::clearable;

use crate::args::commitment::Clearable;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Clearable, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, network) = super::named(&session, &options.commitment)?;
    let debtor = session.mine(Some(&network))?.iter().any(|member| member.address == commitment.debtor);
    let side = if debtor { &commitment.debtor } else { &commitment.creditor };
    let me = session.owner_or_me(side, &network)?;
    let draft = session.draft()?.then(clearable(&me, &commitment, options.allow));
    let receipt = session.send(&draft, &[])?;
    let fact = if options.allow {
        "You allow that this promise is cleared against others that run in a circle."
    } else {
        "This promise is not cleared any more, until you allow it."
    };
    super::tell(&session, &receipt, fact.to_owned(), &commitment, &unit)
}
