//! `exodus offer agree`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::offer::{agree, twins};
use exodus_sdk::state::{Commitment, Deal, Offer};

use crate::args::offer::WhichDeal;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &WhichDeal, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let deal = session.named::<Deal>(&options.deal)?;
    let me = session.owner(&deal.publisher)?;
    let unit = session.unit(&me.network)?;
    let receipt = session.send(&session.draft()?.then(agree(session.keys()?.payer(), &me, &deal)), &[])?;
    let [goods, price] = twins(&me);
    let (goods, price) = (session.chain.get::<Commitment>(&goods)?, session.chain.get::<Commitment>(&price)?);
    let left = session.chain.find::<Offer>(&deal.offer)?.map_or(0, |offer| offer.quantity);
    let sheet = Sheet::of("Agreed. Two promises stand and name each other; neither can be withdrawn.")
        .place("deal", &deal.address)
        .address("offer", &deal.offer)
        .address("giver", &goods.debtor)
        .address("payer", &price.debtor)
        .with("quantity", deal.quantity)
        .amount("amount", &unit, price.amount)
        .address("goods", &goods.address)
        .time("goods_due", goods.due)
        .address("price", &price.address)
        .time("price_due", price.due)
        .with("left", left)
        .unit(&unit)
        .next(format!(
            "by {} the giver does their part and runs `exodus commitment perform {}`; the other runs `confirm`",
            moment::show(goods.due),
            goods.address
        ))
        .next(format!("by {} the price the same way: {}", moment::show(price.due), price.address));
    let rents =
        [session.deposit::<Commitment>()?, session.deposit::<Commitment>()?, session.returned::<Deal>(&deal.payer)?];
    session.tell(&receipt, &rents, sheet)
}
