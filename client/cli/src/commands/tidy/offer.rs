//! Offers and needs that have ended, and deals that have, or whose offer has.

use exodus_rules::Timestamp;
use exodus_rules::offer::Status;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::offer::{tidy, tidy_deal};
use exodus_sdk::state::{Deal, Offer};

use super::due::Due;
use crate::commands::offer::{epoch, offer_status};
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let mut due = Vec::new();
    for deal in session.chain.all::<Deal>(&Filter::every::<Deal>())? {
        let offer = session.chain.find::<Offer>(&deal.offer)?;
        let standing = offer.map(|offer| offer_status(session, &offer, now)).transpose()?;
        if deal.read()?.tidy(epoch(session, &deal.taker)?, standing, now).is_ok() {
            let (what, place, whose) = ("offer tidy", deal.address, vec![deal.taker, deal.publisher]);
            due.push(Due { what, place, whose, instruction: tidy_deal(&deal) });
        }
    }
    for offer in session.chain.all::<Offer>(&Filter::every::<Offer>())? {
        match offer_status(session, &offer, now)? {
            Status::Open => {}
            Status::SoldOut | Status::Expired | Status::Outdated => {
                let (what, place, whose) = ("offer tidy", offer.address, vec![offer.publisher]);
                due.push(Due { what, place, whose, instruction: tidy(&offer) });
            }
        }
    }
    Ok(due)
}
