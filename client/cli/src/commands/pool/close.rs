//! `exodus pool close`.

use exodus_sdk::instructions::pool::close;
use exodus_sdk::state::Pool;

use crate::args::pool::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let pool = session.named::<Pool>(&options.pool)?;
    let receipt = session.send(&session.draft()?.then(close(&pool)), &[])?;
    let sheet = Sheet::of("The pool is gone; what was promised in it stays promised.")
        .place("pool", &pool.address)
        .next("`exodus tidy` closes what is left of its stakes");
    session.tell(&receipt, &[session.returned::<Pool>(&pool.payer)?], sheet)
}
