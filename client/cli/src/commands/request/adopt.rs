//! `exodus request adopt`.

use exodus_rules::Refusal;
use exodus_rules::request::Status;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::request::adopt;
use exodus_sdk::state::Request;

use super::sheet::sheet;
use crate::args::request::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let request = session.named::<Request>(&options.request)?;
    if request.read()?.status == Status::Adopted {
        return Err(Refusal::AlreadyAdopted.into());
    }
    let receipt = session.send(&session.draft()?.then(adopt(&request)), &[])?;
    let request = session.chain.get::<Request>(&request.address)?;
    let fact = "It is written down that the initiative is adopted: from now on it takes promises.".to_owned();
    let place = request.address;
    let sheet = sheet(&session, fact, &request, &session.present(&request.network)?)?
        .next(format!("those who back it run `exodus commitment commit {place} --intent`"));
    session.tell(&receipt, &[], sheet)
}
