//! `exodus offer close`.

use exodus_sdk::instructions::offer::close;
use exodus_sdk::state::Offer;

use crate::args::offer::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let offer = session.named::<Offer>(&options.offer)?;
    let me = session.owner(&offer.publisher)?;
    let receipt = session.send(&session.draft()?.then(close(&me, &offer)), &[])?;
    let sheet = Sheet::of("It is closed and takes nothing more. What was agreed stays agreed.")
        .place(super::kind(offer.read()?.kind), &offer.address)
        .next("`exodus commitment list` shows what was agreed");
    session.tell(&receipt, &[session.returned::<Offer>(&offer.payer)?], sheet)
}
