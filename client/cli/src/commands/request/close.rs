//! `exodus request close`.

use exodus_sdk::instructions::request::close;
use exodus_sdk::state::Request;

use crate::args::request::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let request = session.named::<Request>(&options.request)?;
    let me = session.owner(&request.beneficiary)?;
    let unit = session.unit(&me.network)?;
    let receipt = session.send(&session.draft()?.then(close(&me, &request)), &[])?;
    let sheet = Sheet::of("Your request is closed. What was promised stays promised.")
        .place("request", &request.address)
        .amount("committed", &unit, request.sums.committed)
        .amount("kept", &unit, request.sums.kept)
        .unit(&unit)
        .next(format!("`exodus commitment list --request {}` shows what was promised", request.address));
    session.tell(&receipt, &[session.returned::<Request>(&request.payer)?], sheet)
}
