//! `exodus clearing plan`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

use exodus_graph::Node;
use exodus_graph::clearing::{Obligation, Plan as Found, plan, read};
use exodus_rules::Amount;
use exodus_rules::clearing::LONGEST;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Network};
use exodus_sdk::{Address, Unit};
use serde_json::{Value, json};

use super::clear::clearable;
use crate::args::clearing::Plan;
use crate::commands::table;
use crate::exit::Failure;
use crate::files;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count};
use crate::visible;

/// What a plan is made for.
struct Question {
    parties: usize,
    obligations: Vec<Obligation>,
    /// The sum of all obligations.
    total: u64,
}

pub fn run(options: &Plan, settings: Settings) -> Result<(), Failure> {
    if options.save.is_some() {
        settings.must_not_preview("clearing plan --save")?;
    }
    match &options.obligations {
        Some(file) => of_file(options, file, &settings),
        None => of_ledger(options, settings),
    }
}

fn of_file(options: &Plan, file: &Path, settings: &Settings) -> Result<(), Failure> {
    let wrong = |fault| table::wrong_obligations(&visible::path(file), &fault);
    let read = read(file).map_err(wrong)?;
    let question = Question { parties: read.ids.len(), obligations: read.obligations, total: read.total };
    let bar = settings.output.waiting("looking for circles");
    let (found, seconds) = answer(&question, legs(options.max_legs, usize::MAX));
    bar.finish_and_clear();
    // The header is line 1.
    let line = |place: usize| json!(place.saturating_add(2));
    save(options.save.as_deref(), "lines", &found, line)?;
    let sheet = told(&question, &found, seconds, |minor| minor.to_string());
    settings.output.data(sheet.object(), |_| sheet.text())
}

fn of_ledger(options: &Plan, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let network = session.network_or_only(None)?;
    let unit = Unit::of(&network)?;
    let open = open(&session, &network)?;
    let parties: BTreeSet<Address> = open.iter().flat_map(|(it, _)| [it.debtor, it.creditor]).collect();
    let nodes: BTreeMap<Address, Node> = parties.into_iter().zip(0..).collect();
    let node = |member: &Address| nodes.get(member).copied().unwrap_or_default();
    let obligation = |(commitment, amount): &(Located<Commitment>, Amount)| Obligation {
        debtor: node(&commitment.debtor),
        creditor: node(&commitment.creditor),
        amount: *amount,
    };
    let obligations: Vec<Obligation> = open.iter().map(obligation).collect();
    let sum = obligations.iter().try_fold(0_u64, |sum, obligation| sum.checked_add(obligation.amount.get()));
    let total = sum.ok_or_else(|| Failure::broken(format!("all promises together are more than {}", u64::MAX)))?;
    let question = Question { parties: nodes.len(), obligations, total };
    let (found, seconds) = answer(&question, legs(options.max_legs, LONGEST));
    let address = |place: usize| json!(open.get(place).map(|(commitment, _)| commitment.address.to_string()));
    save(options.save.as_deref(), "commitments", &found, address)?;
    let sheet = told(&question, &found, seconds, |minor| unit.show(minor)).unit(&unit);
    session.show(match (&options.save, found.circles.is_empty()) {
        (_, true) => {
            sheet.next("more promises run in circles once more people allow it: `exodus commitment clearable`")
        }
        (Some(file), false) => sheet.next(format!("`exodus clearing submit {}` clears them", visible::typed(file))),
        (None, false) => sheet.next("`exodus clearing plan --save plan.json` writes the circles down, to be cleared"),
    })
}

/// The promises of a network that the rules let clear now, and how much of each.
fn open(session: &Session, network: &Located<Network>) -> Result<Vec<(Located<Commitment>, Amount)>, Failure> {
    let (now, mut open) = (session.now()?, Vec::new());
    for commitment in session.commitments(&network.address)? {
        let amount = clearable(&commitment)?;
        if !amount.is_zero() && commitment.read()?.clear(commitment.terms(), amount, now).is_ok() {
            open.push((commitment, amount));
        }
    }
    Ok(open)
}

fn legs(typed: Option<u32>, otherwise: usize) -> usize {
    typed.and_then(|legs| usize::try_from(legs).ok()).unwrap_or(otherwise)
}

fn answer(question: &Question, legs: usize) -> (Found, f64) {
    let begun = Instant::now();
    (plan(question.parties, &question.obligations, legs), begun.elapsed().as_secs_f64())
}

fn told(question: &Question, found: &Found, seconds: f64, show: impl Fn(u64) -> String) -> Sheet {
    let (cleared, circles) = (found.cleared(), found.circles.len());
    let fact = match circles {
        0 => "No promises run in a circle that could be cleared.".to_owned(),
        some => format!("{} can be cleared in {}.", show(cleared), count(some, "circle")),
    };
    let sheet = Sheet::of(fact)
        .with("parties", question.parties)
        .with("obligations", question.obligations.len())
        .row("total", show(question.total))
        .json("total", question.total)
        .row("optimum", format!("{}: no plan clears more, whatever the length of its circles", show(found.optimum)))
        .json("optimum", found.optimum)
        .json("proved", found.bound == u128::from(found.optimum))
        .json("cleared", cleared)
        .json("cycles", circles)
        .with("longest", found.longest())
        .json("seconds", seconds);
    match found.optimum.saturating_sub(cleared) {
        0 => sheet,
        gap => sheet.line(format!("  {} more may take longer circles, or another choice of short ones.", show(gap))),
    }
}

/// Writes the circles down, each leg as `name` it.
fn save(file: Option<&Path>, legs: &str, found: &Found, name: impl Fn(usize) -> Value) -> Result<(), Failure> {
    let Some(file) = file else { return Ok(()) };
    let circle = |circle: &exodus_graph::clearing::Circle| json!({ "amount": circle.amount.get(), legs: circle.legs.iter().map(|leg| name(*leg)).collect::<Vec<_>>() });
    let plan = json!({ "circles": found.circles.iter().map(circle).collect::<Vec<_>>() });
    files::write(file, plan.to_string().as_bytes(), false).map_err(|error| table::unwritable(file, &error))
}
