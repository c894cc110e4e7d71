//! `exodus offer show`.

use std::mem::offset_of;

use exodus_rules::Timestamp;
use exodus_rules::deal::Status as DealStatus;
use exodus_rules::offer::Status;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Member, Offer};

use super::Named;
use crate::args::offer::Either;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::table;

pub fn run(options: &Either, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    let now = session.now()?;
    match super::named(&session, &options.address)? {
        Named::Offer(offer) => show_offer(&session, &offer, now),
        Named::Deal(deal) => show_deal(&session, &deal, now),
    }
}

fn show_offer(session: &Session, offer: &Located<Offer>, now: Timestamp) -> Result<(), Failure> {
    let unit = session.unit(&offer.network)?;
    let filter = Filter::every::<Deal>().with(offset_of!(Deal, offer), &offer.address);
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for deal in session.chain.all::<Deal>(&filter)? {
        let status = super::deal_status(session, &deal, now)?;
        rows.push(super::list::deal_row(&deal, &unit, status)?);
        objects.push(super::deal_sheet(String::new(), &deal, status, &unit)?.object().clone());
    }
    let (place, none) = (offer.address, rows.is_empty());
    let sheet = super::sheet(session, "Offer or need".to_owned(), offer, now)?.json("deals", objects);
    let sheet = if none { sheet } else { sheet.line("").line(table(&super::list::DEALS, rows)) };
    session.show(match (super::offer_status(session, offer, now)?, none) {
        (Status::Open, true) => sheet.next(format!("`exodus offer take {place}` says that you want it")),
        (Status::Open, false) => {
            sheet.next("the one who published runs `exodus offer agree DEAL` on what they want to agree to")
        }
        (Status::SoldOut | Status::Expired | Status::Outdated, _) => {
            sheet.next(format!("`exodus offer tidy {place}` returns its rent deposit; anyone may"))
        }
    })
}

fn show_deal(session: &Session, deal: &Located<Deal>, now: Timestamp) -> Result<(), Failure> {
    let status = super::deal_status(session, deal, now)?;
    let offer = session.chain.find::<Offer>(&deal.offer)?;
    let standing = offer.map(|offer| super::offer_status(session, &offer, now)).transpose()?;
    let network = session.chain.get::<Member>(&deal.taker)?.network;
    let sheet = super::deal_sheet("A wish to take it".to_owned(), deal, status, &session.unit(&network)?)?;
    let place = deal.address;
    session.show(match (status, standing) {
        (DealStatus::Open, Some(Status::Open)) => sheet.next(format!(
            "the one who published runs `exodus offer agree {place}`; the taker may `exodus offer withdraw {place}`"
        )),
        (DealStatus::Open | DealStatus::Expired | DealStatus::Outdated, _) => {
            sheet.next(format!("it has ended; `exodus offer tidy {place}` returns its rent deposit; anyone may"))
        }
    })
}
