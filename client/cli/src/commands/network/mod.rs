//! `exodus network`: the frame that people help each other in.

mod create;
mod generate;
mod graph;
mod list;
mod show;
mod snapshot;
mod stats;
mod verbs;

pub use verbs::run;

use exodus_sdk::Unit;
use exodus_sdk::address::unpadded;
use exodus_sdk::record::Located;
use exodus_sdk::state::Network;

use crate::exit::Failure;
use crate::sheet::Sheet;

/// A network in full.
fn sheet(fact: String, network: &Located<Network>) -> Result<Sheet, Failure> {
    let unit = Unit::of(network)?;
    let rhythm = match network.period_seconds {
        0 => "calendar month in UTC".to_owned(),
        seconds => format!("{seconds} s"),
    };
    let mint = (network.mint != exodus_sdk::instructions::SYSTEM).then(|| network.mint.to_string());
    Ok(Sheet::of(fact)
        .place("network", &network.address)
        .with("name", unpadded(&network.slug))
        .address("founder", &network.founder)
        .unit(&unit)
        .row("unit", format!("{} with {} decimals", unit.code(), unit.decimals()))
        .json("mint", mint)
        .amount("default_pledge", &unit, network.default_pledge)
        .json("period_seconds", network.period_seconds)
        .row("period", rhythm)
        .with("tie_cap", network.tie_cap)
        .json("dormant_after", network.dormant_after)
        .row("dormant after", format!("{} periods without an own act", network.dormant_after))
        .time("created", network.created))
}
