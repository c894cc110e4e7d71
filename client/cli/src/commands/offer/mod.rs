//! `exodus offer`: goods and services at a price, and needs of them, exchanged without an arbiter.

mod agree;
mod close;
mod edit;
mod list;
mod publish;
mod show;
mod take;
mod tidy;
mod verbs;
mod withdraw;

pub use verbs::run;

use exodus_rules::deal::Status as DealStatus;
use exodus_rules::offer::{Kind, Side, Status};
use exodus_rules::{Epoch, Handshakes, Refusal, Timestamp};
use exodus_sdk::chain::ChainExt;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Member, Offer};
use exodus_sdk::{Address, Error, Unit};

use crate::exit::Failure;
use crate::session::{Session, parse_address};
use crate::sheet::{Sheet, count};

/// What somebody named by an address alone.
enum Named {
    Offer(Located<Offer>),
    Deal(Located<Deal>),
}

/// The offer or the deal whose address somebody typed.
fn named(session: &Session, text: &str) -> Result<Named, Failure> {
    let address = parse_address(text)?;
    match session.chain.get::<Offer>(&address) {
        Ok(offer) => Ok(Named::Offer(offer)),
        Err(Error::Foreign { .. }) => Ok(Named::Deal(session.chain.get(&address)?)),
        Err(error) => Err(error.into()),
    }
}

/// The epoch of a member; `None` where only a tombstone is left.
pub(super) fn epoch(session: &Session, member: &Address) -> Result<Option<Epoch>, Failure> {
    match session.chain.find::<Member>(member) {
        Ok(member) => Ok(member.map(|member| Epoch(member.epoch))),
        Err(Error::Foreign { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// How an offer stands at `now`.
pub(super) fn offer_status(session: &Session, offer: &Offer, now: Timestamp) -> Result<Status, Failure> {
    Ok(offer.read()?.status_at(epoch(session, &offer.publisher)?, now))
}

/// How a deal stands at `now`, as far as it depends on itself.
fn deal_status(session: &Session, deal: &Deal, now: Timestamp) -> Result<DealStatus, Failure> {
    Ok(deal.read()?.status_at(epoch(session, &deal.taker)?, now))
}

/// A kind in a word.
const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Offer => "offer",
        Kind::Need => "need",
    }
}

/// A status in a word.
const fn word(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::SoldOut => "sold out",
        Status::Expired => "expired",
        Status::Outdated => "outdated",
    }
}

/// The same of a deal.
const fn deal_word(status: DealStatus) -> &'static str {
    match status {
        DealStatus::Open => "waits",
        DealStatus::Expired => "expired",
        DealStatus::Outdated => "outdated",
    }
}

/// A reach that an offer may have: the rules ask first whether any record may have it, in other words.
fn must_reach(handshakes: u8) -> Result<(), Refusal> {
    if (1..=Handshakes::MAX.get()).contains(&handshakes) { Ok(()) } else { Err(Refusal::OfferReachOutOfRange) }
}

/// So many pieces, in words.
fn pieces(quantity: u32) -> String {
    count(usize::try_from(quantity).unwrap_or(usize::MAX), "piece")
}

/// An offer in full, as it stands at `now`.
fn sheet(session: &Session, fact: String, offer: &Located<Offer>, now: Timestamp) -> Result<Sheet, Failure> {
    let (rules, unit) = (offer.read()?, session.unit(&offer.network)?);
    let handshakes = count(usize::from(offer.reach), "handshake");
    Ok(Sheet::of(fact)
        .place(kind(rules.kind), &offer.address)
        .address("publisher", &offer.publisher)
        .json("network", offer.network.to_string())
        .json("kind", kind(rules.kind))
        .with("status", word(offer_status(session, offer, now)?))
        .amount("price", &unit, offer.price)
        .with("left", offer.quantity)
        .with("delivery_days", offer.delivery_days)
        .with("payment_days", offer.payment_days)
        .json("reach", offer.reach)
        .row("reach", handshakes)
        .time("expires", offer.expires)
        .hash("details", &offer.details)
        .json("turn", offer.turn)
        .unit(&unit))
}

/// A deal in full, as it stands at `now`.
fn deal_sheet(fact: String, deal: &Located<Deal>, status: DealStatus, unit: &Unit) -> Result<Sheet, Failure> {
    let rules = deal.read()?;
    Ok(Sheet::of(fact)
        .place("deal", &deal.address)
        .address("offer", &deal.offer)
        .address("taker", &deal.taker)
        .address("publisher", &deal.publisher)
        .with("status", deal_word(status))
        .with("quantity", deal.quantity)
        .amount("price", unit, deal.price)
        .amount("total", unit, rules.bargain.total(rules.quantity)?.get())
        .with("delivery_days", deal.delivery_days)
        .with("payment_days", deal.payment_days)
        .time("expires", deal.expires)
        .hash("details", &deal.details)
        .json("turn", deal.turn)
        .unit(unit))
}

/// What each side of an exchange does, in words: the taker's part of an offer, and of a need.
const fn takers_part(kind: Kind) -> &'static str {
    match kind.giver() {
        Side::Publisher => "pay",
        Side::Taker => "give it and are paid",
    }
}
