//! `exodus tie pledge`.

use exodus_rules::Refusal;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::tie::pledge;

use super::{Standing, standing};
use crate::args::tie::Pledge;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Pledge, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let Standing { me, other, tie, unit } = standing(&session, &options.member)?;
    super::must_not_have_withdrawn(&tie, &me.address, &other.address, Refusal::TieNotExtended)?;
    let amount = unit.parse(&options.amount)?;
    let receipt = session.send(&session.draft()?.then(pledge(&me, &tie, amount.get())), &[])?;
    let tie = session.chain.get(&tie.address)?;
    let fact = format!("You are ready to help them with {}.", unit.show(amount.get()));
    session.tell(&receipt, &[], super::sheet(&fact, &me.address, &tie, &unit)?)
}
