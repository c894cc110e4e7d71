//! `exodus pool change`.

use exodus_sdk::instructions::pool::change;

use crate::args::pool::Change;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Change, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (me, pool, stake) = super::mine(&session, &options.pool)?;
    let unit = session.unit(&me.network)?;
    let amount = unit.parse(&options.stake)?.get();
    let receipt = session.send(&session.draft()?.then(change(&me, &stake, amount)), &[])?;
    let waits = if amount > stake.amount { " Your waiting time starts anew." } else { "" };
    let open = if pool.opened > pool.done { " The claims that are open still count on what it was." } else { "" };
    let fact = format!("Your stake is {} now.{waits}{open}", unit.show(amount));
    let next = format!("`exodus pool show {}` shows the pool", pool.address);
    super::tell_stake(&session, &receipt, &[], fact, &pool, next)
}
