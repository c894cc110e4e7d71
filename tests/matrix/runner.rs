//! Runs every case of a template, and says what became of them.

use std::collections::{BTreeMap, BTreeSet};

use super::machine::CASHIER;
use super::operations::{Case, WITHIN, all};
use super::outcome::{Stop, fault, stop, trace};
use super::survivors::{Needed, allows};
use super::template::Template;

/// What became of the cases of one template.
#[derive(Default)]
pub struct Report {
    /// The template.
    pub template: String,
    /// How many cases were refused without a trace.
    pub refused: usize,
    /// How many were accepted, by the first entry of the list of survivors that says so.
    pub survived: BTreeMap<usize, usize>,
    /// Which words of that list were needed.
    pub needed: Needed,
    /// What should not have happened.
    pub unexpected: Vec<String>,
    /// How the cases were stopped, and how often.
    pub stops: BTreeMap<Stop, usize>,
    /// The kinds of changes that were tried.
    pub operations: BTreeSet<&'static str>,
}

impl Report {
    /// How many cases there were.
    pub fn cases(&self) -> usize {
        self.refused + self.survivors() + self.unexpected.len()
    }

    /// How many cases were accepted, as the list of survivors says.
    pub fn survivors(&self) -> usize {
        self.survived.values().sum()
    }
}

/// Runs every case of a template.
pub fn run(template: &Template) -> Report {
    let mut report = Report { template: template.name.clone(), ..Report::default() };
    for case in all(template) {
        report.operations.insert(case.operation);
        if let Err(what) = judge(template, &case, &mut report) {
            report.unexpected.push(format!("{}: {what}", case.line(template)));
        }
    }
    report
}

fn judge(template: &Template, case: &Case, report: &mut Report) -> Result<(), String> {
    let before = case.machine(template);
    let mut after = before.clone();
    match after.send(&CASHIER, &case.instructions) {
        Err(failed) => {
            let stop = stop(&failed.err).map_err(|error| format!("stopped by {error}"))?;
            if case.operation == WITHIN {
                return Err(format!("refused by {stop:?}"));
            }
            if let Some(trace) = trace(&before, &after, &CASHIER, failed.meta.fee) {
                return Err(trace);
            }
            *report.stops.entry(stop).or_default() += 1;
            report.refused += 1;
        }
        Ok(sent) => {
            if let Some(fault) = fault(&before, &after, sent.fee) {
                return Err(fault);
            }
            let allowed = allows([&template.name, case.operation, &case.place], &mut report.needed);
            *report.survived.entry(allowed.ok_or("accepted")?).or_default() += 1;
        }
    }
    Ok(())
}
