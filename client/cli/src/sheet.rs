//! What a command has to say: built once, printed as text for people or as JSON for programs.

use exodus_sdk::{Address, Unit};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{moment, texts, visible};

/// A fact, its numbers, and what to do next.
#[derive(Default)]
pub struct Sheet {
    fact: String,
    json: Map<String, Value>,
    rows: Vec<(String, String)>,
    lines: Vec<String>,
    next: Vec<String>,
}

impl Sheet {
    /// Begins with a sentence in human words.
    pub fn of(fact: impl Into<String>) -> Self {
        Self { fact: fact.into(), ..Self::default() }
    }

    /// A number or word that text and JSON show alike.
    #[must_use]
    pub fn with(self, key: &str, value: impl Serialize + ToString) -> Self {
        let text = value.to_string();
        self.row(key, text).json(key, value)
    }

    /// An address.
    #[must_use]
    pub fn address(self, key: &str, address: &Address) -> Self {
        self.with(key, address.to_string())
    }

    /// Where the record that this is about lives: text says whose address it is, JSON always says `address`.
    #[must_use]
    pub fn place(self, noun: &str, address: &Address) -> Self {
        self.row(noun, address.to_string()).json("address", address.to_string())
    }

    /// An amount: minor units in JSON.
    #[must_use]
    pub fn amount(self, key: &str, unit: &Unit, minor: u64) -> Self {
        self.row(key, unit.show(minor)).json(key, minor)
    }

    /// An amount that text leaves out when there is nothing to say.
    #[must_use]
    pub fn amount_if_any(self, key: &str, unit: &Unit, minor: u64) -> Self {
        if minor == 0 { self.json(key, minor) } else { self.amount(key, unit, minor) }
    }

    /// A time: unix seconds in JSON.
    #[must_use]
    pub fn time(self, key: &str, seconds: i64) -> Self {
        self.row(key, moment::show(seconds)).json(key, seconds)
    }

    /// A time that may not have come; 0 = has not.
    #[must_use]
    pub fn time_if_any(self, key: &str, seconds: i64) -> Self {
        if seconds == 0 { self.json(key, Value::Null) } else { self.time(key, seconds) }
    }

    /// The hash of a text that stays with people.
    #[must_use]
    pub fn hash(self, key: &str, hash: &texts::Hash) -> Self {
        match texts::show(hash) {
            Some(shown) => self.row(key, format!("{shown} (SHA-256)")).json(key, shown),
            None => self.json(key, Value::Null),
        }
    }

    /// The unit that the amounts are in; text says it with each of them.
    #[must_use]
    pub fn unit(self, unit: &Unit) -> Self {
        self.json("unit", unit.code()).json("decimals", unit.decimals())
    }

    /// Something for JSON alone.
    #[must_use]
    pub fn json(mut self, key: &str, value: impl Serialize) -> Self {
        // Only maps whose keys are no strings fail, and there are none here.
        self.json.insert(key.to_owned(), serde_json::to_value(value).unwrap_or(Value::Null));
        self
    }

    /// A labelled row for text alone.
    #[must_use]
    pub fn row(mut self, label: &str, text: impl Into<String>) -> Self {
        self.rows.push((label.replace('_', " "), visible::line(&text.into()).into_owned()));
        self
    }

    /// A line, or a table, for text alone.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// What to do next, for text alone.
    #[must_use]
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next.push(visible::line(&next.into()).into_owned());
        self
    }

    /// The JSON object.
    pub const fn object(&self) -> &Map<String, Value> {
        &self.json
    }

    /// The text.
    pub fn text(&self) -> String {
        let width = self.rows.iter().map(|(label, _)| label.len()).max().unwrap_or(0);
        let fact = (!self.fact.is_empty()).then(|| self.fact.clone());
        let rows = self.rows.iter().map(|(label, text)| format!("  {label:<width$}  {text}"));
        let next = self.next.iter().map(|next| format!("next: {next}"));
        fact.into_iter().chain(rows).chain(self.lines.iter().cloned()).chain(next).collect::<Vec<_>>().join("\n")
    }
}

/// So many of something, in words: `1 tie`, `2 ties`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A table for people, indented as the rows of a sheet are.
pub fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
    let mut table = comfy_table::Table::new();
    table.load_preset(comfy_table::presets::NOTHING).set_header(head);
    table.add_rows(rows);
    for column in table.column_iter_mut() {
        column.set_padding((2, 0));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Addresses for JSON.
pub fn texts(addresses: &[Address]) -> Vec<String> {
    addresses.iter().map(ToString::to_string).collect()
}
