//! `exodus offer edit`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::offer::{TermsArgs, edit, terms};
use exodus_sdk::state::Offer;

use crate::args::offer::Edit;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Edit, settings: Settings) -> Result<(), Failure> {
    let details = options.description.hash()?;
    let session = Session::acting(settings)?;
    let offer = session.named::<Offer>(&options.offer)?;
    let me = session.owner(&offer.publisher)?;
    let (unit, now) = (session.unit(&me.network)?, session.now()?);
    let price = options.price.as_deref().map(|text| unit.parse(text)).transpose()?;
    let expires = options.expires.as_deref().map(|text| moment::parse(text, now)).transpose()?;
    let before = terms(&offer);
    let after = TermsArgs {
        price: price.map_or(before.price, |price| price.get()),
        expires: expires.map_or(before.expires, |expires| expires.get()),
        quantity: options.quantity.unwrap_or(before.quantity),
        delivery_days: options.delivery_days.unwrap_or(before.delivery_days),
        payment_days: options.payment_days.unwrap_or(before.payment_days),
        reach: options.reach.unwrap_or(before.reach),
        details: details.unwrap_or(before.details),
    };
    if after == before {
        return Err(Failure::usage("nothing was named to change")
            .hint("name --price, --quantity, --delivery-days, --payment-days, --reach, --expires or --details"));
    }
    super::must_reach(after.reach)?;
    let receipt = session.send(&session.draft_of(&me.address, edit(&me, &offer, after))?, &[])?;
    let offer = session.chain.get::<Offer>(&offer.address)?;
    let fact = "It is changed for those who take it from now on. A deal stands as it was taken.".to_owned();
    session.tell(&receipt, &[], super::sheet(&session, fact, &offer, now)?)
}
