//! `exodus clearing clear`.

use std::collections::BTreeSet;

use exodus_rules::clearing::LONGEST;
use exodus_rules::{Amount, Refusal};
use exodus_sdk::chain::{ChainExt, Receipt};
use exodus_sdk::instructions::clearing::clear;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member};

use super::through_table;
use crate::args::clearing::Clear;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Clear, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let named = options.commitments.iter().map(|text| session.named::<Commitment>(text));
    let circle = named.collect::<Result<Vec<_>, _>>()?;
    must_be_a_set(&circle)?;
    must_allow(&circle)?;
    let Some(first) = circle.first() else {
        return Err(Failure::usage("no commitment was named").hint("name those of a circle, in its order"));
    };
    let unit = session.unit(&session.chain.get::<Member>(&first.debtor)?.network)?;
    let amount = match &options.amount {
        Some(text) => unit.parse(text)?.get(),
        None => smallest(&circle)?,
    };
    let (receipt, table) = send(&session, &circle, amount)?;
    let links = circle.len();
    let fact = format!("{} left each of {links} promises at once; nobody's net position changed.", unit.show(amount));
    let sheet = Sheet::of(fact).amount("cleared", &unit, amount).with("links", links).unit(&unit);
    let sheet = table.iter().fold(sheet, |sheet, table| table.told(sheet));
    let sheet = sheet.next("`exodus commitment report` carries it into the records of each two people; anyone may");
    session.tell(&receipt, &[], sheet)
}

/// Clears `amount` of each commitment of a circle, through a lookup table where it is long.
pub fn send(
    session: &Session,
    circle: &[Located<Commitment>],
    amount: u64,
) -> Result<(Receipt, Option<through_table::Table>), Failure> {
    let draft = session.draft()?.then(clear(session.keys()?.payer(), circle, amount)?);
    if through_table::is_needed(session, &draft)? {
        let sent = through_table::send(session, draft, circle, amount)?;
        return Ok((sent.receipt, Some(sent.table)));
    }
    Ok((session.send(&draft, &[])?, None))
}

/// What every commitment of the circle can give: owed, and not performed yet.
fn smallest(circle: &[Located<Commitment>]) -> Result<u64, Failure> {
    let mut smallest = u64::MAX;
    for commitment in circle {
        let left = clearable(commitment)?.get();
        if left == 0 {
            let fact = format!("nothing is left of {} that could be cleared", commitment.address);
            return Err(Failure::ruled(Refusal::AboveClearable, fact)
                .hint("what is settled, or called done and not answered, is not cleared: leave that circle as it is"));
        }
        smallest = smallest.min(left);
    }
    Ok(smallest)
}

/// What is owed, and not performed yet.
pub fn clearable(commitment: &Commitment) -> Result<Amount, Failure> {
    let rules = commitment.read()?;
    Ok(rules.outstanding().less(rules.unanswered()))
}

/// Each once, and no more than a circle takes.
fn must_be_a_set(circle: &[Located<Commitment>]) -> Result<(), Failure> {
    let mut named = BTreeSet::new();
    if let Some(twice) = circle.iter().find(|commitment| !named.insert(commitment.address)) {
        return Err(Failure::usage(format!("the commitment {} is named twice", twice.address)).hint("name each once"));
    }
    if circle.len() > LONGEST {
        return Err(Failure::usage(format!("{} commitments were named; a circle has at most {LONGEST}", circle.len()))
            .hint("look for a shorter circle among them"));
    }
    Ok(())
}

/// Names the first commitment that is not cleared, and whose side it is that does not allow it.
fn must_allow(circle: &[Located<Commitment>]) -> Result<(), Failure> {
    for commitment in circle {
        let (place, terms) = (commitment.address, commitment.terms());
        if terms.in_kind {
            let fact = format!("the commitment {place} is owed in goods or a service, which are not cleared");
            return Err(Failure::ruled(Refusal::ClearingInKind, fact).hint("leave that commitment out"));
        }
        let (side, member) = match (terms.debtor_clears, terms.creditor_clears) {
            (true, true) => continue,
            (false, _) => ("debtor", commitment.debtor),
            (true, false) => ("creditor", commitment.creditor),
        };
        let fact = format!("the {side} of {place}, {member}, does not allow clearing");
        return Err(Failure::ruled(Refusal::ClearingRefused, fact)
            .hint(format!("ask them to run `exodus commitment clearable {place} --allow`")));
    }
    Ok(())
}
