//! Amounts as people write and read them, exactly: no floating point anywhere.

use core::fmt;

use exodus_rules::network::Decimals;
use exodus_rules::{Amount, Refusal};

use crate::address;
use crate::state::Network;

mod number;
mod why;

pub use number::{Number, meant};
pub use why::Why;

/// The unit of a network.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    code: String,
    decimals: Decimals,
}

impl Unit {
    /// A unit by its code.
    pub const fn new(code: String, decimals: Decimals) -> Self {
        Self { code, decimals }
    }

    /// The unit of a network.
    ///
    /// # Errors
    /// The record has more decimals than any unit.
    pub fn of(network: &Network) -> Result<Self, Refusal> {
        Ok(Self::new(address::unpadded(&network.unit), Decimals::new(network.decimals)?))
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Its decimals.
    pub const fn decimals(&self) -> u8 {
        self.decimals.get()
    }

    /// Reads an amount above zero: `30`, `30.50`, `30.50 EUR`, `30.50EUR`.
    ///
    /// # Errors
    /// [`Unread`] says what is wrong with it, and what would be right.
    pub fn parse(&self, text: &str) -> Result<Amount, Unread> {
        let minor = self.number_of(text.trim()).and_then(|number| self.minor(number));
        let amount = minor.and_then(|minor| Amount::positive(minor).map_err(Why::OutOfRange));
        amount.map_err(|why| self.unread(text, why))
    }

    /// The least and the greatest amount that can be written.
    pub fn range(&self) -> [String; 2] {
        [self.bare(1), self.show(Amount::MAX.get())]
    }

    /// Writes minor units with the code behind them.
    pub fn show(&self, minor: u64) -> String {
        format!("{} {}", self.bare(minor), self.code)
    }

    /// Writes minor units as they are typed.
    pub fn bare(&self, minor: u64) -> String {
        let (one, places) = (self.decimals.whole_unit(), usize::from(self.decimals.get()));
        let (whole, part) = (minor.checked_div(one).unwrap_or(minor), minor.checked_rem(one).unwrap_or(0));
        if places == 0 { whole.to_string() } else { format!("{whole}.{part:0>places$}") }
    }

    /// The number, once the unit behind it, if any, has turned out to be this one.
    fn number_of<'a>(&self, text: &'a str) -> Result<&'a str, Why> {
        let end = text.find(|next: char| !number::in_number(next)).unwrap_or(text.len());
        // A unit may begin with digits (`4H`): where the code stands at the end, the number is what is before it.
        let coded = text.len().checked_sub(self.code.len()).filter(|_| end < text.len());
        let coded =
            coded.and_then(|at| text.split_at_checked(at)).filter(|(_, code)| code.eq_ignore_ascii_case(&self.code));
        let (number, unit) = coded.or_else(|| text.split_at_checked(end)).unwrap_or((text, ""));
        let (number, unit) = (number.trim_end(), unit.trim());
        if number.is_empty() {
            return Err(Why::NoNumber);
        }
        if unit.is_empty() || unit.eq_ignore_ascii_case(&self.code) {
            return Ok(number);
        }
        Err(number::other(unit))
    }

    fn minor(&self, number: &str) -> Result<u64, Why> {
        Number::of(number)?.in_minor_units(self.decimals)
    }

    fn unread(&self, text: &str, why: Why) -> Unread {
        let meant = if matches!(why, Why::NoNumber) { number::meant(text.trim()) } else { None };
        Unread { text: text.escape_debug().to_string(), why, unit: self.clone(), meant }
    }

    /// A number that could be written.
    pub const fn example(&self) -> &'static str {
        match self.decimals.get() {
            0 => "30",
            1 => "30.5",
            _ => "30.50",
        }
    }
}

/// A text that is no amount. Doors that speak another language say it in theirs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// What was written, escaped.
    pub text: String,
    /// What is wrong with it.
    pub why: Why,
    /// In which unit it was to be.
    pub unit: Unit,
    /// How it would be written here, where that can be told.
    meant: Option<String>,
}

impl Unread {
    /// The way out.
    pub fn hint(&self) -> String {
        let (example, code) = (self.unit.example(), self.unit.code());
        let [least, most] = self.unit.range();
        match &self.meant {
            Some(meant) => format!("write {meant}, if that is meant; {least} to {most} is allowed"),
            None => format!("write {example} or \"{example} {code}\"; {least} to {most} is allowed"),
        }
    }
}

impl core::error::Error for Unread {}

