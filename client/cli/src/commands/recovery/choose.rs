//! `exodus recovery choose`: all of them, and what they shall be able to do, in one transaction.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::recovery::{arrange, choose};
use exodus_sdk::state::Member;

use crate::args::recovery::Choose;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Choose, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let ties = super::ties(&session, &me.address, &options.members)?;
    super::must_change(&ties, &me.address, true)?;
    let draft = ties.iter().fold(session.draft()?, |draft, tie| draft.then(choose(&me, tie, true)));
    let draft = match (options.threshold, options.days) {
        (Some(threshold), Some(days)) => draft.then(arrange(&me, threshold, days)),
        (None, _) | (_, None) => draft,
    };
    let receipt = session.send(&draft, &[])?;
    let me = session.chain.get::<Member>(&me.address)?;
    session.tell(
        &receipt,
        &[],
        super::arranged("Your guardians are chosen. Tell them, so that they know you would call.", &me, session.now()?),
    )
}
