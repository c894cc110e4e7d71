//! Goods for a price, without an arbiter: two promises that name each other.

use exodus_rules::Span;
use exodus_rules::offer::Kind;
use exodus_sdk::address;
use exodus_sdk::instructions::offer::{self, TermsArgs, Wish};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Commitment, Deal, Offer};
use serde::Serialize;

use super::told::{Told, told};
use super::troupe::{REACH, Troupe};
use crate::failure::Failure;

const PRICE: u64 = 20_00;
const PIECES: u32 = 3;
const TAKEN: u32 = 2;
const ON_OFFER: Span = Span::days(60);
const WAITS: Span = Span::days(10);

/// What came of it, in minor units.
#[derive(Serialize)]
struct Figures {
    /// What the taken pieces cost.
    price: u64,
    /// What was given in goods.
    kept_in_kind: u64,
    /// What was paid for them.
    kept_price: u64,
}

/// Plays it.
pub fn play(troupe: &mut Troupe, [giver, taker]: [u32; 2]) -> Result<Told, Failure> {
    troupe.wakes(&[giver, taker])?;
    let (payer, member) = (troupe.stage.payer(), troupe.member(giver)?);
    let terms = TermsArgs {
        price: PRICE,
        expires: troupe.now()?.after(ON_OFFER).get(),
        quantity: PIECES,
        delivery_days: 7,
        payment_days: 14,
        reach: REACH,
        details: [0; 32],
    };
    troupe.acts("offer.publish", giver, offer::publish(payer, &member, Kind::Offer, terms))?;
    let published: Located<Offer> = troupe.get(&address::offer(&member.address, member.turn))?;

    let wish = Wish { quantity: TAKEN, expires: troupe.now()?.after(WAITS).get(), path: troupe.path(taker, giver)? };
    let other = troupe.member(taker)?;
    troupe.acts("offer.take", taker, offer::take(payer, &other, &published, &wish))?;
    let deal: Located<Deal> = troupe.get(&address::deal(&published.address, &other.address))?;
    let member = troupe.member(giver)?;
    let [goods, price] = offer::twins(&member);
    troupe.acts("offer.agree", giver, offer::agree(payer, &member, &deal))?;
    troupe.keeps(giver, taker, &goods)?;
    troupe.keeps(taker, giver, &price)?;

    let [goods, price] = [troupe.get::<Commitment>(&goods)?, troupe.get::<Commitment>(&price)?];
    let figures = Figures { price: price.amount, kept_in_kind: goods.kept, kept_price: price.kept };
    let unit = troupe.unit()?;
    let lines = format!(
        "Person {giver} offers {} pieces at {} each; person {taker} takes {}, and person {giver} agrees. That makes\n\
         two promises that name each other: the goods within {} days, {} within {}. Each\n\
         side confirms what it received: goods for {}, {} paid. No arbiter, and nothing held.",
        published.quantity,
        unit.show(published.price),
        deal.quantity,
        published.delivery_days,
        unit.show(figures.price),
        published.payment_days,
        unit.show(figures.kept_in_kind),
        unit.show(figures.kept_price),
    );
    told(&figures, lines)
}
