//! `exodus commitment list`.

use std::collections::BTreeMap;
use std::mem::offset_of;

use exodus_rules::Timestamp;
use exodus_sdk::address::short;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Member};
use exodus_sdk::{Address, Unit};

use crate::args::commitment::List;
use crate::exit::Failure;
use crate::moment;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let found = search(&session, options)?;
    let now = session.now()?;
    let mut units = BTreeMap::new();
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for commitment in &found {
        let network = session.chain.get::<Member>(&commitment.debtor)?.network;
        let unit = match units.get(&network) {
            Some(unit) => unit,
            None => units.entry(network).or_insert(session.unit(&network)?),
        };
        rows.push(row(&session, commitment, unit, now)?);
        objects.push(super::sheet(&session, String::new(), commitment, unit)?.object().clone());
    }
    let sheet =
        Sheet::of(format!("{}, open or not yet closed.", count(rows.len(), "promise"))).json("commitments", objects);
    session.show(if rows.is_empty() {
        sheet.next("`exodus request list` shows who needs help now")
    } else {
        let columns = ["commitment", "from", "to", "amount", "outstanding", "kept", "due", "state"];
        sheet.line(table(&columns, rows)).next("`exodus commitment show COMMITMENT`")
    })
}

/// Those that all filters name, or mine on both sides, each once, by address.
fn search(session: &Session, options: &List) -> Result<Vec<Located<Commitment>>, Failure> {
    let parse = |text: &Option<String>| text.as_deref().map(parse_address).transpose();
    let named = [
        (offset_of!(Commitment, debtor), parse(&options.debtor)?),
        (offset_of!(Commitment, creditor), parse(&options.creditor)?),
        (offset_of!(Commitment, parent), parse(&options.request)?),
    ];
    let every = Filter::every::<Commitment>;
    if named.iter().any(|(_, address)| address.is_some()) {
        let filter = named.iter().filter_map(|(offset, address)| address.map(|address| (*offset, address)));
        return Ok(session
            .chain
            .all(&filter.fold(every(), |filter, (offset, address)| filter.with(offset, &address)))?);
    }
    let me = session.me()?.address;
    let mut mine: BTreeMap<Address, Located<Commitment>> = BTreeMap::new();
    for offset in [offset_of!(Commitment, debtor), offset_of!(Commitment, creditor)] {
        let side = session.chain.all::<Commitment>(&every().with(offset, &me))?;
        mine.extend(side.into_iter().map(|commitment| (commitment.address, commitment)));
    }
    Ok(mine.into_values().collect())
}

fn row(
    session: &Session,
    commitment: &Located<Commitment>,
    unit: &Unit,
    now: Timestamp,
) -> Result<Vec<String>, Failure> {
    let rules = commitment.read()?;
    let state = if rules.outstanding().is_zero() {
        "settled"
    } else if !super::overdue_at(session, commitment, now)?.is_zero() {
        "overdue"
    } else if !rules.disputed.is_zero() {
        "disputed"
    } else if !rules.unanswered().is_zero() {
        "done, to be confirmed"
    } else {
        "promised"
    };
    Ok(vec![
        commitment.address.to_string(),
        short(&commitment.debtor),
        short(&commitment.creditor),
        unit.show(rules.amount.get()),
        unit.show(rules.outstanding().get()),
        unit.show(rules.kept.get()),
        moment::show(commitment.due),
        state.to_owned(),
    ])
}
