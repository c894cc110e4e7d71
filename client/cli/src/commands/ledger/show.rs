//! `exodus ledger show`.

use std::collections::BTreeMap;

use exodus_rules::period::Rhythm;
use exodus_sdk::address::unpadded;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::tag;
use exodus_sdk::state::Network;
use serde_json::json;

use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::{Settings, shown};
use crate::sheet::{Sheet, count, table};

/// So many seconds apart two clocks may be without a word: a minute and a half of slots that were late.
const SKEW: u64 = 90;

pub fn run(settings: Settings) -> Result<(), Failure> {
    let place = shown(&settings.ledger);
    let session = Session::reading(settings)?;
    let clock = session.chain.clock()?;
    let mut records: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in session.chain.list(&Filter::default())?.iter().filter_map(tag) {
        let number = records.entry(tag.noun).or_default();
        *number = number.saturating_add(1);
    }
    let total: usize = records.values().sum();
    let (mut periods, mut networks) = (Vec::new(), Vec::new());
    for network in session.chain.all::<Network>(&Filter::every::<Network>())? {
        // Each network has a rhythm of its own: the ledger as a whole has a clock, and no period.
        let today = Rhythm::from_seconds(network.period_seconds)?.today(session.now()?)?;
        let (name, period, until) = (unpadded(&network.slug), today.period.0, today.until.get());
        let shown = match Rhythm::from_seconds(network.period_seconds)? {
            Rhythm::Month => moment::month(until),
            Rhythm::Fixed(_) => format!("number {period}"),
        };
        periods.push(vec![name.clone(), shown, moment::show(until)]);
        networks.push(
            json!({ "address": network.address.to_string(), "name": name, "period": period, "period_until": until }),
        );
    }
    let records_held = count(total, "record");
    let sheet = match session.chain.as_cluster() {
        Some(cluster) => Sheet::of(format!("A cluster with {records_held}.")).with("url", cluster.url()),
        None => Sheet::of(format!("A ledger of this machine with {records_held}.")).with("directory", place),
    };
    // Terms are counted by the cluster's clock, wherever this machine's stands.
    let skew = session.chain.as_cluster().map(|_| moment::of_this_machine().saturating_sub(clock.now));
    let sheet = sheet.json("skew", skew);
    let sheet = match skew.filter(|skew| skew.unsigned_abs() > SKEW) {
        Some(skew) => {
            let (minutes, word) = (skew.unsigned_abs().div_euclid(60), if skew > 0 { "behind" } else { "ahead of" });
            let fact = format!("  the cluster's clock is {minutes} minutes {word} this machine's");
            sheet.line(fact).next("count terms by the clock shown here; if it should be right, check this machine's")
        }
        None => sheet,
    };
    let sheet = sheet
        .time("clock", clock.now)
        .json("slot", clock.slot)
        .with("blockhash", session.chain.blockhash()?.to_string())
        .json("records", &records)
        .json("networks", networks);
    let sheet = records.iter().fold(sheet, |sheet, (noun, number)| sheet.row(noun, number.to_string()));
    let sheet = if periods.is_empty() {
        sheet.next("`exodus network create NAME` begins a network")
    } else {
        sheet.line(table(&["network", "period", "period ends"], periods))
    };
    session.show(sheet.next("`exodus ledger advance --days N` moves the clock forward"))
}
