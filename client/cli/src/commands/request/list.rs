//! `exodus request list`.

use std::mem::offset_of;

use exodus_rules::request::Status;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Request};

use crate::args::request::List;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, short, table};
use crate::units::Unit;

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let every = Filter::every::<Request>();
    let (network, filter) = match options.by.as_deref() {
        Some(text) => {
            let member = session.named::<Member>(text)?;
            (member.network, every.with(offset_of!(Request, beneficiary), &member.address))
        }
        None => {
            let network = session.network_or_only(None)?.address;
            (network, every.with(offset_of!(Request, network), &network))
        }
    };
    let (unit, now) = (session.unit(&network)?, session.now()?);
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for request in session.chain.all::<Request>(&filter)? {
        let status = request.read()?.status_at(now);
        if options.all || matches!(status, Status::Open) {
            rows.push(row(&request, &unit, super::word(status))?);
            objects.push(super::sheet(String::new(), &request, &unit, now)?.object().clone());
        }
    }
    let what = if options.all { "open or not yet tidied" } else { "open for help now" };
    let sheet = Sheet::of(format!("{}, {what}.", count(rows.len(), "request"))).json("requests", objects).unit(&unit);
    session.show(if rows.is_empty() {
        sheet.next("`exodus request open --target AMOUNT` calls for help")
    } else {
        let columns = ["request", "by", "target", "missing", "kept", "deadline", "status"];
        sheet
            .line(table(&columns, rows))
            .next("`exodus request show REQUEST`, `exodus commitment commit REQUEST --amount ...`")
    })
}

fn row(request: &Located<Request>, unit: &Unit, status: &str) -> Result<Vec<String>, Failure> {
    let rules = request.read()?;
    Ok(vec![
        request.address.to_string(),
        short(&request.beneficiary),
        unit.show(rules.target.get()),
        unit.show(rules.missing().get()),
        unit.show(rules.sums.kept.get()),
        moment::show(request.deadline),
        status.to_owned(),
    ])
}
