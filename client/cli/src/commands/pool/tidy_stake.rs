//! `exodus pool tidy-stake`.

use exodus_sdk::instructions::pool::tidy_stake;
use exodus_sdk::state::Stake;

use crate::args::pool::WhichStake;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &WhichStake, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let stake = session.named::<Stake>(&options.stake)?;
    let receipt = session.send(&session.draft()?.then(tidy_stake(&stake)), &[])?;
    let sheet = Sheet::of("What was left of the stake is gone.").place("stake", &stake.address);
    session.tell(&receipt, &[session.returned::<Stake>(&stake.payer)?], sheet)
}
