//! `exodus network create`.

use exodus_rules::network::Decimals;
use exodus_rules::{Refusal, network};
use exodus_sdk::Unit;
use exodus_sdk::address;
use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::network::{CreateArgs, create};
use exodus_sdk::state::Network;

use crate::args::network::Create;
use crate::exit::Failure;
use crate::moment;
use crate::session::{Session, parse_address};
use crate::settings::Settings;

pub fn run(options: &Create, settings: Settings) -> Result<(), Failure> {
    // Looked at before the ledger is opened: what is refused here begins no ledger.
    let args = read(options)?;
    let mint = options.mint.as_deref().map(parse_address).transpose()?;
    let session = Session::founding(settings)?;
    let founder = session.keys()?.signer();
    let place = address::network(&founder, &args.slug);
    if session.chain.find::<Network>(&place)?.is_some() {
        return Err(Failure::refused(format!("you have created the network `{}` already: {place}", options.slug))
            .hint("choose another name; a network never changes"));
    }
    let draft = session.draft()?.then(create(session.keys()?.payer(), founder, mint, args));
    let receipt = session.send(&draft, &[])?;
    let network = session.chain.get(&place)?;
    let fact =
        "The network stands. Nobody, not even you, can change it; to be in it, you join like everyone.".to_owned();
    let sheet = super::sheet(fact, &network)?.next(format!("exodus member join {}{}", options.slug, session.typed()));
    session.tell(&receipt, &[session.deposit_for_ever::<Network>()?], sheet)
}

fn read(options: &Create) -> Result<CreateArgs, Failure> {
    let slug = address::padded(&options.slug).ok_or(Refusal::SlugInvalid)?;
    let unit = address::padded(&options.unit).ok_or(Refusal::UnitInvalid)?;
    network::slug(&slug)?;
    network::unit(&unit)?;
    let pledge = Unit::new(options.unit.clone(), Decimals::new(options.decimals)?).parse(&options.pledge)?;
    let period_seconds = if options.period == "month" { 0 } else { moment::seconds(&options.period)? };
    network::Frame::new(period_seconds, options.decimals, options.tie_cap, options.dormant_after)?;
    Ok(CreateArgs {
        slug,
        unit,
        decimals: options.decimals,
        default_pledge: pledge.get(),
        period_seconds,
        tie_cap: options.tie_cap,
        dormant_after: options.dormant_after,
    })
}
