//! `exodus pool leave`.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::pool::leave;
use exodus_sdk::state::{Pool, Stake};

use crate::args::pool::Which;
use crate::exit::Failure;
use crate::session::Session;
use crate::settings::Settings;
use crate::sheet::Sheet;

pub fn run(options: &Which, settings: Settings) -> Result<(), Failure> {
    let session = Session::acting(settings)?;
    let (me, pool, stake) = super::mine(&session, &options.pool)?;
    let receipt = session.send(&session.draft()?.then(leave(&me, &stake)), &[])?;
    let kept = session.chain.find::<Stake>(&stake.address)?;
    let owes = match &kept {
        Some(kept) => kept.read()?.has_open(&session.chain.get::<Pool>(&pool.address)?.read().queue),
        None => false,
    };
    let (fact, next) = if owes {
        (
            "You have left the pool, without a mark. The claims that were opened before still count on you.",
            format!("`exodus pool show {}` says when one waits for your answer", pool.address),
        )
    } else {
        (
            "You have left the pool, without a mark. What you promised stays promised.",
            "you may come back: a friend in the pool vouches for you anew".to_owned(),
        )
    };
    let rents = if kept.is_none() { vec![session.returned::<Stake>(&stake.payer)?] } else { Vec::new() };
    session.tell(&receipt, &rents, Sheet::of(fact).address("pool", &pool.address).next(next))
}
