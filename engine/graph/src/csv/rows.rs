//! The rows of a file, in its order, whatever their fields mean.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use rayon::prelude::*;

use super::line::{Line, shown};
use crate::{Fault, workers};

/// What a thread takes at once.
pub(super) const REGION: u64 = 8 << 20;

/// A person's number.
pub(crate) fn person(text: &[u8]) -> Result<u32, String> {
    let number = number(text).and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| format!("{} is not a person's number", shown(text)))
}

/// Digits and nothing else: a sign would parse, too, but no number here has one.
pub(crate) fn number(text: &[u8]) -> Option<u64> {
    let text = text.trim_ascii();
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0_u64, |number, digit| match digit {
        b'0'..=b'9' => number.checked_mul(10)?.checked_add(u64::from(digit - b'0')),
        _ => None,
    })
}

/// Every row of a file, in its order. `row` says what the fields of a line mean, or what is wrong with them.
pub(crate) fn rows<const FIELDS: usize, T: Send>(
    file: &Path,
    header: &str,
    row: impl Fn([&[u8]; FIELDS]) -> Result<T, String> + Sync,
) -> Result<Vec<T>, Fault> {
    // A pipe has no length and can be read only once.
    if !file.metadata()?.is_file() {
        return rows_of(BufReader::new(File::open(file)?), header, row);
    }
    let mut all = Vec::new();
    each(file, header, row, |rows, _| all.extend(rows)).map(|()| all)
}

/// The same from a text, or from whatever else is read once.
pub(crate) fn rows_of<const FIELDS: usize, T>(
    mut reader: impl BufRead,
    header: &str,
    row: impl Fn([&[u8]; FIELDS]) -> Result<T, String>,
) -> Result<Vec<T>, Fault> {
    workers::ready();
    head(&mut reader, header)?;
    let Region { rows, lines, fault, .. } = region(reader, u64::MAX, &row)?;
    fault.map_or(Ok(rows), |fact| Err(Fault::Line(lines + FIRST, fact)))
}

/// Hands the rows of a file on in its order, some megabytes at a time, and how many thousandths of it these complete.
pub(super) fn each<const FIELDS: usize, T: Send>(
    file: &Path,
    header: &str,
    row: impl Fn([&[u8]; FIELDS]) -> Result<T, String> + Sync,
    mut take: impl FnMut(Vec<T>, u64),
) -> Result<(), Fault> {
    workers::ready();
    let mut reader = BufReader::new(File::open(file)?);
    let length = reader.get_ref().metadata()?.len();
    let start = head(&mut reader, header)?;
    let read = |from: u64| {
        let mut reader = BufReader::with_capacity(1 << 18, File::open(file)?);
        // A line belongs to the region in which it begins.
        let skipped = if from == start {
            reader.seek(SeekFrom::Start(start))?;
            0
        } else {
            reader.seek(SeekFrom::Start(from - 1))?;
            reader.skip_until(b'\n')?.saturating_sub(1)
        };
        let until = REGION.saturating_sub(u64::try_from(skipped).unwrap_or(REGION));
        region(reader, until, &row)
    };
    // Two regions for each thread: while the last ones of a batch are read, few wait.
    let batch = REGION * u64::try_from(rayon::current_num_threads() * 2).unwrap_or(1);
    let (mut from, mut line, mut ended) = (start, FIRST, false);
    while from < length {
        let starts = (from..length.min(from + batch)).step_by(usize::try_from(REGION).unwrap_or(1));
        let regions: Result<Vec<Region<T>>, Fault> = starts.collect::<Vec<_>>().into_par_iter().map(read).collect();
        for Region { rows, lines, notes, fault } in regions? {
            if ended && (!rows.is_empty() || fault.is_some()) {
                return Err(Fault::Line(line, AFTER_NOTE.to_owned()));
            }
            ended |= notes;
            line += lines;
            take(rows, length.min(from + batch).saturating_mul(1_000) / length);
            if let Some(fact) = fault {
                return Err(Fault::Line(line, fact));
            }
        }
        from += batch;
    }
    Ok(())
}

/// The line behind the header.
const FIRST: u64 = 2;
const AFTER_NOTE: &str = "there is more behind a note, which ends a file";

/// The rows of a part of a file, up to the first that does not fit.
struct Region<T> {
    rows: Vec<T>,
    /// How many lines fit, notes among them.
    lines: u64,
    /// Whether notes follow the rows.
    notes: bool,
    fault: Option<String>,
}

/// Checks the first line; returns how many bytes it takes.
fn head(reader: &mut impl BufRead, header: &str) -> Result<u64, Fault> {
    let mut line = Line::default();
    let (read, text) = (line.read(reader)?, line.text().map_err(|fact| Fault::Line(1, fact))?);
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii();
    let rest = reader.fill_buf().map(|rest| !rest.is_empty()).unwrap_or_default();
    match text {
        text if text == header.as_bytes() => Ok(read),
        b"" if !rest => Err(Fault::whole("is empty")),
        b"" => Err(Fault::Line(1, format!("the header `{header}` is missing"))),
        other => Err(Fault::Line(1, format!("the header is {}, not `{header}`", shown(other)))),
    }
}

fn region<const FIELDS: usize, T>(
    mut reader: impl BufRead,
    until: u64,
    row: &impl Fn([&[u8]; FIELDS]) -> Result<T, String>,
) -> Result<Region<T>, Fault> {
    let mut region = Region { rows: Vec::new(), lines: 0, notes: false, fault: None };
    let (mut line, mut done) = (Line::default(), 0_u64);
    while done < until {
        let read = line.read(&mut reader)?;
        if read == 0 {
            break;
        }
        done = done.saturating_add(read);
        if line.is_note() {
            region.notes = true;
        } else if region.notes {
            region.fault = Some(AFTER_NOTE.to_owned());
        } else {
            match line.text().and_then(fields).and_then(row) {
                Ok(row) => region.rows.push(row),
                Err(fact) => region.fault = Some(fact),
            }
        }
        if region.fault.is_some() {
            break;
        }
        region.lines += 1;
    }
    Ok(region)
}

fn fields<const FIELDS: usize>(line: &[u8]) -> Result<[&[u8]; FIELDS], String> {
    let mut found = [&line[..0]; FIELDS];
    let mut parts = line.split(|byte| *byte == b',');
    let all = found.iter_mut().all(|field| {
        parts.next().is_some_and(|part| {
            *field = part;
            true
        })
    });
    if all && parts.next().is_none() {
        return Ok(found);
    }
    let words = ["no", "one", "two", "three"];
    let count = words.get(FIELDS).copied().unwrap_or("so many");
    Err(format!(
        "{} is not {count} numbers with {} between them",
        shown(line),
        if FIELDS == 2 { "a comma" } else { "commas" }
    ))
}
