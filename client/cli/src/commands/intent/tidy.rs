//! `exodus intent tidy`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::intent::tidy;
use exodus_sdk::state::{Intent, Request};

use crate::args::intent::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let intent = session.named::<Intent>(&options.intent)?;
    let request = session.chain.get::<Request>(&intent.request)?;
    let receipt = session.send(&session.draft()?.then(tidy(&intent, &request)), &[])?;
    let Some(renewed) = session.chain.find::<Intent>(&intent.address)? else {
        let sheet = Sheet::of("The intent has ended: it was not renewed, or its request has ended.")
            .place("intent", &intent.address)
            .address("request", &intent.request)
            .address("member", &intent.member)
            .json("renewed", false);
        return session.tell(&receipt, &[session.returned::<Intent>(&intent.payer)?], sheet);
    };
    let fact = "The promise out of it was kept, and the intent is renewed: it counts in this period.".to_owned();
    let present = session.present(&request.network)?;
    let sheet = super::sheet(fact, &renewed, &request, &present)?.json("renewed", true);
    session.tell(&receipt, &[], sheet)
}
