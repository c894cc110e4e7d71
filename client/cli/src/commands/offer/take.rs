//! `exodus offer take`.

use exodus_rules::Epoch;
use exodus_rules::deal::Status;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::offer::{Wish, take};
use exodus_sdk::state::{Deal, Member, Offer};
use exodus_sdk::whole::reach;

use crate::args::offer::Take;
use crate::commands::person::person;
use crate::exit::Failure;
use crate::moment;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Take, settings: Settings) -> Result<(), Failure> {
    let details = options.description.hash()?;
    let session = Session::acting(settings)?;
    let mut offer = session.named::<Offer>(&options.offer)?;
    let me = session.me_in(&offer.network)?;
    let (unit, now) = (session.unit(&me.network)?, session.now()?);
    let publisher = session.chain.get::<Member>(&offer.publisher)?;
    person(&me).may_owe(&person(&publisher))?;
    let place = address::deal(&offer.address, &me.address);
    if session.chain.find::<Deal>(&place)?.is_some() {
        return Err(Failure::refused(format!("you have taken this already; your wish is the deal {place}")).hint(
            format!("wait for an answer; `exodus offer withdraw {place}` takes it back, and then you may take it anew"),
        ));
    }
    let reads = offer.read()?;
    reads.must_be_open(Epoch(publisher.epoch), now)?;
    let expires = moment::parse(&options.expires, now)?.get();
    let wish = Wish {
        quantity: options.quantity,
        expires,
        path: reach::ties(&session.graph()?, me.address, offer.publisher, reads.terms.reach)?,
    };
    // What the taker says they saw is what they sign; the program compares it with what the ledger says.
    offer.record.price =
        options.price.as_deref().map_or(Ok(offer.price), |text| Ok::<_, Failure>(unit.parse(text)?.get()))?;
    offer.record.details = details.unwrap_or(offer.details);

    let receipt = session.send(&session.draft()?.then(take(session.keys()?.payer(), &me, &offer, &wish)), &[])?;
    let deal = session.chain.get::<Deal>(&place)?;
    let signed = deal.read()?;
    let total = unit.show(signed.bargain.total(signed.quantity)?.get());
    let fact = format!(
        "You want to take {} for {total}; you {}. It binds nobody until the other agrees.",
        super::pieces(deal.quantity),
        super::takers_part(reads.kind)
    );
    let sheet = super::deal_sheet(fact, &deal, Status::Open, &unit)?.json("handshakes", wish.path.len()).next(format!(
        "they run `exodus offer agree {place}`; until then `exodus offer withdraw {place}` takes it back"
    ));
    session.tell(&receipt, &[session.deposit::<Deal>()?], sheet)
}
