//! From which second to which each template is accepted, while nothing else changes: the two edges, exact to the second.

use std::collections::BTreeMap;

use solana_account::ReadableAccount;

use super::interface::{Interface, Kind};
use super::machine::CASHIER;
use super::template::Template;

/// The first and the last second that are looked at: 2 January 1970, and the end of the year 2199.
const SEARCHED: (i64, i64) = (86_400, 7_258_118_399);
const DAY: i64 = 86_400;

/// One line of the table of terms.
pub fn term(template: &Template) -> String {
    let (names, now) = (names(template), template.machine.now());
    let (first, last) = (edge(template, now, SEARCHED.0), edge(template, now, SEARCHED.1));
    let say = |edge: i64, end: i64| if edge == end { "·".to_owned() } else { named(&names, edge, now) };
    format!("| {} | {} | {} |\n", template.name, say(first, SEARCHED.0), say(last, SEARCHED.1))
}

/// The last moment between now and `end` up to which it is accepted without a break.
fn edge(template: &Template, now: i64, end: i64) -> i64 {
    if accepted(template, end) {
        return end;
    }
    let (mut inside, mut outside) = (now, end);
    while (outside - inside).abs() > 1 {
        let middle = inside + (outside - inside) / 2;
        if accepted(template, middle) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    inside
}

fn accepted(template: &Template, moment: i64) -> bool {
    let mut machine = template.machine.clone();
    machine.set_now(moment);
    machine.send(&CASHIER, core::slice::from_ref(&template.instruction)).is_ok()
}

/// A moment by the term it follows from: one that a record or an argument names, or the present.
fn named(names: &BTreeMap<i64, String>, moment: i64, now: i64) -> String {
    let near = |(term, name): (&i64, &String)| (moment - term).abs() <= 1 && *term != now && !name.is_empty();
    let candidates = names.iter().filter(|entry| near(*entry)).map(|(term, name)| (moment - term, name.clone()));
    let found = candidates.min_by_key(|(off, name)| (!name.starts_with('`'), off.abs()));
    let (off, name) = found.unwrap_or((moment - now, "now".to_owned()));
    match (off, off % DAY) {
        (0, _) => name,
        (_, 0) => format!("{name} {:+} d", off / DAY),
        _ if off.abs() < DAY => format!("{name} {off:+} s"),
        (_, rest) => format!("{name} {:+} d {rest:+} s", off / DAY),
    }
}

/// Every moment that a record of the instruction names, and every one among its arguments.
fn names(template: &Template) -> BTreeMap<i64, String> {
    let layouts = Interface::default().layouts();
    let moment = |bytes: &[u8]| i64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    let mut names = BTreeMap::new();
    for (place, meta) in template.instruction.accounts.iter().enumerate() {
        let Some(data) = template.machine.account(&meta.pubkey).map(ReadableAccount::data) else { continue };
        let layout = layouts.iter().find(|layout| data.starts_with(&layout.mark));
        let fields = layout.iter().flat_map(|layout| &layout.fields).filter(|field| field.kind == Kind::Signed);
        for field in fields {
            let name = format!("{}.{}", template.place(place), field.name);
            names.entry(moment(&data[field.at..field.at + 8])).or_insert(name);
        }
    }
    for field in template.shape.fields.iter().filter(|field| field.kind == Kind::Signed) {
        let at = moment(&template.instruction.data[field.at..field.at + 8]);
        names.insert(at, format!("`{}`", field.name));
    }
    names
}
