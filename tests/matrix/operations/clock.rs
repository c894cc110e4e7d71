//! The time: at the end of every term that a record names, a second before and after it, and where no clock ever was.

use std::collections::BTreeSet;

use super::super::interface::{Interface, Kind};
use super::super::template::Template;
use super::case::{Case, WITHIN};

pub(super) fn cases(template: &Template) -> Vec<Case> {
    let now = template.machine.now();
    let mut cases = Vec::new();
    for moment in terms(template).into_iter().flat_map(|term| [term.saturating_sub(1), term, term.saturating_add(1)]) {
        cases.push(at(template, "another time", moment));
    }
    for days in [1, 7, 14, 31, 92, 366, 3_660] {
        cases.push(at(template, "another time", now + days * 86_400));
    }
    // 29 February 2028, the last second of a month, of a year, of a century that has no leap day.
    for moment in [1_835_395_200, 1_798_761_599, 1_798_761_600, 4_107_542_399, 4_107_542_400] {
        cases.push(at(template, "another time", moment));
    }
    for moment in [i64::MIN, i64::MIN + 1, -86_400, -1, 0, 1, (1 << 53) - 1, 1 << 53, i64::MAX - 1, i64::MAX] {
        cases.push(at(template, "no time", moment));
    }
    let inside = |moment: i64| template.within.is_some_and(|(from, until)| (from..=until).contains(&moment));
    if template.within.is_some() {
        for case in cases.iter_mut().filter(|case| case.operation == "another time") {
            let moment = case.now.unwrap_or(now);
            case.operation = if inside(moment) { WITHIN } else { "outside of its term" };
        }
    }
    cases
}

fn at(template: &Template, operation: &'static str, moment: i64) -> Case {
    let detail = format!("{moment}, {:+} s", i128::from(moment) - i128::from(template.machine.now()));
    let case = Case::new(operation, "clock", detail, template.instruction.clone());
    Case { now: Some(moment), ..case }
}

/// Every moment that a record of this instruction, or an argument, or the template itself names.
fn terms(template: &Template) -> BTreeSet<i64> {
    let layouts = Interface::default().layouts();
    let moment = |bytes: &[u8]| i64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    let mut terms = BTreeSet::new();
    for meta in &template.instruction.accounts {
        let Some(account) = template.machine.account(&meta.pubkey) else { continue };
        let data = solana_account::ReadableAccount::data(account);
        let layout = layouts.iter().find(|layout| data.starts_with(&layout.mark));
        let fields = layout.iter().flat_map(|layout| &layout.fields).filter(|field| field.kind == Kind::Signed);
        terms.extend(fields.map(|field| moment(&data[field.at..field.at + 8])));
    }
    let arguments = template.shape.fields.iter().filter(|field| field.kind == Kind::Signed);
    terms.extend(arguments.map(|field| moment(&template.instruction.data[field.at..field.at + 8])));
    terms.extend(template.within.iter().flat_map(|(from, until)| [*from, *until]));
    terms.retain(|term| (1..1 << 52).contains(term));
    terms
}
