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
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};
use crate::visible;

/// So many seconds apart two clocks may be without a word: a minute and a half of slots that were late.
const SKEW: u64 = 90;

pub fn run(settings: Settings) -> Result<(), Failure> {
    let place = settings.ledger.as_deref().map(visible::path).unwrap_or_default();
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
    let sheet = clocks(sheet, &session, clock.now);
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

/// How far the chain's clock, by which terms are counted, is from this machine's.
fn clocks(sheet: Sheet, session: &Session, now: i64) -> Sheet {
    let skew = moment::of_this_machine().saturating_sub(now);
    let sheet = sheet.json("skew", skew);
    let cluster = session.chain.as_cluster().is_some();
    match session.chain.standing().filter(|seconds| *seconds > SKEW) {
        Some(seconds) => sheet.line(format!("  {}", moment::standing(seconds))).next(
            "check this machine's clock; if it is right, go on with a copy of the directory from before, or begin anew",
        ),
        None if cluster && skew.unsigned_abs() > SKEW => {
            let (minutes, word) = (skew.unsigned_abs().div_euclid(60), if skew > 0 { "behind" } else { "ahead of" });
            let fact = format!("  the cluster's clock is {minutes} minutes {word} this machine's");
            sheet.line(fact).next("count terms by the clock shown here; if it should be right, check this machine's")
        }
        // What somebody has moved it by runs on.
        None => sheet,
    }
}
