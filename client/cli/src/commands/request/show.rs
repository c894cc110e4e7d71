//! `exodus request show`.

use exodus_rules::request::Status;
use exodus_sdk::state::Request;

use crate::args::request::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let request = session.named::<Request>(&options.request)?;
    let (unit, now) = (session.unit(&request.network)?, session.now()?);
    let sheet = super::sheet("Request".to_owned(), &request, &unit, now)?;
    let place = request.address;
    session.show(match request.read()?.status_at(now) {
        Status::Open | Status::Adopted => {
            sheet.next(format!("help with `exodus commitment commit {place} --amount ...`"))
        }
        Status::Completed | Status::Expired | Status::Closed => {
            sheet.next(format!("`exodus request tidy {place}` returns its rent deposit; anyone may"))
        }
    })
}
