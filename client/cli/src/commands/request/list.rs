//! `exodus request list`.

use std::mem::offset_of;

use exodus_rules::request::{self, Status};
use exodus_sdk::address::short;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Request};

use super::sheet::sheet;
use crate::args::request::{Kind, List};
use crate::exit::Failure;
use crate::moment;
use crate::session::{Present, Session};
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

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
    let present = session.present(&network)?;
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for request in session.chain.all::<Request>(&filter)? {
        let rules = present.of(&request)?;
        let wanted = options.kind.is_none_or(|kind| rules.kind == asked(kind));
        if wanted && (options.all || rules.status_at(present.now).is_live()) {
            rows.push(row(&request, &rules, &present));
            objects.push(sheet(&session, String::new(), &request, &present)?.object().clone());
        }
    }
    let what = if options.all { "open or not yet tidied" } else { "open now" };
    let sheet =
        Sheet::of(format!("{}, {what}.", count(rows.len(), "request"))).json("requests", objects).unit(&present.unit);
    session.show(if rows.is_empty() {
        sheet.next("`exodus request open --target AMOUNT` calls for help")
    } else {
        let columns = ["request", "kind", "by", "target", "intended", "missing", "kept", "until", "status"];
        sheet.line(table(&columns, rows)).next("`exodus request show REQUEST` says how to help with it")
    })
}

const fn asked(kind: Kind) -> request::Kind {
    match kind {
        Kind::Emergency => request::Kind::Emergency,
        Kind::Support => request::Kind::Support,
        Kind::Initiative => request::Kind::Initiative,
    }
}

fn row(request: &Located<Request>, rules: &request::Request, present: &Present) -> Vec<String> {
    let (unit, status) = (&present.unit, rules.status_at(present.now));
    let intended = match rules.kind {
        request::Kind::Emergency | request::Kind::Claim => String::new(),
        request::Kind::Support | request::Kind::Initiative => unit.show(rules.sums.intended.get()),
    };
    let until = match (rules.kind, status) {
        (request::Kind::Support, _) => present.today.until,
        (request::Kind::Initiative, Status::Adopted) => rules.fulfil_by,
        (request::Kind::Emergency | request::Kind::Initiative | request::Kind::Claim, _) => rules.deadline,
    };
    vec![
        request.address.to_string(),
        super::kind(rules.kind).to_owned(),
        short(&request.beneficiary),
        unit.show(rules.target.get()),
        intended,
        unit.show(rules.missing().get()),
        unit.show(rules.sums.kept.get()),
        moment::show(until.get()),
        super::word(status).to_owned(),
    ]
}
