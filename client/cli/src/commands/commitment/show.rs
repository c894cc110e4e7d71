//! `exodus commitment show`.

use crate::args::commitment::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let (commitment, unit, _) = super::named(&session, &options.commitment)?;
    let sheet = super::sheet(&session, "Commitment".to_owned(), &commitment, &unit)?;
    session.show(super::next(&session, sheet, &commitment)?)
}
