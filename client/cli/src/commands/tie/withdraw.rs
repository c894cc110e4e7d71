//! `exodus tie withdraw`.

use exodus_rules::Refusal;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::tie::withdraw;

use super::{Standing, standing};
use crate::args::tie::Other;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Other, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let Standing { me, other, tie, unit } = standing(&session, &options.member)?;
    super::must_not_have_withdrawn(&tie, &me.address, &other.address, Refusal::TieNotExtended)?;
    let receipt = session.send(&session.draft()?.then(withdraw(&me, &tie)), &[])?;
    let tie = session.chain.get(&tie.address)?;
    let fact = "Your hand is taken back. What you promised before stays promised.";
    let sheet = super::sheet(fact, &me.address, &tie, &unit)?
        .next(format!("`exodus tie restore {}` offers it again", other.address));
    session.tell(&receipt, &[], sheet)
}
