//! `exodus offer list`.

use std::collections::BTreeMap;
use std::mem::offset_of;

use exodus_rules::deal::Status as DealStatus;
use exodus_rules::member::Presence;
use exodus_rules::offer::Status;
use exodus_sdk::address::short;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Member, Offer};
use exodus_sdk::whole::presence;
use exodus_sdk::{Address, Unit};

use crate::args::offer::List;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::{Sheet, count, table};

/// The columns of a table of deals.
pub const DEALS: [&str; 7] = ["deal", "offer", "taker", "pieces", "total", "expires", "status"];

pub fn run(options: &List, settings: Settings) -> Result<(), Failure> {
    let session = Session::reading(settings)?;
    if options.deals { deals(&session) } else { offers(&session, options) }
}

fn offers(session: &Session, options: &List) -> Result<(), Failure> {
    let every = Filter::every::<Offer>();
    let (network, filter) = match options.by.as_deref() {
        Some(text) => {
            let member = session.named::<Member>(text)?;
            (member.network, every.with(offset_of!(Offer, publisher), &member.address))
        }
        None => {
            let network = session.network_or_only(None)?.address;
            (network, every.with(offset_of!(Offer, network), &network))
        }
    };
    let (unit, now) = (session.unit(&network)?, session.now()?);
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for offer in session.chain.all::<Offer>(&filter)? {
        let status = super::offer_status(session, &offer, now)?;
        let present = presence(&*session.chain.get::<Member>(&offer.publisher)?, now)?;
        if options.all || matches!((status, present), (Status::Open, Presence::Active)) {
            rows.push(row(&offer, &unit, status)?);
            objects.push(super::sheet(session, String::new(), &offer, now)?.object().clone());
        }
    }
    let what = if options.all { "open or not yet taken away" } else { "to be taken now" };
    let found = if rows.len() == 1 { "1 offer or need".to_owned() } else { format!("{} offers and needs", rows.len()) };
    let sheet = Sheet::of(format!("{found}, {what}.")).json("offers", objects).unit(&unit);
    session.show(if rows.is_empty() {
        sheet.next("`exodus offer publish --price AMOUNT` offers something; with --need it says what you need")
    } else {
        let columns = ["address", "what", "by", "price", "left", "days", "expires", "status"];
        sheet.line(table(&columns, rows)).next("`exodus offer show ADDRESS`, `exodus offer take ADDRESS`")
    })
}

fn row(offer: &Located<Offer>, unit: &Unit, status: Status) -> Result<Vec<String>, Failure> {
    Ok(vec![
        offer.address.to_string(),
        super::kind(offer.read()?.kind).to_owned(),
        short(&offer.publisher),
        unit.show(offer.price),
        offer.quantity.to_string(),
        format!("{} + {}", offer.delivery_days, offer.payment_days),
        moment::show(offer.expires),
        super::word(status).to_owned(),
    ])
}

/// The deals that I opened, and those that wait for my answer.
fn deals(session: &Session) -> Result<(), Failure> {
    let (me, now) = (session.me()?, session.now()?);
    let unit = session.unit(&me.network)?;
    let mut mine: BTreeMap<Address, Located<Deal>> = BTreeMap::new();
    for offset in [offset_of!(Deal, taker), offset_of!(Deal, publisher)] {
        let side = session.chain.all::<Deal>(&Filter::every::<Deal>().with(offset, &me.address))?;
        mine.extend(side.into_iter().map(|deal| (deal.address, deal)));
    }
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for deal in mine.values() {
        let status = super::deal_status(session, deal, now)?;
        rows.push(deal_row(deal, &unit, status)?);
        objects.push(super::deal_sheet(String::new(), deal, status, &unit)?.object().clone());
    }
    let sheet = Sheet::of(format!("{} of yours.", count(rows.len(), "deal"))).json("deals", objects).unit(&unit);
    session.show(if rows.is_empty() {
        sheet.next("`exodus offer list` shows what can be taken")
    } else {
        sheet.line(table(&DEALS, rows)).next("`exodus offer show DEAL`, then `agree` or `withdraw`")
    })
}

/// A deal as a row of [`DEALS`].
pub fn deal_row(deal: &Located<Deal>, unit: &Unit, status: DealStatus) -> Result<Vec<String>, Failure> {
    let rules = deal.read()?;
    Ok(vec![
        deal.address.to_string(),
        short(&deal.offer),
        short(&deal.taker),
        deal.quantity.to_string(),
        unit.show(rules.bargain.total(rules.quantity)?.get()),
        moment::show(deal.expires),
        super::deal_word(status).to_owned(),
    ])
}
