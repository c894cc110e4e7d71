//! `exodus request open`.

use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::request::{Emergency, open_emergency};
use exodus_sdk::state::Request;

use crate::args::request::{Kind, Open};
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Open, settings: Settings) -> Result<(), Failure> {
    let details = options.details.hash()?.unwrap_or_default();
    let reach = super::reach(&options.reach)?.get();
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let (unit, now) = (session.unit(&me.network)?, session.now()?);
    let target = unit.parse(&options.target)?.get();
    let deadline = moment::parse(&options.deadline, now)?.get();

    let payer = session.keys()?.payer();
    let instruction = match options.kind {
        Kind::Emergency => open_emergency(payer, &me, Emergency { target, deadline, reach, details }),
    };
    let place = address::request(&me.address, me.turn);
    let receipt = session.send(&session.draft()?.then(instruction), &[])?;
    let request = session.chain.get::<Request>(&place)?;
    let fact = format!("You ask for {}. Tell your people, and send them the address.", unit.show(target));
    let sheet = super::sheet(fact, &request, &unit, now)?.next(format!(
        "they run `exodus commitment commit {place} --amount ...`; you watch `exodus request show {place}`"
    ));
    session.tell(&receipt, &[session.deposit::<Request>()?], sheet)
}
