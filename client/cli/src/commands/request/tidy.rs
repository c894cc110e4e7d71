//! `exodus request tidy`.

use exodus_sdk::instructions::request::tidy;
use exodus_sdk::state::Request;

use crate::args::request::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let request = session.named::<Request>(&options.request)?;
    let status = super::word(request.read()?.status_at(session.now()?));
    let receipt = session.send(&session.draft()?.then(tidy(&request)), &[])?;
    let rents = super::returned(&session, &request)?;
    let sheet = Sheet::of(format!("It is written down that the request has ended: {status}."))
        .place("request", &request.address)
        .json("status", status);
    let sheet = super::released(&session, sheet, &request, &rents)?;
    session.tell(&receipt, &rents, sheet)
}
