//! Obligations in a file: header `debtor,creditor,amount`, one obligation a line, amounts in minor units.

use std::path::Path;

use exodus_rules::Amount;
use rayon::prelude::*;

use super::obligation::Obligation;
use crate::Fault;
use crate::csv::{number, person, rows, rows_of, shown};
use crate::ids::Ids;

/// Each obligation is counted at both of its parties, in 32 bits.
const MOST: u32 = u32::MAX / 2;
const HEADER: &str = "debtor,creditor,amount";

/// Who owes whom, and who they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parties {
    /// Who is who.
    pub ids: Ids,
    /// The obligations, in the order of the file.
    pub obligations: Vec<Obligation>,
    /// The sum of all of them.
    pub total: u64,
}

/// Reads a file of obligations.
///
/// # Errors
/// The file cannot be read, or a line does not fit: somebody owes themselves, the same two stand in the same
/// order twice, an amount is none, or the sum is more than 64 bits hold.
pub fn read(file: &Path) -> Result<Parties, Fault> {
    parties(&rows(file, HEADER, row)?)
}

/// The same from a text.
///
/// # Errors
/// A line that does not fit.
pub fn read_text(text: &str) -> Result<Parties, Fault> {
    parties(&rows_of(text.as_bytes(), HEADER, row)?)
}

fn row([debtor, creditor, minor]: [&[u8]; 3]) -> Result<(u32, u32, Amount), String> {
    let amount = number(minor).and_then(|minor| Amount::positive(minor).ok());
    let amount = amount.ok_or_else(|| format!("{} is not an amount from 1 to {}", shown(minor), Amount::MAX.get()))?;
    Ok((person(debtor)?, person(creditor)?, amount))
}

fn parties(rows: &[(u32, u32, Amount)]) -> Result<Parties, Fault> {
    // The header is line 1.
    let line = |place: usize| u64::try_from(place).unwrap_or(u64::MAX).saturating_add(2);
    if rows.is_empty() {
        return Err(Fault::whole("has no obligations"));
    }
    if u32::try_from(rows.len()).is_ok_and(|rows| rows > MOST) || u32::try_from(rows.len()).is_err() {
        return Err(Fault::whole(format!("has more than {MOST} obligations")));
    }
    if let Some(place) = rows.iter().position(|(debtor, creditor, _)| debtor == creditor) {
        return Err(Fault::Line(line(place), format!("person {} owes themselves", rows[place].0)));
    }
    if let Some((first, again)) = twice(rows) {
        let (debtor, creditor, _) = rows[again];
        let fact = format!("what person {debtor} owes {creditor} stands in line {} already", line(first));
        return Err(Fault::Line(line(again), fact));
    }
    let mut total = 0_u64;
    for (place, (_, _, amount)) in rows.iter().enumerate() {
        let fact = || Fault::Line(line(place), format!("with this line the sum is more than {}", u64::MAX));
        total = total.checked_add(amount.get()).ok_or_else(fact)?;
    }
    let pairs: Vec<(u32, u32)> = rows.iter().map(|(debtor, creditor, _)| (*debtor, *creditor)).collect();
    let ids = Ids::of(&pairs);
    let party = |id: u32| ids.node(id).unwrap_or_default();
    let obligation = |(debtor, creditor, amount): &(u32, u32, Amount)| Obligation {
        debtor: party(*debtor),
        creditor: party(*creditor),
        amount: *amount,
    };
    let obligations = rows.par_iter().map(obligation).collect();
    Ok(Parties { ids, obligations, total })
}

/// The first line whose two stand together before, and where.
fn twice(rows: &[(u32, u32, Amount)]) -> Option<(usize, usize)> {
    let mut sorted: Vec<(u32, u32, u32)> =
        rows.iter().zip(0..).map(|((debtor, creditor, _), place)| (*debtor, *creditor, place)).collect();
    sorted.par_sort_unstable();
    let same = sorted.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1));
    same.map(|pair| (crate::at(pair[0].2), crate::at(pair[1].2))).min_by_key(|(_, again)| *again)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("debts.csv");
        std::fs::write(&file, text).unwrap();
        assert_eq!(read(&file), read_text(text));
        read_text(text).unwrap_err().to_string()
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_line() {
        let most = Amount::MAX.get();
        let overflow: String = (0..3_000).map(|party| format!("{party},{},{most}\n", party + 1)).collect();
        let cases = [
            ("", "is empty".to_owned()),
            ("debtor,creditor,amount\n", "has no obligations".to_owned()),
            ("a,b\n1,2\n", "line 1: the header is `a,b`, not `debtor,creditor,amount`".to_owned()),
            ("debtor,creditor,amount\n1,2\n", "line 2: `1,2` is not three numbers with commas between them".to_owned()),
            ("debtor,creditor,amount\n1,2,3\n4,4,1\n", "line 3: person 4 owes themselves".to_owned()),
            ("debtor,creditor,amount\n1,2,0\n", format!("line 2: `0` is not an amount from 1 to {most}")),
            (
                "debtor,creditor,amount\n1,2,9007199254740992\n",
                format!("line 2: `9007199254740992` is not an amount from 1 to {most}"),
            ),
            (
                "debtor,creditor,amount\n1,2,3\n2,1,3\n1,2,4\n",
                "line 4: what person 1 owes 2 stands in line 2 already".to_owned(),
            ),
            (
                &format!("debtor,creditor,amount\n{overflow}"),
                format!("line 2050: with this line the sum is more than {}", u64::MAX),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(fault(text), expected);
        }
    }
}
