//! Each argument at its edges, and a little beside what it was.

use super::super::interface::{Field, Kind};
use super::super::template::Template;
use super::case::{Case, with};

/// The largest number that every client reads exactly.
const EXACT: u64 = (1 << 53) - 1;
/// Sampled values of a byte.
const BYTES: [u8; 24] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 16, 31, 32, 63, 64, 91, 127, 128, 150, 151, 254, 255];

pub(super) fn cases(template: &Template) -> Vec<Case> {
    template.shape.fields.iter().flat_map(|field| of(template, field)).collect()
}

fn of(template: &Template, field: &Field) -> Vec<Case> {
    let old = &template.instruction.data[field.at..field.at + field.width];
    let case = |operation, detail: String, bytes: &[u8]| {
        let changed = with(template, |it| it.data[field.at..field.at + field.width].copy_from_slice(bytes));
        Case::new(operation, &field.name, detail, changed)
    };
    let mut wide = [0; 8];
    match field.kind {
        Kind::Bytes => bytes(old).into_iter().map(|(detail, bytes)| case("other bytes", detail, &bytes)).collect(),
        Kind::Unsigned => {
            wide[..field.width].copy_from_slice(old);
            let numbers = numbers(u64::from_le_bytes(wide), field.width);
            let case = |number: u64| {
                case(class(number, field.width), number.to_string(), &number.to_le_bytes()[..field.width])
            };
            numbers.into_iter().map(case).collect()
        }
        Kind::Signed => {
            wide.copy_from_slice(old);
            let moments = moments(i64::from_le_bytes(wide), template.machine.now());
            moments.into_iter().map(|moment| case(when(moment), moment.to_string(), &moment.to_le_bytes())).collect()
        }
    }
}

fn bytes(old: &[u8]) -> Vec<(String, Vec<u8>)> {
    let flipped = |place: usize| {
        let mut bytes = old.to_vec();
        bytes[place] ^= 1;
        (format!("byte {place} flipped"), bytes)
    };
    let filled = |byte: u8| (format!("all {byte}"), vec![byte; old.len()]);
    let places = [0, old.len() / 2, old.len() - 1].map(flipped);
    places.into_iter().chain([filled(0), filled(255)]).collect()
}

fn numbers(old: u64, width: usize) -> Vec<u64> {
    let most = u64::MAX >> (64 - 8 * width);
    let mut numbers =
        vec![0, 1, old.wrapping_sub(1), old.wrapping_add(1), old / 2, old.wrapping_mul(2), most - 1, most];
    if width == 1 {
        numbers.extend(BYTES.map(u64::from));
    }
    if width == 8 {
        numbers.extend([EXACT - 1, EXACT, EXACT + 1, 1 << 63, (1 << 63) - 1, u64::MAX - old, old.wrapping_neg()]);
    }
    numbers.retain(|number| *number <= most && *number != old);
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn moments(old: i64, now: i64) -> Vec<i64> {
    let exact = EXACT as i64;
    let mut moments = vec![i64::MIN, i64::MIN + 1, -exact, -1, 0, 1, now - 1, now, now + 1, exact, exact + 1];
    moments.extend([
        old.wrapping_sub(1),
        old.wrapping_add(1),
        old.wrapping_neg(),
        i64::MAX - now,
        i64::MAX - 1,
        i64::MAX,
    ]);
    moments.retain(|moment| *moment != old);
    moments.sort_unstable();
    moments.dedup();
    moments
}

fn class(number: u64, width: usize) -> &'static str {
    match (number, width) {
        (0, 2..) => "zero",
        (_, 8) if number > EXACT => "a number that is too large",
        (_, 8) if number >= EXACT - 1 => "the largest number",
        (_, 2..) if number >= (u64::MAX >> (64 - 8 * width)) - 1 => "the largest number",
        (_, 1) => "another byte",
        _ => "another number",
    }
}

const fn when(moment: i64) -> &'static str {
    if moment <= 0 { "no moment" } else { "another moment" }
}
