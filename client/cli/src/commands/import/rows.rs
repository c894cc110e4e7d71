//! A table as a spreadsheet or a database exports it: CSV in UTF-8, a header that names the columns, then a row a line.
//!
//! The `csv` crate takes what it is given: a quote that nobody closes swallows every row behind it, and of two columns with
//! one name it says nothing. So each line is looked at first; what it takes then is a row for each line.

use std::path::Path;

use csv::StringRecord;

use crate::exit::Failure;
use crate::{files, visible};

/// A table, and where its columns are.
pub struct Table {
    name: String,
    places: Vec<Option<usize>>,
    /// Each row and its line.
    pub rows: Vec<(u64, StringRecord)>,
}

impl Table {
    /// A table with these columns, and those others if it has them.
    pub fn read(file: &Path, columns: &[&str], others: &[&str]) -> Result<Self, Failure> {
        let name = files::called(file);
        let text = files::text(file, u64::MAX)
            .map_err(|error| Failure::usage(format!("{name} cannot be read: {}", files::why(&error))).hint(FORM))?;
        Self::of(name, &text, columns, others)
    }

    /// The table that a text is, with the name that messages give it.
    pub fn of(name: String, text: &str, columns: &[&str], others: &[&str]) -> Result<Self, Failure> {
        let mut table = Self { name, places: Vec::new(), rows: Vec::new() };
        // Lines in which nothing stands are no rows, here as there.
        let lines = (1..).zip(text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)));
        let mut lines = lines.filter(|(_, line)| !line.is_empty());
        for (number, line) in lines.clone() {
            lone(line).map_err(|why| table.wrong(number, why))?;
        }
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let broken = |error: &csv::Error| Failure::usage(format!("{} is no table: {error}", table.name)).hint(FORM);
        let header = reader.headers().map_err(|error| broken(&error))?.clone();
        table.places = table.columns(lines.next().map_or(1, |(line, _)| line), &header, columns, others)?;
        let mut rows = Vec::new();
        for (row, (line, _)) in reader.into_records().zip(lines) {
            let row = row.map_err(|error| match error.kind() {
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    table.wrong(line, format_args!("it has {len} cells, and the header has {expected_len}"))
                }
                _ => broken(&error),
            })?;
            rows.push((line, row));
        }
        Ok(Self { rows, ..table })
    }

    /// Where each column is, where there are no two of them.
    fn columns(
        &self,
        line: u64,
        header: &StringRecord,
        columns: &[&str],
        others: &[&str],
    ) -> Result<Vec<Option<usize>>, Failure> {
        let place = |column: &&str| {
            let mut named = header.iter().enumerate().filter(|(_, name)| name.eq_ignore_ascii_case(column));
            let first = named.next().map(|(place, _)| place);
            if named.next().is_some() {
                let fact = format!("{}, line {line}: the header names `{column}` twice", self.name);
                return Err(Failure::usage(fact).hint("leave one of the two columns out"));
            }
            Ok(first)
        };
        let places = columns.iter().chain(others).map(place).collect::<Result<Vec<_>, _>>()?;
        let Some((missing, _)) = columns.iter().zip(&places).find(|(_, place)| place.is_none()) else {
            return Ok(places);
        };
        let found = header.iter().collect::<Vec<_>>().join(",");
        let short: String = found.chars().take(60).collect();
        let hint = match header.len() {
            _ if found.is_empty() => format!("its first line names the columns: {}", columns.join(",")),
            1 if found.contains([';', '\t']) => {
                "the columns are divided by `,`: export it once more with commas".to_owned()
            }
            _ if found.starts_with("sep=") => "leave out the first line, which is for Excel alone".to_owned(),
            _ => format!("its first line names the columns {}, with `,` between them", columns.join(", ")),
        };
        let fact = format!("{} has no column `{missing}`; its header is `{}`", self.name, visible::line(&short));
        Err(Failure::usage(fact).hint(hint))
    }

    /// What stands in a column of a row.
    pub fn cell<'a>(&self, row: &'a StringRecord, column: usize) -> &'a str {
        self.places.get(column).copied().flatten().and_then(|place| row.get(place)).unwrap_or_default()
    }

    /// A line that cannot be used.
    pub fn wrong(&self, line: u64, why: impl core::fmt::Display) -> Failure {
        Failure::usage(format!("{}, line {line}: {why}", self.name)).hint("mend the line, or leave it out")
    }
}

const FORM: &str = "it is a plain text file, such as a spreadsheet exports as CSV (UTF-8)";

/// Whether a line is a row by itself: every quote that opens in it, at the beginning of a cell, closes at the end of that
/// cell. Nothing that is read here has a line end in it, so a quote that stays open is one that somebody forgot.
fn lone(line: &str) -> Result<(), &'static str> {
    if line.contains('\r') {
        return Err("there is a carriage return in it, where no line ends");
    }
    let mut rest = line;
    loop {
        let behind = match rest.strip_prefix('"') {
            Some(text) => closed(text)?,
            None => {
                let (cell, behind) = rest.split_at_checked(rest.find(',').unwrap_or(rest.len())).unwrap_or((rest, ""));
                if cell.contains('"') {
                    return Err(
                        "there is a quote in the middle of a cell; such a cell stands in quotes, that one twice",
                    );
                }
                behind
            }
        };
        rest = match behind.strip_prefix(',') {
            Some(next) => next,
            None if behind.is_empty() => return Ok(()),
            None => return Err("there is more behind a quote that closes; one within a text is written twice"),
        };
    }
}

/// What is behind the quote that closes a text; two in a row are one within it.
fn closed(mut text: &str) -> Result<&str, &'static str> {
    loop {
        let (_, behind) =
            text.split_once('"').ok_or("a quote opens in it and does not close; no cell goes beyond its line")?;
        match behind.strip_prefix('"') {
            Some(more) => text = more,
            None => return Ok(behind),
        }
    }
}

#[cfg(test)]
mod tests;
