//! `exodus tie tidy`.

use exodus_sdk::instructions::tie::tidy;
use exodus_sdk::record::decode;
use exodus_sdk::state::{Tie, Tombstone};

use crate::args::tie::WhichTie;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &WhichTie, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let tie = session.named::<Tie>(&options.tie)?;
    let lower = session.chain.accounts(&[tie.lower])?.into_iter().flatten().next();
    let is_stone = lower.is_some_and(|account| decode::<Tombstone>(&account).is_ok());
    let gone = if is_stone { tie.lower } else { tie.higher };
    let receipt = session.send(&session.draft()?.then(tidy(gone, &tie)), &[])?;
    let sheet =
        Sheet::of("The tie is gone, as one of the two is for good.").place("tie", &tie.address).address("gone", &gone);
    session.tell(&receipt, &[session.returned::<Tie>(&tie.payer)?], sheet)
}
