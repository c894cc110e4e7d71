//! `exodus delegate tidy`.

use exodus_sdk::instructions::delegate::tidy;
use exodus_sdk::state::Delegate;

use crate::args::delegate::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let lent = super::named(&session, &options.delegate)?;
    let receipt = session.send(&session.draft()?.then(tidy(&lent)), &[])?;
    let sheet = Sheet::of("The delegate is gone; its power had ended before.")
        .place("delegate", &lent.address)
        .address("member", &lent.member)
        .address("key", &lent.key);
    session.tell(&receipt, &[session.returned::<Delegate>(&lent.payer)?], sheet)
}
