//! `exodus request`: a call for help.

mod adopt;
mod close;
mod edit;
mod list;
mod open;
mod sheet;
mod show;
mod tidy;
mod verbs;
mod waves;

pub use verbs::run;

use exodus_rules::Handshakes;
use exodus_rules::request::{Kind, Status};
use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;

use crate::exit::Failure;
use crate::moment;
use crate::session::{Rent, Session};
use crate::sheet::Sheet;

/// A reach as somebody typed it.
fn reach(text: &str) -> Result<Handshakes, Failure> {
    if text.eq_ignore_ascii_case("anyone") {
        return Ok(Handshakes::ANYONE);
    }
    let number = text.parse::<u8>().ok().and_then(|number| Handshakes::new(number).ok());
    number.ok_or_else(|| {
        Failure::usage(format!("the reach `{}` is out of range", text.escape_debug()))
            .hint("it is 1 to 6 handshakes, or 0 or `anyone`")
    })
}

fn shown_reach(reach: Handshakes) -> String {
    match reach.get() {
        0 => "anyone".to_owned(),
        1 => "1 handshake".to_owned(),
        more => format!("{more} handshakes"),
    }
}

/// A status in a word.
const fn word(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Completed => "completed",
        Status::Expired => "expired",
        Status::Closed => "closed",
        Status::Adopted => "adopted",
    }
}

/// A kind in a word.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Emergency => "emergency",
        Kind::Support => "support",
        Kind::Initiative => "initiative",
        Kind::Claim => "claim",
    }
}

/// What returned where the account has closed; it stays as long as intents hang on it, or an emergency's calls count.
fn returned(session: &Session, request: &Located<Request>) -> Result<Vec<Rent>, Failure> {
    let stays = session.chain.find::<Request>(&request.address)?.is_some();
    if stays { Ok(Vec::new()) } else { Ok(vec![session.returned::<Request>(&request.payer)?]) }
}

/// What is left to do where the record of a request that has ended stays.
fn released(session: &Session, sheet: Sheet, request: &Located<Request>, rents: &[Rent]) -> Result<Sheet, Failure> {
    let (counted, now) = (request.counted(), session.now()?);
    Ok(match counted.until.filter(|_| counted.is_needed(now)) {
        _ if !rents.is_empty() => sheet,
        Some(until) => sheet.next(format!(
            "its record stays until {}, so that everybody counts the same calls; `exodus tidy` returns its rent deposit \
             afterwards",
            moment::show(until.get())
        )),
        None => sheet.next("intents still hang on it: `exodus tidy` releases them, and returns every rent deposit"),
    })
}
