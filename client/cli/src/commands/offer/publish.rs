//! `exodus offer publish`.

use exodus_rules::offer::Kind;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::offer::{TermsArgs, publish};
use exodus_sdk::state::Offer;

use crate::args::offer::Publish;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Publish, settings: Settings) -> Result<(), Failure> {
    let details = options.description.hash()?.unwrap_or_default();
    let session = Session::acting(settings)?;
    let me = session.me()?;
    let (unit, now) = (session.unit(&me.network)?, session.now()?);
    let kind = if options.need { Kind::Need } else { Kind::Offer };
    let price = unit.parse(&options.price)?.get();
    let expires = moment::parse(&options.expires, now)?.get();
    let Publish { quantity, delivery_days, payment_days, reach, .. } = *options;
    let terms = TermsArgs { price, expires, quantity, delivery_days, payment_days, reach, details };

    super::must_reach(reach)?;
    let draft = session.draft_of(&me.address, publish(session.keys()?.payer(), &me, kind, terms))?;
    let receipt = session.send(&draft, &[])?;
    let place = address::offer(&me.address, me.turn);
    let offer = session.chain.get::<Offer>(&place)?;
    let verb = match kind {
        Kind::Offer => "offer",
        Kind::Need => "need",
    };
    let (pieces, price) = (super::pieces(quantity), unit.show(price));
    let fact = format!("You {verb} {pieces} at {price} each. It binds nobody. Tell your people what it is.");
    let sheet = super::sheet(&session, fact, &offer, now)?
        .next(format!("they run `exodus offer take {place}`; you see who wants it with `exodus offer show {place}`"));
    session.tell(&receipt, &[session.deposit::<Offer>()?], sheet)
}
