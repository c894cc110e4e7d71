//! `exodus recovery dismiss`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::recovery::choose;
use exodus_sdk::state::Member;

use crate::args::recovery::Dismiss;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Dismiss, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let ties = super::ties(&session, &me.address, &options.members)?;
    super::must_change(&ties, &me.address, false)?;
    let draft = ties.iter().fold(session.draft()?, |draft, tie| draft.then(choose(&me, tie, false)));
    let receipt = session.send(&draft, &[])?;
    let me = session.chain.get::<Member>(&me.address)?;
    let fact = "They are dismissed. For 30 days they count still, so that no thief disarms them; the ties stay.";
    session.tell(&receipt, &[], super::arranged(fact, &me, session.now()?))
}
