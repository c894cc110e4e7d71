//! `exodus delegate grant`.

use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::delegate::{Power as Lent, grant};
use exodus_sdk::state::Delegate;

use crate::args::delegate::Grant;
use crate::exit::Failure;
use crate::moment;
use crate::session::{Session, parse_key};
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Grant, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let key = parse_key(&session, &options.key)?;
    let me = session.me()?;
    let unit = session.unit(&me.network)?;
    let limit = match &options.limit {
        Some(text) => unit.parse(text)?.get(),
        None if options.may.iter().any(|power| power.has_limit()) => {
            return Err(Failure::usage("what it opens or declares needs a limit")
                .hint("name the most that one intent or one request may be, such as --limit 20"));
        }
        None => 0,
    };
    let scopes = options.may.iter().fold(0, |scopes, power| scopes | power.scope().bit());
    let expires = moment::parse(&options.expires, session.now()?)?.get();

    let place = address::delegate(&me.address, &key);
    let new = session.chain.find::<Delegate>(&place)?.is_none();
    let power = Lent { scopes, limit, expires };
    let receipt = session.send(&session.draft()?.then(grant(session.keys()?.payer(), &me, key, power)), &[])?;
    let lent = session.chain.get::<Delegate>(&place)?;
    let sheet = Sheet::of("That key may act for you now, within these bounds and no others.")
        .place("delegate", &place)
        .address("key", &lent.key)
        .row("may", super::powers(lent.scopes).join(", "))
        .json("may", super::powers(lent.scopes))
        .amount_if_any("limit", &unit, lent.limit)
        .time("expires", lent.expires)
        .unit(&unit)
        .next(format!("`exodus delegate revoke {key}` ends it at any time"));
    let deposit = if new { Some(session.deposit::<Delegate>()?) } else { None };
    session.tell(&receipt, deposit.as_slice(), sheet)
}
