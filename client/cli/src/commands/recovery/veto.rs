//! `exodus recovery veto`.

use exodus_sdk::instructions::recovery::veto;
use exodus_sdk::state::Recovery;

use crate::args::recovery::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let proposed = session.named::<Recovery>(&options.proposal)?;
    let me = session.owner(&proposed.member)?;
    let receipt = session.send(&session.draft()?.then(veto(&me, &proposed)), &[])?;
    let sheet = Sheet::of("The proposal is ended: your key stays yours.")
        .place("proposal", &proposed.address)
        .address("key", &proposed.key)
        .next("was it a trick? `exodus recovery dismiss MEMBER` takes a guardian's power");
    session.tell(&receipt, &[session.returned::<Recovery>(&proposed.payer)?], sheet)
}
