//! `exodus clearing submit`.

use std::collections::BTreeSet;
use std::path::Path;
use std::str::FromStr as _;

use exodus_sdk::Address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member};
use serde::Deserialize;
use serde_json::json;

use super::clear::{clearable, send};
use super::through_table::Table;
use crate::args::clearing::Submit;
use crate::exit::Failure;
use crate::files;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

const FORM: &str = "name a file that `exodus clearing plan --save` has written for this ledger";

/// What `exodus clearing plan --save` writes.
#[derive(Deserialize)]
struct Plan {
    circles: Vec<Circle>,
}

#[derive(Deserialize)]
struct Circle {
    amount: u64,
    commitments: Vec<String>,
}

pub fn run(options: &Submit, settings: Settings) -> Result<(), Failure> {
    let plan = read(&options.plan)?;
    let session = Session::acting(settings)?;
    let unit = first(&session, &plan)?.map(|member| session.unit(&member.network)).transpose()?;
    let show = |minor: u64| unit.as_ref().map_or_else(|| minor.to_string(), |unit| unit.show(minor));
    if session.is_dry_run() {
        session.output.note(&format!("note: of {}, this is the first", count(plan.circles.len(), "circle")));
    }
    let bar = session.output.progress(u64::try_from(plan.circles.len()).unwrap_or(u64::MAX), "clearing");
    let (mut cleared, mut done, mut tables) = (0_u64, 0_usize, Vec::new());
    let (mut skipped, mut objects) = (Vec::new(), Vec::new());
    for (number, circle) in (1_usize..).zip(&plan.circles) {
        let legs = u64::try_from(circle.commitments.len()).unwrap_or(u64::MAX);
        match submit(&session, circle, &show) {
            Ok(table) => {
                done = done.saturating_add(1);
                cleared = cleared.saturating_add(circle.amount.saturating_mul(legs));
                let address = table.as_ref().map(|table| table.address().to_string());
                objects.push(json!({ "circle": number, "cleared": true, "table": address }));
                tables.extend(table);
            }
            Err(end) if end.is_only_a_preview() => return Err(end),
            Err(failure) if failure.is_broken() => {
                session.output.note(&format!("note: {} were cleared before that", count(done, "circle")));
                return Err(failure);
            }
            Err(failure) => {
                skipped.push(vec![number.to_string(), failure.fact().to_owned()]);
                objects.push(json!({ "circle": number, "cleared": false, "why": failure.json() }));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if let (0, Some(why)) = (done, skipped.first().and_then(|row| row.last())) {
        return Err(Failure::refused(format!(
            "none of {} can be cleared as it was planned; the first: {why}",
            count(plan.circles.len(), "circle")
        ))
        .hint("`exodus clearing plan` finds the circles that there are now"));
    }
    let sheet = Sheet::of(format!("{} cleared in {}.", show(cleared), count(done, "circle")))
        .json("cleared", cleared)
        .json("circles", objects)
        .json("skipped", skipped.len());
    let sheet = tables.iter().fold(sheet, |sheet, table| table.told(sheet));
    let sheet = match skipped.len() {
        0 => sheet,
        some => sheet
            .line(format!("{} skipped:", count(some, "circle")))
            .line(table(&["circle", "why"], skipped))
            .next("`exodus clearing plan` finds the circles that there are now"),
    };
    session.show(match done {
        0 => sheet,
        _ => sheet.next("`exodus commitment report` carries it into the records of each two people; anyone may"),
    })
}

/// Clears one circle as it was planned, or says why it cannot be cleared as it was planned.
fn submit(session: &Session, circle: &Circle, show: &impl Fn(u64) -> String) -> Result<Option<Table>, Failure> {
    let mut commitments: Vec<Located<Commitment>> = Vec::with_capacity(circle.commitments.len());
    for text in &circle.commitments {
        let commitment = session.named::<Commitment>(text)?;
        let left = clearable(&commitment)?.get();
        if left < circle.amount {
            let fact = format!("{} are left of {text} where the plan takes {}", show(left), show(circle.amount));
            return Err(Failure::refused(fact));
        }
        commitments.push(commitment);
    }
    send(session, &commitments, circle.amount).map(|(_, table)| table)
}

/// Somebody whose network says what the unit is.
fn first(session: &Session, plan: &Plan) -> Result<Option<Located<Member>>, Failure> {
    let mut named = plan.circles.iter().flat_map(|circle| &circle.commitments);
    let Some(commitment) = named.find_map(|text| session.named::<Commitment>(text).ok()) else { return Ok(None) };
    Ok(session.chain.find(&commitment.debtor)?)
}

fn read(file: &Path) -> Result<Plan, Failure> {
    let name = files::called(file);
    let text = files::text(file, u64::MAX)
        .map_err(|error| Failure::usage(format!("{name} cannot be read: {}", files::why(&error))).hint(FORM))?;
    let wrong = |why: String| Failure::usage(format!("{name} is no plan: {why}")).hint(FORM);
    let plan: Plan = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    for (number, circle) in (1_usize..).zip(&plan.circles) {
        let mut named = BTreeSet::new();
        for commitment in &circle.commitments {
            if Address::from_str(commitment).is_err() {
                return Err(wrong(format!(
                    "circle {number} names `{}`, which is no address",
                    commitment.escape_debug()
                )));
            }
            if !named.insert(commitment) {
                return Err(wrong(format!("circle {number} names {commitment} twice")));
            }
        }
    }
    Ok(plan)
}
