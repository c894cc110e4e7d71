//! `exodus delegate`: keys that a member lends some power.

mod grant;
mod list;
mod revoke;
mod tidy;
mod verbs;

pub use verbs::run;

use exodus_rules::Timestamp;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Delegate, Member};

use crate::args::delegate::Power;
use crate::exit::Failure;
use crate::session::{Session, parse_address};

/// The delegate that somebody named by its own address, or by the key that the own member has lent power to.
fn named(session: &Session, text: &str) -> Result<Located<Delegate>, Failure> {
    let place = parse_address(text)?;
    if let Ok(me) = session.me()
        && let Some(found) = session.chain.find::<Delegate>(&address::delegate(&me.address, &place))?
    {
        return Ok(found);
    }
    Ok(session.chain.get(&place)?)
}

/// The powers behind the bits.
fn powers(scopes: u8) -> Vec<&'static str> {
    let held = Power::ALL.into_iter().filter(|power| scopes & power.scope().bit() != 0);
    held.map(Power::word).collect()
}

/// Whether it has power at `now`, in a word.
fn word(delegate: &Delegate, member: Option<&Member>, now: Timestamp) -> Result<&'static str, Failure> {
    let epoch = member.map(|member| exodus_rules::Epoch(member.epoch));
    Ok(if delegate.read()?.is_spent(epoch, now) { "ended" } else { "has power" })
}
