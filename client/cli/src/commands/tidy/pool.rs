//! Claims to be called, shares of nothing, answers that did not come, empty pools, and what is left of their stakes.

use std::collections::BTreeMap;

use exodus_rules::Timestamp;
use exodus_rules::claim::{Claim, Stands, must_be_answered};
use exodus_sdk::Address;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::pool::{close, freeze, lapse, pass, tidy_stake};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Pool, Request, Stake};

use super::due::Due;
use crate::exit::Failure;
use crate::session::Session;

pub fn due(session: &Session, now: Timestamp) -> Result<Vec<Due>, Failure> {
    let pools = session.chain.all::<Pool>(&Filter::every::<Pool>())?;
    let pools: BTreeMap<Address, Located<Pool>> = pools.into_iter().map(|pool| (pool.address, pool)).collect();
    let stakes = session.chain.all::<Stake>(&Filter::every::<Stake>())?;
    let mut due = Vec::new();
    for claim in session.chain.all::<Request>(&Filter::every::<Request>())? {
        let Some(state) = claim.claim() else { continue };
        let (asked, pool) = (claim.read()?, pools.get(&claim.pool));
        let sharers = stakes.iter().filter(|stake| stake.pool == claim.pool);
        for (stake, pool) in sharers.filter_map(|stake| pool.map(|pool| (stake, pool))) {
            let reads = stake.read()?;
            let (what, instruction) = if state.pass(&asked, reads).is_ok() {
                ("pool pass", pass(stake, &claim))
            } else if state.lapse(&asked, pool.read(), reads, now).is_ok() {
                ("pool lapse", lapse(stake, &claim))
            } else {
                continue;
            };
            due.push(Due { what, place: stake.address, whose: vec![stake.member], instruction });
        }
        if freezable(session, &claim, pool, &stakes, now)? {
            let (what, place, whose) = ("pool freeze", claim.address, vec![claim.beneficiary]);
            due.push(Due { what, place, whose, instruction: freeze(&claim, pool) });
        }
    }
    for pool in pools.values().filter(|pool| pool.read().must_be_empty().is_ok()) {
        if must_be_answered(before(session, pool)?).is_ok() {
            let (what, place, whose) = ("pool close", pool.address, vec![pool.founder]);
            due.push(Due { what, place, whose, instruction: close(pool) });
        }
    }
    for stake in &stakes {
        let forgotten = match pools.get(&stake.pool) {
            Some(pool) => stake.read()?.must_be_forgettable(&pool.read().queue).is_ok(),
            None => true,
        };
        if forgotten {
            let (what, place, whose) = ("pool tidy-stake", stake.address, vec![stake.member]);
            due.push(Due { what, place, whose, instruction: tidy_stake(stake) });
        }
    }
    Ok(due)
}

/// The claim that a pool called last, where it is still kept.
fn before(session: &Session, pool: &Pool) -> Result<Option<Claim>, Failure> {
    if pool.answering == Address::default() {
        return Ok(None);
    }
    Ok(session.chain.find::<Request>(&pool.answering)?.and_then(|before| before.claim()))
}

/// Whether the rules let a claim be called now.
fn freezable(
    session: &Session,
    claim: &Located<Request>,
    pool: Option<&Located<Pool>>,
    stakes: &[Located<Stake>],
    now: Timestamp,
) -> Result<bool, Failure> {
    let Some(state) = claim.claim() else { return Ok(false) };
    let stake = stakes.iter().find(|stake| stake.pool == claim.pool && stake.member == claim.beneficiary);
    let claimant = session.chain.get::<Member>(&claim.beneficiary)?.read()?;
    let today = claimant.today(now)?;
    let stands = Stands {
        pool: pool.map(|pool| pool.read()),
        stake: stake.map(|stake| stake.read()).transpose()?,
        opened: Timestamp::new(claim.opened),
        active: claimant.must_be_active(today).is_ok(),
        takes_the_rest: false,
        period: today.period,
    };
    let before = match pool {
        Some(pool) => before(session, pool)?,
        None => None,
    };
    let decided = must_be_answered(before).and_then(|()| state.freeze(claim.read()?, &stands, now));
    Ok(decided.is_ok())
}
