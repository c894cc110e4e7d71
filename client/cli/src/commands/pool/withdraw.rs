//! `exodus pool withdraw`.

use exodus_sdk::instructions::pool::withdraw;
use exodus_sdk::state::Request;

use crate::args::pool::WhichClaim;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &WhichClaim, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (claim, _) = super::claim_named(&session, &options.claim)?;
    let me = session.me_in(&claim.network)?;
    let receipt = session.send(&session.draft()?.then(withdraw(&me, &claim)), &[])?;
    let sheet = Sheet::of("You have taken your claim back; nobody owes anything for it.")
        .place("claim", &claim.address)
        .address("pool", &claim.pool)
        .next(format!("`exodus pool show {}` says from when on you may claim again", claim.pool));
    session.tell(&receipt, &[session.returned::<Request>(&claim.payer)?], sheet)
}
