//! `exodus intent withdraw`.

use exodus_rules::delegate::Scope;
use exodus_sdk::instructions::intent::withdraw;
use exodus_sdk::state::Intent;

use crate::args::intent::Own;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Own, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let author = |network: &_| Ok(session.hand(Some(network), Scope::HandleIntents)?.member.address);
    let intent = super::named(&session, &options.named, author)?;
    let me = session.hand_of(&intent.member, Scope::HandleIntents)?;
    let unit = session.unit(&me.member.network)?;
    let receipt = session.send(&session.draft()?.then(me.signs(withdraw(&me.member, &intent))), &[])?;
    let sheet = Sheet::of("Your intent is withdrawn. It leaves no mark; what you promised out of it stays promised.")
        .place("intent", &intent.address)
        .address("request", &intent.request)
        .amount("amount", &unit, intent.amount)
        .amount("left", &unit, intent.left)
        .unit(&unit);
    session.tell(&receipt, &[session.returned::<Intent>(&intent.payer)?], sheet)
}
