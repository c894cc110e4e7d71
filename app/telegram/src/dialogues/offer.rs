//! Goods and services: offered or wanted, taken, agreed.

use exodus_rules::Amount;
use exodus_rules::offer::{Bargain, Kind, Quantity};
use exodus_sdk::Address;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Deal, Offer};

use crate::act::{Act, find};
use crate::commands::{Ask, Command};
use crate::desk::{Desk, Trouble, day};
use crate::dialogues::acts;
use crate::dialogues::request::away;
use crate::dialogues::tie::{self, FURTHEST};
use crate::message::{Button, Screen};

/// How long a wish to take something stands, in seconds.
const WISH: i64 = 7 * 86_400;
/// So many pieces are offered at most.
pub const PIECES: u16 = 1_000;

/// What is offered and wanted within reach, and one's own.
pub fn list(desk: &Desk<'_>) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    // One walk from whoever looks, instead of one to each who offers something.
    let away = away(desk, &me, usize::from(FURTHEST));
    let near =
        |offer: &&Located<Offer>| away.get(&offer.publisher).is_some_and(|away| *away <= usize::from(offer.reach));
    let live = desk.whole.offers.values().filter(|offer| offer.expires >= desk.whole.clock.now);
    let found: Vec<_> = live.filter(near).collect();
    let screen = Screen::of(desk.say("offer-list", &[("count", found.len().into())]));
    let screen = found
        .into_iter()
        .take(20)
        .fold(screen, |screen, offer| screen.button(Button::Press(label(desk, offer), Command::Offer(offer.address))));
    let screen = desk.whole.deals_of(&me).fold(screen, |screen, deal| {
        let other = if deal.taker == me { deal.publisher } else { deal.taker };
        let facts = [("name", desk.name(&other).into()), ("price", desk.amount(price(deal)))];
        screen.button(Button::Press(desk.say("offer-deal-label", &facts), Command::Deal(deal.address)))
    });
    Ok(screen
        .row([
            desk.press("button-publish-offer", Command::Ask(Ask::OfferPrice(false))),
            desk.press("button-publish-need", Command::Ask(Ask::OfferPrice(true))),
        ])
        .button(desk.home()))
}

fn label(desk: &Desk<'_>, offer: &Located<Offer>) -> String {
    let title: String = desk.text(&offer.details, &offer.publisher).unwrap_or_default().chars().take(24).collect();
    let sign = if is_need(offer) { "🔎" } else { "🎁" };
    format!("{sign} {title} · {} · {}", desk.whole.unit.show(offer.price), desk.name(&offer.publisher))
}

fn is_need(offer: &Offer) -> bool {
    Kind::from_byte(offer.kind) == Ok(Kind::Need)
}

/// An offer or a need.
pub fn show(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?;
    let offer = find(&desk.whole.offers, place)?;
    let facts = [
        ("name", desk.name(&offer.publisher).into()),
        ("price", desk.amount(offer.price)),
        ("pieces", offer.quantity.into()),
        ("until", day(offer.expires)),
        ("delivery", offer.delivery_days.into()),
        ("payment", offer.payment_days.into()),
    ];
    let mut screen = Screen::of(desk.say(if is_need(offer) { "offer-need" } else { "offer-offer" }, &facts));
    if let Some(title) = desk.text(&offer.details, &offer.publisher) {
        screen = screen.line(&title);
    }
    if offer.publisher == me.address {
        let close = Command::Sign(Act::CloseOffer { offer: *place });
        return Ok(screen.row([desk.press("button-close", close), desk.press("button-offers", Command::Offers)]));
    }
    if let Some(way) = tie::way(desk, me, &offer.publisher) {
        screen = screen.line(&desk.say("tie-way", &[("way", way.into())]));
    }
    let take =
        if offer.quantity > 1 { Command::Ask(Ask::Pieces(*place)) } else { Command::Sign(taking(desk, offer, 1)) };
    Ok(screen.row([desk.press("button-take", take), desk.press("button-offers", Command::Offers)]))
}

/// So many pieces are wanted.
pub fn take(desk: &mut Desk<'_>, place: &Address, quantity: u32) -> Result<Screen, Trouble> {
    let act = taking(desk, find(&desk.whole.offers, place)?, quantity);
    acts::sign(desk, act)
}

fn taking(desk: &Desk<'_>, offer: &Located<Offer>, quantity: u32) -> Act {
    let expires = desk.whole.clock.now.saturating_add(WISH).min(offer.expires);
    Act::Take { offer: offer.address, quantity, expires }
}

/// What so many pieces cost together.
pub fn together(bargain: &Bargain, pieces: Quantity) -> u64 {
    bargain.total(pieces).map(Amount::get).unwrap_or_default()
}

/// What a deal costs in all.
pub fn price(deal: &Deal) -> u64 {
    deal.read().map(|deal| together(&deal.bargain, deal.quantity)).unwrap_or_default()
}

/// A deal, for either side.
pub fn deal(desk: &Desk<'_>, place: &Address) -> Result<Screen, Trouble> {
    let me = desk.me()?.address;
    let deal = find(&desk.whole.deals, place)?;
    let facts = [
        ("taker", desk.name(&deal.taker).into()),
        ("publisher", desk.name(&deal.publisher).into()),
        ("price", desk.amount(price(deal))),
        ("pieces", deal.quantity.into()),
        ("until", day(deal.expires)),
    ];
    let screen = Screen::of(desk.say("offer-deal", &facts));
    let screen = if deal.publisher == me {
        screen.button(desk.press("button-agree", Command::Sign(Act::Agree { deal: *place })))
    } else {
        screen.button(desk.press("button-withdraw-deal", Command::Sign(Act::WithdrawDeal { deal: *place })))
    };
    Ok(screen.row([desk.press("button-offers", Command::Offers), desk.home()]))
}
