//! `exodus intent edit`.

use exodus_rules::delegate::Scope;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::intent::edit;
use exodus_sdk::state::{Intent, Request};

use crate::args::intent::Edit;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;

pub fn run(options: &Edit, settings: Settings) -> Result<(), Failure> {
    if options.amount.is_none() && !options.recurring && !options.once {
        return Err(Failure::usage("nothing was named to change").hint("name --amount, --recurring or --once"));
    }
    let session = Session::acting(settings)?;
    let author = |network: &_| Ok(session.hand(Some(network), Scope::HandleIntents)?.member.address);
    let intent = super::named(&session, &options.which.named, author)?;
    let me = session.hand_of(&intent.member, Scope::HandleIntents)?;
    let present = session.present(&me.member.network)?;
    let amount = options.amount.as_deref().map(|text| present.unit.parse(text)).transpose()?;
    let amount = amount.map_or(intent.amount, |amount| amount.get());
    if options.recurring {
        let request = session.chain.get::<Request>(&intent.request)?;
        super::must_come_again(&present.of(&request)?)?;
    }
    let recurring = !options.once && (options.recurring || intent.read()?.recurring);

    let receipt = session.send(&session.draft()?.then(me.signs(edit(&me.member, &intent, amount, recurring))), &[])?;
    let (intent, request) = (session.chain.get::<Intent>(&intent.address)?, session.chain.get(&intent.request)?);
    let sheet = super::sheet("Your intent is changed.".to_owned(), &intent, &request, &present)?;
    session.tell(&receipt, &[], sheet)
}
