//! The numbers that records, arguments and events carry, by name: constants of the description. The rules decide them; the
//! program writes them down.

use super::named::doc;
use crate::fault::fault;
use anyhow::Result;
use serde_json::{Value, json};
use std::ops::RangeInclusive;

/// Where the numbers of one code stand in the sources.
struct Code {
    /// What their names begin with.
    name: &'static str,
    file: &'static str,
    /// The line that they stand behind contains this.
    after: &'static str,
    /// What their names begin with in the source.
    prefix: &'static str,
    numbers: RangeInclusive<u32>,
    /// The enum that says what they mean, and its file.
    docs: Option<(&'static str, &'static str)>,
}

const fn arms(name: &'static str, file: &'static str, after: &'static str, docs: (&'static str, &'static str)) -> Code {
    Code { name, file, after, prefix: "", numbers: 0..=u32::MAX, docs: Some(docs) }
}

const fn named(name: &'static str, file: &'static str, after: &'static str, prefix: &'static str) -> Code {
    Code { name, file, after, prefix, numbers: 0..=u32::MAX, docs: None }
}

const fn changes(name: &'static str, file: &'static str, numbers: RangeInclusive<u32>) -> Code {
    Code { name, file, after: "changes! {", prefix: "", numbers, docs: None }
}

const COMMITMENT: &str = "programs/exodus/src/state/commitment.rs";
const DIRECTLY: &str = "programs/exodus/src/instructions/commitment/commit_directly.rs";

const CODES: [Code; 24] = [
    arms("REQUEST_KIND", "rules/src/request/kind.rs", "fn byte(self)", ("rules/src/request/kind.rs", "Kind")),
    arms(
        "REQUEST_STATUS",
        "programs/exodus/src/state/request.rs",
        "match status {",
        ("rules/src/request.rs", "Status"),
    ),
    arms(
        "MEMBER_STATE",
        "programs/exodus/src/state/member.rs",
        "match member.state {",
        ("rules/src/member.rs", "State"),
    ),
    arms("SIDE_STATE", "rules/src/tie.rs", "fn byte(self)", ("rules/src/tie.rs", "SideState")),
    arms("STAKE_STATE", "programs/exodus/src/state/stake.rs", "match stake.state {", ("rules/src/stake.rs", "State")),
    arms("OFFER_KIND", "rules/src/offer.rs", "fn byte(self)", ("rules/src/offer.rs", "Kind")),
    arms("SCOPE", "rules/src/delegate.rs", "fn bit(self)", ("rules/src/delegate.rs", "Scope")),
    named("PARENT_KIND", COMMITMENT, "PARENT_", "PARENT_"),
    named("COMMITMENT_AUTHOR", COMMITMENT, "AUTHOR_", "AUTHOR_"),
    named("BOND_KIND", DIRECTLY, "BOND_", "BOND_"),
    named("RECORD", "programs/exodus/src/record.rs", "pub trait Stored", ""),
    named("REACH", "rules/src/units.rs", "impl Handshakes {", ""),
    changes("MEMBER_CHANGE", "programs/exodus/src/instructions/member/mod.rs", 1..=99),
    // Three pages write its numbers; only the event says what they mean.
    named("INVITATION_CHANGE", "programs/exodus/src/events/people.rs", "pub struct InvitationChanged {", "///"),
    changes("TIE_CHANGE", "programs/exodus/src/instructions/tie/mod.rs", 1..=99),
    changes("REQUEST_CHANGE", "programs/exodus/src/instructions/request/mod.rs", 1..=99),
    changes("INTENT_CHANGE", "programs/exodus/src/instructions/intent/mod.rs", 1..=99),
    changes("COMMITMENT_CHANGE", "programs/exodus/src/instructions/commitment/mod.rs", 1..=99),
    // Two events share the numbers of one list.
    changes("POOL_CHANGE", "programs/exodus/src/instructions/pool/mod.rs", 1..=10),
    changes("STAKE_CHANGE", "programs/exodus/src/instructions/pool/mod.rs", 11..=99),
    changes("OFFER_CHANGE", "programs/exodus/src/instructions/offer/mod.rs", 1..=4),
    changes("DEAL_CHANGE", "programs/exodus/src/instructions/offer/mod.rs", 5..=99),
    changes("DELEGATE_CHANGE", "programs/exodus/src/instructions/delegate/mod.rs", 1..=99),
    changes("RECOVERY_CHANGE", "programs/exodus/src/instructions/recovery/mod.rs", 1..=99),
];

