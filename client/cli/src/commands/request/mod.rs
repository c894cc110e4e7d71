//! `exodus request`: a call for help.

mod close;
mod edit;
mod list;
mod open;
mod show;
mod tidy;

use exodus_rules::request::{Kind, Status};
use exodus_rules::{Handshakes, Timestamp};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;

use crate::args::request::Request as Verb;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::sheet::Sheet;
use crate::units::Unit;

pub fn run(verb: Verb, settings: Settings) -> Result<(), Failure> {
    match verb {
        Verb::Open(options) => open::run(&options, settings),
        Verb::Edit(options) => edit::run(&options, settings),
        Verb::Close(options) => close::run(&options, settings),
        Verb::Tidy(options) => tidy::run(&options, settings),
        Verb::List(options) => list::run(&options, settings),
        Verb::Show(options) => show::run(&options, settings),
    }
}

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
const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Emergency => "emergency",
        Kind::Support => "support",
        Kind::Initiative => "initiative",
        Kind::Claim => "claim",
    }
}

/// A request in full, as it stands at `now`.
fn sheet(fact: String, request: &Located<Request>, unit: &Unit, now: Timestamp) -> Result<Sheet, Failure> {
    let rules = request.read()?;
    Ok(Sheet::of(fact)
        .place("request", &request.address)
        .address("beneficiary", &request.beneficiary)
        .json("network", request.network.to_string())
        .with("kind", kind(rules.kind))
        .with("status", word(rules.status_at(now)))
        .amount("target", unit, rules.target.get())
        .amount("committed", unit, rules.sums.committed.get())
        .amount("kept", unit, rules.sums.kept.get())
        .amount("missing", unit, rules.missing().get())
        .time("opened", request.opened)
        .time("deadline", request.deadline)
        .json("reach", request.reach)
        .row("reach", shown_reach(rules.reach))
        .hash("details", &request.details)
        .json("turn", request.turn)
        .unit(unit))
}
