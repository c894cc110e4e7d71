//! `exodus offer tidy`.

use exodus_sdk::instructions::offer::{tidy, tidy_deal};
use exodus_sdk::state::{Deal, Offer};

use super::Named;
use crate::args::offer::Either;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Either, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (noun, address, instruction, rent) = match super::named(&session, &options.address)? {
        Named::Offer(offer) => {
            let noun = super::kind(offer.read()?.kind);
            (noun, offer.address, tidy(&offer), session.returned::<Offer>(&offer.payer)?)
        }
        Named::Deal(deal) => ("deal", deal.address, tidy_deal(&deal), session.returned::<Deal>(&deal.payer)?),
    };
    let receipt = session.send(&session.draft()?.then(instruction), &[])?;
    let sheet = Sheet::of(format!("The {noun} has ended and is taken away.")).place(noun, &address);
    session.tell(&receipt, &[rent], sheet)
}