pub(super) fn constants(source: &dyn Fn(&str) -> Result<String>) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for code in &CODES {
        let numbers: Vec<_> = code.numbers(&source(code.file)?);
        let numbers: Vec<_> = numbers.into_iter().filter(|(_, number)| code.numbers.contains(number)).collect();
        if numbers.is_empty() {
            return Err(fault(
                format!("{}: no numbers of {} stand behind `{}`", code.file, code.name, code.after),
                "let CODES in xtask/src/program/idl/codes.rs follow the sources",
            ));
        }
        let docs = code.docs.map(|(file, of)| Ok::<_, anyhow::Error>((source(file)?, of))).transpose()?;
        for (name, number) in numbers {
            let mut constant = json!({ "name": format!("{}_{}", code.name, screaming(&name)), "type": "u8", "value": number.to_string() });
            let said = docs.as_ref().map(|(text, of)| meaning(text, of, &name)).unwrap_or_default();
            if let (false, Some(members)) = (said.is_empty(), constant.as_object_mut()) {
                members.insert("docs".into(), json!(said));
            }
            all.push(constant);
        }
    }
    // A promise that answers nothing has a number, but no constant.
    all.push(json!({ "name": "PARENT_KIND_NONE", "type": "u8", "value": "0" }));
    Ok(all)
}

impl Code {
    /// The names and numbers in a source, from the line that says where they begin to the end of its block.
    fn numbers(&self, text: &str) -> Vec<(String, u32)> {
        let inside = text.lines().map(str::trim).skip_while(|line| !line.contains(self.after));
        let own = inside.skip(usize::from(self.prefix != self.after));
        let lines: Vec<_> = own.take_while(|line| !line.starts_with('}')).collect();
        if self.prefix == "///" {
            return lines.iter().filter_map(|line| doc(line)).flat_map(listed).collect();
        }
        lines.iter().filter_map(|line| pair(line, self.prefix)).collect()
    }
}

/// `Self::Name => 1,`, `Name = 1`, `const PREFIX_NAME: u8 = 1;` or `pub const NAME: Self = Self(1);`.
fn pair(line: &str, prefix: &str) -> Option<(String, u32)> {
    let (left, right) = line.split_once(" => ").or_else(|| line.split_once(" = "))?;
    let number = right.trim_end_matches([',', ';', ')']).trim_start_matches("Self(").parse().ok()?;
    let left = left.trim_start_matches("pub ");
    let name = match left.strip_prefix("const ") {
        Some(constant) => constant.split_once(':')?.0.strip_prefix(prefix)?,
        None => left.rsplit("::").next()?,
    };
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_').then(|| (name.to_string(), number))
}

/// `1 offered, 2 cancelled.`
fn listed(text: &str) -> Vec<(String, u32)> {
    let parts = text.trim_end_matches('.').split(", ");
    parts
        .filter_map(|part| part.split_once(' ').and_then(|(number, word)| Some((word.into(), number.parse().ok()?))))
        .collect()
}

/// What an enum says of one of its variants.
fn meaning(text: &str, of: &str, variant: &str) -> Vec<String> {
    let head = format!("pub enum {of} {{");
    let lines = text.lines().skip_while(|line| *line != head).take_while(|line| *line != "}");
    let mut said = Vec::new();
    for line in lines {
        match doc(line) {
            Some(more) => said.push(more.to_string()),
            None if line.trim() == format!("{variant},") => return said,
            None => said.clear(),
        }
    }
    Vec::new()
}

/// `OpenRequests` as `OPEN_REQUESTS`.
fn screaming(name: &str) -> String {
    let mut made = String::new();
    let mut small = false;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && small {
            made.push('_');
        }
        small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        made.push(letter.to_ascii_uppercase());
    }
    made
}

#[cfg(test)]
mod tests {
    use super::{CODES, constants, listed, meaning, pair, screaming};

    #[test]
    fn a_number_is_read_in_every_way_that_sources_write_it() {
        let named = |name: &str, number| Some((name.to_string(), number));
        assert_eq!(pair("Self::Emergency => 1,", ""), named("Emergency", 1));
        assert_eq!(pair("TakenBack = 10", ""), named("TakenBack", 10));
        assert_eq!(pair("const BOND_TIE: u8 = 1;", "BOND_"), named("TIE", 1));
        assert_eq!(pair("pub const MAX: Self = Self(6);", ""), named("MAX", 6));
        assert_eq!(pair("const VERSION: u8 = 1;", "BOND_"), None);
        assert_eq!(pair("let state = match member.state {", ""), None);
        assert_eq!(listed("1 offered, 2 cancelled."), [("offered".to_string(), 1), ("cancelled".to_string(), 2)]);
    }

    #[test]
    fn a_variant_means_what_its_enum_says() {
        let text = "pub enum Kind {\n    /// One\n    /// thing.\n    One,\n    /// Another.\n    Two,\n}\n";
        assert_eq!(meaning(text, "Kind", "One"), ["One", "thing."]);
        assert_eq!(meaning(text, "Kind", "Two"), ["Another."]);
        assert!(meaning(text, "State", "One").is_empty());
    }

    #[test]
    fn names_become_those_of_constants() {
        assert_eq!(
            (screaming("OpenRequests").as_str(), screaming("SoldOut2").as_str()),
            ("OPEN_REQUESTS", "SOLD_OUT2")
        );
        assert_eq!((screaming("TIE").as_str(), screaming("offered").as_str()), ("TIE", "OFFERED"));
    }

    #[test]
    fn numbers_that_cannot_be_found_are_refused() {
        let error = constants(&|_| Ok(String::new())).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{}: no numbers of", CODES[0].file)), "{error}");
    }
}
