//! `exodus commitment tidy-overdue`.

use exodus_sdk::instructions::commitment::tidy_overdue;

use crate::args::commitment::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, _) = super::named(&session, &options.commitment)?;
    let receipt = session.send(&session.draft()?.then(tidy_overdue(&commitment)), &[])?;
    let fact = "It is written down that this promise is overdue: the request misses that sum again.".to_owned();
    super::tell(&session, &receipt, fact, &commitment, &unit)
}
