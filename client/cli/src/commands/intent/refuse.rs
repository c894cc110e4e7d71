//! `exodus intent refuse`.

use exodus_rules::tie::SideState;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::intent::refuse;
use exodus_sdk::state::{Intent, Request, Tie};

use crate::args::intent::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let intent = session.named::<Intent>(&options.intent)?;
    let request = session.chain.get::<Request>(&intent.request)?;
    let me = session.owner(&request.beneficiary)?;
    let unit = session.unit(&me.network)?;
    let place = address::tie(&me.address, &intent.member);
    let tie = session.chain.find::<Tie>(&place)?;
    let own = tie.map(|tie| Ok::<_, Failure>(tie.read()?.side(tie.end(&me.address)?).state)).transpose()?;
    let receipt = session.send(&session.draft()?.then(refuse(&me, &intent)), &[])?;
    let sheet = Sheet::of("You refuse this help: the intent has ended.")
        .place("intent", &intent.address)
        .address("request", &intent.request)
        .address("member", &intent.member)
        .amount("left", &unit, intent.left)
        .unit(&unit);
    let sheet = match own {
        Some(SideState::Extended) => {
            sheet.next(format!("`exodus tie withdraw {}`, and no new intent of theirs is taken either", intent.member))
        }
        Some(SideState::Withdrawn | SideState::None) | None => sheet,
    };
    session.tell(&receipt, &[session.returned::<Intent>(&intent.payer)?], sheet)
}
