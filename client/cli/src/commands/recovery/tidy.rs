//! `exodus recovery tidy`.

use exodus_sdk::instructions::recovery::tidy;
use exodus_sdk::state::Recovery;

use crate::args::recovery::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let proposed = session.named::<Recovery>(&options.proposal)?;
    let receipt = session.send(&session.draft()?.then(tidy(&proposed)), &[])?;
    let sheet = Sheet::of("The proposal is gone; it had ended before.")
        .place("proposal", &proposed.address)
        .address("member", &proposed.member)
        .address("key", &proposed.key);
    session.tell(&receipt, &[session.returned::<Recovery>(&proposed.payer)?], sheet)
}
