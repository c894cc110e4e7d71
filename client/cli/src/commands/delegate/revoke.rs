//! `exodus delegate revoke`.

use exodus_sdk::instructions::delegate::revoke;
use exodus_sdk::state::Delegate;

use crate::args::delegate::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let lent = super::named(&session, &options.delegate)?;
    let signer = session.keys()?.signer();
    let receipt = session.send(&session.draft()?.then(revoke(signer, &lent)), &[])?;
    let fact = if signer == lent.key {
        "You have given the power back: your key does nothing more for that member."
    } else {
        "That key has no power over your membership any more."
    };
    let sheet =
        Sheet::of(fact).place("delegate", &lent.address).address("member", &lent.member).address("key", &lent.key);
    session.tell(&receipt, &[session.returned::<Delegate>(&lent.payer)?], sheet)
}
