//! `exodus tie close`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::tie::close;
use exodus_sdk::state::Tie;

use super::{Standing, standing};
use crate::args::tie::Other;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Other, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let Standing { me, other, tie, unit } = standing(&session, &options.member)?;
    let receipt = session.send(&session.draft()?.then(close(&me, &tie)), &[])?;
    match session.chain.find::<Tie>(&tie.address)? {
        Some(left) => {
            let fact = "Your side is forgotten; the record goes once they have forgotten theirs.";
            let sheet = super::sheet(fact, &me.address, &left, &unit)?.json("closed", false);
            session.tell(&receipt, &[], sheet)
        }
        None => {
            let sheet = Sheet::of("Both sides are forgotten, and the record is gone.")
                .place("tie", &tie.address)
                .address("other", &other.address)
                .json("closed", true);
            session.tell(&receipt, &[session.returned::<Tie>(&tie.payer)?], sheet)
        }
    }
}
