//! `exodus pool mandate`.

use exodus_sdk::instructions::pool::mandate;

use crate::args::pool::Mandate;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Mandate, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (me, pool, stake) = super::mine(&session, &options.pool)?;
    let unit = session.unit(&me.network)?;
    let most = match options.most.trim() {
        "0" => 0,
        text => unit.parse(text)?.get(),
    };
    let receipt = session.send(&session.draft()?.then(mandate(&me, &stake, most)), &[])?;
    let fact = if most == 0 {
        "You are asked before every answer, for the claims that are opened from now on.".to_owned()
    } else {
        format!("Anyone may answer a claim for you with up to {}; your promise is as binding.", unit.show(most))
    };
    let next = format!("`exodus pool show {}` says what it expects of you", pool.address);
    super::tell_stake(&session, &receipt, &[], fact, &pool, next)
}
