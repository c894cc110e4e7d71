//! `exodus clearing submit`.

use std::io::Read as _;
use std::path::Path;

use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member};
use serde::Deserialize;
use serde_json::json;

use super::clear::{clearable, send};
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
    let bar = session.output.progress(u64::try_from(plan.circles.len()).unwrap_or(u64::MAX), "clearing");
    let (mut cleared, mut done, mut skipped, mut objects) = (0_u64, 0_usize, Vec::new(), Vec::new());
    for (number, circle) in (1_usize..).zip(&plan.circles) {
        let legs = u64::try_from(circle.commitments.len()).unwrap_or(u64::MAX);
        match submit(&session, circle) {
            Ok(()) => {
                done = done.saturating_add(1);
                cleared = cleared.saturating_add(circle.amount.saturating_mul(legs));
                objects.push(json!({ "circle": number, "cleared": true }));
            }
            Err(end) if end.is_only_a_preview() => return Err(end),
            Err(failure) => {
                let why = failure.json();
                let fact = why.get("error").and_then(|fact| fact.as_str()).unwrap_or_default().to_owned();
                objects.push(json!({ "circle": number, "cleared": false, "why": why }));
                skipped.push(vec![number.to_string(), fact]);
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let unit = first(&session, &plan)?.map(|member| session.unit(&member.network)).transpose()?;
    let shown = unit.map_or_else(|| cleared.to_string(), |unit| unit.show(cleared));
    let sheet = Sheet::of(format!("{shown} cleared in {}.", count(done, "circle")))
        .json("cleared", cleared)
        .json("circles", objects)
        .json("skipped", skipped.len());
    session.show(match skipped.len() {
        0 => sheet,
        some => sheet
            .line(format!("{} skipped:", count(some, "circle")))
            .line(table(&["circle", "why"], skipped))
            .next("`exodus clearing plan` finds the circles that there are now"),
    })
}

/// Clears one circle as it was planned, or says why it cannot be cleared as it was planned.
fn submit(session: &Session, circle: &Circle) -> Result<(), Failure> {
    let mut commitments: Vec<Located<Commitment>> = Vec::with_capacity(circle.commitments.len());
    for text in &circle.commitments {
        let commitment = session.named::<Commitment>(text)?;
        let left = clearable(&commitment)?.get();
        if left < circle.amount {
            let fact = format!("{left} minor units are left of {text} where the plan takes {}", circle.amount);
            return Err(Failure::refused(fact));
        }
        commitments.push(commitment);
    }
    send(session, &commitments, circle.amount).map(drop)
}

/// Somebody whose network says what the unit is.
fn first(session: &Session, plan: &Plan) -> Result<Option<Located<Member>>, Failure> {
    let mut named = plan.circles.iter().flat_map(|circle| &circle.commitments);
    let Some(commitment) = named.find_map(|text| session.named::<Commitment>(text).ok()) else { return Ok(None) };
    Ok(session.chain.find(&commitment.debtor)?)
}

fn read(file: &Path) -> Result<Plan, Failure> {
    let name = file.display();
    let text = if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(file)
    };
    let text =
        text.map_err(|error| Failure::usage(format!("{name} cannot be read: {}", files::why(&error))).hint(FORM))?;
    serde_json::from_str(&text).map_err(|error| Failure::usage(format!("{name} is no plan: {error}")).hint(FORM))
}
