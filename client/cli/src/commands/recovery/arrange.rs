//! `exodus recovery arrange`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::recovery::arrange;
use exodus_sdk::state::Member;

use crate::args::recovery::Arrange;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Arrange, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let me = session.me()?;
    // Both are missing only where recovery is switched off.
    let (threshold, days) = (options.threshold.unwrap_or(0), options.days.unwrap_or(0));
    let receipt = session.send(&session.draft()?.then(arrange(&me, threshold, days)), &[])?;
    let me = session.chain.get::<Member>(&me.address)?;
    session.tell(&receipt, &[], super::arranged("It is arranged.", &me, session.now()?))
}
