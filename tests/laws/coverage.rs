//! How often each instruction was accepted and refused, and why.

use std::collections::BTreeMap;
use std::fmt;

use super::model::codes;
use super::model::shape::{SHAPES, of};

/// What a run has seen.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    accepted: BTreeMap<u8, u64>,
    refused: BTreeMap<u8, u64>,
    codes: BTreeMap<u32, u64>,
    /// Instructions sent.
    pub steps: u64,
    /// Worlds that began and ended.
    pub worlds: u64,
}

impl Coverage {
    pub(crate) fn accept(&mut self, tag: u8) {
        self.steps += 1;
        *self.accepted.entry(tag).or_default() += 1;
    }

    pub(crate) fn refuse(&mut self, tag: u8, code: u32) {
        self.steps += 1;
        *self.refused.entry(tag).or_default() += 1;
        *self.codes.entry(code).or_default() += 1;
    }

    /// The instructions that were never accepted.
    pub fn never_accepted(&self) -> Vec<&'static str> {
        let never = SHAPES.iter().filter(|shape| !self.accepted.contains_key(&shape.tag));
        never.map(|shape| shape.name).collect()
    }

    /// The reasons that were never given.
    pub fn never_given(&self) -> Vec<&'static str> {
        let never = codes::ALL.iter().filter(|code| !self.codes.contains_key(code));
        never.map(|code| codes::name(*code)).collect()
    }

    /// How many different reasons were given.
    pub fn reasons(&self) -> usize {
        self.codes.len()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<28}{:>10}{:>10}", "instruction", "accepted", "refused")?;
        for shape in SHAPES {
            let of = |counts: &BTreeMap<u8, u64>| counts.get(&shape.tag).copied().unwrap_or_default();
            writeln!(f, "{:<28}{:>10}{:>10}", shape.name, of(&self.accepted), of(&self.refused))?;
        }
        writeln!(f, "\n{:<40}{:>10}", "reason", "given")?;
        for (code, count) in &self.codes {
            writeln!(f, "{code:<6}{:<34}{count:>10}", codes::name(*code))?;
        }
        write!(f, "\n{} steps in {} worlds, {} different reasons", self.steps, self.worlds, self.reasons())
    }
}

/// The tags that the program takes and the model does not know, or knows in another shape.
pub fn unmodelled() -> Vec<u8> {
    let fits = |tag: u8, data: usize, accounts: usize| {
        let wide = |number: usize| u64::try_from(number).expect("a length");
        exodus::entrypoint::fits(tag, wide(data), wide(accounts)).is_ok()
    };
    let takes = |tag: u8| (1..1_000).any(|data| (0..20).any(|accounts| fits(tag, data, accounts)));
    let same = |tag: u8| {
        of(tag).is_some_and(|shape| {
            let (data, least) = (1 + shape.widths.iter().sum::<usize>(), shape.slots.len());
            let accounts = fits(tag, data, least) && fits(tag, data, least + shape.extra);
            // What closes a commitment may carry the bytes of its record.
            tag == CLOSES || accounts && !fits(tag, data, least + shape.extra + 1)
        })
    };
    (0..=u8::MAX).filter(|tag| (takes(*tag) || of(*tag).is_some()) && !same(*tag)).collect()
}

const CLOSES: u8 = 87;
