//! `exodus request edit`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::request::edit;
use exodus_sdk::state::Request;

use super::sheet::sheet;
use crate::args::request::Edit;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Edit, settings: Settings) -> Result<(), Failure> {
    let details = options.details.hash()?;
    let reach = options.reach.as_deref().map(super::reach).transpose()?;
    if details.is_none() && reach.is_none() && options.target.is_none() {
        return Err(Failure::usage("nothing was named to change").hint("name --target, --reach or --details"));
    }
    let session = Session::acting(settings)?;
    let request = session.named::<Request>(&options.request)?;
    let me = session.owner(&request.beneficiary)?;
    let present = session.present(&me.network)?;
    let target = options.target.as_deref().map(|text| present.unit.parse(text)).transpose()?;
    let target = target.map_or(request.target, |amount| amount.get());
    let reach = reach.map_or(request.reach, |reach| reach.get());

    let edited = edit(&me, &request, target, reach, details.unwrap_or(request.details));
    let receipt = session.send(&session.draft()?.then(edited), &[])?;
    let request = session.chain.get::<Request>(&request.address)?;
    let sheet = sheet(&session, "Your request is changed.".to_owned(), &request, &present)?;
    session.tell(&receipt, &[], sheet)
}
