//! `exodus commitment close`.

use exodus_sdk::instructions::commitment::close;
use exodus_sdk::state::Commitment;

use crate::args::commitment::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (commitment, unit, _) = super::named(&session, &options.commitment)?;
    let fact = "The promise is settled and closed; the history of both members proves it.".to_owned();
    let sheet = super::sheet(&session, fact, &commitment, &unit)?;
    let receipt = session.send(&session.draft()?.then(close(&commitment)), &[])?;
    let sheet = sheet.next("`exodus archive export --out FILE` keeps it and all the others, with their proof");
    session.tell(&receipt, &[session.returned::<Commitment>(&commitment.payer)?], sheet)
}
