//! What somebody wrote, proved: the ledger holds a hash, and the door keeps what was hashed.

use exodus_sdk::Address;

use crate::act::find;
use crate::commands::Command;
use crate::desk::{Desk, Trouble};
use crate::message::Screen;

/// What proves to anybody which text the ledger names: for its author to show.
pub fn show(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let (me, request) = (desk.me()?.address, find(&desk.whole.requests, place)?);
    let own = desk.book.text(&request.details, &me).filter(|_| request.beneficiary == me);
    let own = own.ok_or(Trouble::Said("trouble-not-yours"))?;
    let salt: String = own.salt.iter().flatten().map(|byte| format!("{byte:02x}")).collect();
    let facts = [("salt", salt.into()), ("reason", own.shown().into())];
    Ok(Screen::of(desk.say("request-proof", &facts))
        .row([desk.press("button-back", Command::Request(*place)), desk.home()]))
}
