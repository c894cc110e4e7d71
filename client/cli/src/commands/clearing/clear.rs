//! `exodus clearing clear`.

use exodus_sdk::chain::ChainExt;
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
    let Some(first) = circle.first() else {
        return Err(Failure::usage("no commitment was named").hint("name those of a circle, in its order"));
    };
    let unit = session.unit(&session.chain.get::<Member>(&first.debtor)?.network)?;
    let amount = match &options.amount {
        Some(text) => unit.parse(text)?.get(),
        None => smallest(&circle)?,
    };
    let draft = session.draft()?.then(clear(session.keys()?.payer(), &circle, amount)?);
    let table = through_table::is_needed(&session, &draft)?;
    let (receipt, table) = if table {
        let sent = through_table::send(&session, draft, &circle, amount)?;
        (sent.receipt, Some(sent.table))
    } else {
        (session.send(&draft, &[])?, None)
    };
    let links = circle.len();
    let fact = format!("{} left each of {links} promises at once; nobody's net position changed.", unit.show(amount));
    let sheet = Sheet::of(fact).amount("cleared", &unit, amount).with("links", links).unit(&unit);
    let sheet = table.iter().fold(sheet, |sheet, table| table.told(sheet));
    let sheet = sheet.next("`exodus commitment report` carries it into the records of each two people; anyone may");
    session.tell(&receipt, &[], sheet)
}

/// What every commitment of the circle can give: owed, and not performed yet.
fn smallest(circle: &[Located<Commitment>]) -> Result<u64, Failure> {
    let clearable = |commitment: &Located<Commitment>| {
        commitment.read().map(|rules| rules.outstanding().less(rules.unanswered()).get())
    };
    let amounts = circle.iter().map(clearable).collect::<Result<Vec<_>, _>>()?;
    Ok(amounts.into_iter().min().unwrap_or_default())
}
