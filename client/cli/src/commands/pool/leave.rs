//! `exodus pool leave`.

use exodus_sdk::instructions::pool::leave;
use exodus_sdk::state::Stake;

use crate::args::pool::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (me, pool, stake) = super::mine(&session, &options.pool)?;
    let receipt = session.send(&session.draft()?.then(leave(&me, &stake)), &[])?;
    let sheet = Sheet::of("You have left the pool, without a mark. What you promised stays promised.")
        .address("pool", &pool.address)
        .next("you may come back: a friend in the pool vouches for you anew");
    session.tell(&receipt, &[session.returned::<Stake>(&stake.payer)?], sheet)
}
