//! `exodus request show`.

use exodus_rules::request::{Kind, Status};
use exodus_sdk::Address;
use exodus_sdk::state::Request;

use super::sheet::sheet;
use crate::args::request::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let request = session.named::<Request>(&options.request)?;
    let present = session.present(&request.network)?;
    let rules = present.of(&request)?;
    let sheet = sheet(&session, "Request".to_owned(), &request, &present)?;
    session.show(sheet.next(next(rules.kind, rules.status_at(present.now), &request.address)))
}

/// What whoever reads it can do.
fn next(kind: Kind, status: Status, place: &Address) -> String {
    match (kind, status) {
        (_, Status::Completed | Status::Expired | Status::Closed) => {
            format!("`exodus request tidy {place}` returns its rent deposit; anyone may")
        }
        (Kind::Emergency, Status::Open) => format!("help with `exodus commitment commit {place} --amount ...`"),
        (Kind::Support, Status::Open) => format!(
            "help regularly with `exodus intent declare {place} --amount ... --recurring`, or once with `exodus \
             commitment commit {place} --amount ...`"
        ),
        (Kind::Initiative, Status::Open) => format!("back it with `exodus intent declare {place} --amount ...`"),
        (Kind::Claim, Status::Open) => "the members of its pool answer it".to_owned(),
        (_, Status::Adopted) => format!(
            "it takes promises: `exodus commitment commit {place} --intent`, or with --amount where you had no intent"
        ),
    }
}