impl fmt::Display for Unread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.unit.code();
        write!(out, "the amount `{}` ", self.text)?;
        match &self.why {
            Why::NoNumber => write!(out, "is not a number"),
            Why::Negative => write!(out, "is negative"),
            Why::OtherUnit(theirs) => write!(out, "is in {theirs}; this network counts in {code}"),
            Why::TooFine(given) => write!(out, "has {given} decimals; {code} has {}", self.unit.decimals()),
            Why::OutOfRange(refusal) => write!(out, "is out of range: {}", refusal.fact()),
        }
    }
}

/// Lamports as people read them: the chain's own money, of which one is a thousand million lamports.
pub fn sol(lamports: u64) -> String {
    const ONE: u64 = 1_000_000_000;
    let (whole, part) = (lamports.checked_div(ONE).unwrap_or(0), lamports.checked_rem(ONE).unwrap_or(0));
    let text = format!("{whole}.{part:09}");
    format!("{} SOL", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(code: &str, decimals: u8) -> Unit {
        Unit::new(code.to_owned(), Decimals::new(decimals).unwrap())
    }

    fn minor(unit: &Unit, text: &str) -> Option<u64> {
        unit.parse(text).ok().map(Amount::get)
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let eur = unit("EUR", 2);
        for text in ["30.50", "30.5", "30.50 EUR", "30.50EUR", " 30.50  eur ", "030.50"] {
            assert_eq!(minor(&eur, text), Some(3_050), "{text}");
        }
        assert_eq!(minor(&eur, "30"), Some(3_000));
        assert_eq!(minor(&eur, "0.01"), Some(1));
        assert_eq!(minor(&eur, "90071992547409.91"), Some(Amount::MAX.get()));
        assert_eq!(minor(&unit("HOURS", 0), "7 hours"), Some(7));
        assert_eq!(minor(&unit("4H", 1), "304H"), Some(300), "a unit that begins with a digit");
        assert_eq!(minor(&unit("7", 0), "37"), Some(37), "a unit of digits is never taken off a number");
        assert_eq!(minor(&unit("7", 0), "3 7"), Some(3));
    }

    #[test]
    fn what_is_no_amount_is_named_in_one_line() {
        let eur = unit("EUR", 2);
        let cases = [
            ("30.505", "has 3 decimals; EUR has 2"),
            ("0", "at least one minor unit"),
            ("0.00", "at least one minor unit"),
            ("-5", "is negative"),
            ("-5 EUR", "is negative"),
            ("90071992547409.92", "at most 9007199254740991"),
            ("99999999999999999999999999999999", "at most 9007199254740991"),
            ("thirty", "is not a number"),
            ("", "is not a number"),
            ("EUR", "is not a number"),
            ("30,50", "is not a number"),
            ("1e3", "is not a number"),
            ("0x10", "is not a number"),
            ("1 000", "is not a number"),
            ("3 0", "is not a number"),
            ("1\u{a0}000 EUR", "is not a number"),
            ("1'000", "is not a number"),
            ("30 7", "is not a number"),
            ("30.", "is not a number"),
            (".5", "is not a number"),
            ("+5", "is not a number"),
            ("3.5.1", "is not a number"),
            ("30 USD", "is in USD; this network counts in EUR"),
            ("30 €", "is not a number"),
            ("3\n0", "is not a number"),
            ("30.5 USD", "is in USD; this network counts in EUR"),
        ];
        for (text, expected) in cases {
            let unread = eur.parse(text).unwrap_err();
            let (fact, hint) = (unread.to_string(), unread.hint());
            assert!(fact.contains(expected), "{text}: {fact}");
            assert_eq!([fact.lines().count(), hint.lines().count()], [1, 1], "{fact}");
            assert!(hint.contains("0.01 to 90071992547409.91 EUR is allowed"), "{hint}");
        }
    }

    #[test]
    fn lamports_read_as_sol() {
        assert_eq!(sol(3_953_280), "0.00395328 SOL");
        assert_eq!(sol(2_000_000_000), "2 SOL");
        assert_eq!(sol(0), "0 SOL");
        assert_eq!(sol(10_000_000_000), "10 SOL");
    }

    #[test]
    fn amounts_are_written_with_all_their_decimals() {
        assert_eq!(unit("EUR", 2).show(3_050), "30.50 EUR");
        assert_eq!(unit("EUR", 2).show(5), "0.05 EUR");
        assert_eq!(unit("HOURS", 0).show(12), "12 HOURS");
        assert_eq!(unit("BTC", 9).show(u64::MAX), "18446744073.709551615 BTC");
    }

    #[test]
    fn whatever_is_written_is_read_back() {
        for decimals in 0..=9 {
            let unit = unit("EUR", decimals);
            for amount in [1, 9, 10, 12_345, 1_000_000_007, Amount::MAX.get()] {
                assert_eq!(minor(&unit, &unit.show(amount)), Some(amount), "{decimals} decimals");
            }
        }
    }
}
