//! `exodus commitment report`.

use exodus_sdk::instructions::commitment::report;

use crate::args::commitment::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, _) = super::named(&session, &options.commitment)?;
    let receipt = session.send(&session.draft()?.then(report(&commitment)), &[])?;
    let fact = "The records of both members know how this promise stands.".to_owned();
    super::tell(&session, &receipt, fact, &commitment, &unit)
}
