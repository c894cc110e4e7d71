//! `exodus offer withdraw`.

use exodus_sdk::instructions::offer::withdraw;
use exodus_sdk::state::Deal;

use crate::args::offer::WhichDeal;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &WhichDeal, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let deal = session.named::<Deal>(&options.deal)?;
    let me = session.owner(&deal.taker)?;
    let receipt = session.send(&session.draft()?.then(withdraw(&me, &deal)), &[])?;
    let sheet = Sheet::of("Your wish is taken back. Nobody owes anything.")
        .place("deal", &deal.address)
        .address("offer", &deal.offer)
        .next(format!("`exodus offer take {}` takes it anew", deal.offer));
    session.tell(&receipt, &[session.returned::<Deal>(&deal.payer)?], sheet)
}
