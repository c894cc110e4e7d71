//! `exodus request close`.

use exodus_rules::delegate::Scope;
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
    let me = session.hand_of(&request.beneficiary, Scope::CloseRequests)?;
    let present = session.present(&request.network)?;
    let sums = present.of(&request)?.sums;
    let receipt = session.send(&session.draft()?.then(me.signs(close(&me.member, &request))), &[])?;
    let rents = super::returned(&session, &request)?;
    let sheet = Sheet::of("Your request is closed. What was promised stays promised.")
        .place("request", &request.address)
        .amount("committed", &present.unit, sums.committed.get())
        .amount("kept", &present.unit, sums.kept.get())
        .unit(&present.unit)
        .next(format!("`exodus commitment list --request {}` shows what was promised", request.address));
    let sheet = super::released(&session, sheet, &request, &rents)?;
    session.tell(&receipt, &rents, sheet)
}
