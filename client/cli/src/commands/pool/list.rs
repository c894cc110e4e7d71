//! `exodus pool list`.

use std::mem::offset_of;

use exodus_sdk::address;
use exodus_sdk::address::short;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::state::{Pool, Stake};

use crate::args::pool::List;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let me = if options.mine { Some(session.me()?) } else { None };
    let network = match &me {
        Some(me) => me.network,
        None => session.network_or_only(None)?.address,
    };
    let unit = session.unit(&network)?;
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    let every = Filter::every::<Pool>().with(offset_of!(Pool, network), &network);
    for pool in session.chain.all::<Pool>(&every)? {
        if let Some(me) = &me
            && session.chain.find::<Stake>(&address::stake(&pool.address, &me.address))?.is_none()
        {
            continue;
        }
        rows.push(vec![
            pool.address.to_string(),
            short(&pool.founder),
            pool.stakes.to_string(),
            unit.show(pool.total),
            format!("{} to {}", unit.show(pool.smallest), unit.show(pool.largest)),
        ]);
        objects.push(super::sheet::pool(String::new(), &pool, &unit)?.object().clone());
    }
    let sheet = Sheet::of(format!("{}.", count(rows.len(), "pool"))).json("pools", objects).unit(&unit);
    session.show(if rows.is_empty() {
        sheet.next("`exodus pool create --stake AMOUNT --rules-file FILE` begins one")
    } else {
        let columns = ["pool", "founder", "stakes", "total", "a stake is"];
        sheet
            .line(table(&columns, rows))
            .next("`exodus pool show POOL`, then `exodus pool join POOL --stake ... --rules-file ...`")
    })
}
