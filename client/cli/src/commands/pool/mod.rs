//! `exodus pool`: people who share damage.

mod answer;
mod change;
mod claim;
mod close;
mod create;
mod decline;
mod freeze;
mod join;
mod lapse;
mod leave;
mod list;
mod mandate;
mod pass;
mod sheet;
mod show;
mod tidy_stake;
mod verbs;
mod withdraw;

pub use verbs::run;

use exodus_rules::claim::Claim;
use exodus_sdk::address;
use exodus_sdk::chain::{ChainExt, Receipt};
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Pool, Request, Stake};

use crate::exit::Failure;
use crate::session::{Rent, Session, parse_address};

/// A member, a pool, and the member's stake in it.
type Sharer = (Located<Member>, Located<Pool>, Located<Stake>);

/// The own part in the pool that somebody named.
fn mine(session: &Session, text: &str) -> Result<Sharer, Failure> {
    let pool = session.named::<Pool>(text)?;
    let me = session.me_in(&pool.network)?;
    let stake = stake_of(session, &pool.address, &me)?;
    Ok((me, pool, stake))
}

/// The stake of a member.
fn stake_of(
    session: &Session,
    pool: &exodus_sdk::Address,
    member: &Located<Member>,
) -> Result<Located<Stake>, Failure> {
    session.chain.find::<Stake>(&address::stake(pool, &member.address))?.ok_or_else(|| {
        Failure::usage(format!("the member {} has no stake in the pool {pool}", member.address)).hint(format!(
            "`exodus pool show {pool}` lists who is in it; `exodus pool join {pool} --stake ... --rules-file ...` joins"
        ))
    })
}

/// The claim that somebody named.
fn claim_named(session: &Session, text: &str) -> Result<(Located<Request>, Claim), Failure> {
    let request = session.named::<Request>(text)?;
    let claim = request.claim().ok_or_else(|| {
        Failure::usage(format!("the request {} is no claim of a pool", request.address))
            .hint("`exodus pool show POOL` lists the claims of a pool")
    })?;
    Ok((request, claim))
}

/// The claim and the stake that somebody named: a member's part in it.
fn part(session: &Session, claim: &str, member: &str) -> Result<(Located<Request>, Located<Stake>), Failure> {
    let (claim, _) = claim_named(session, claim)?;
    let member = session.chain.get::<Member>(&parse_address(member)?)?;
    let stake = stake_of(session, &claim.pool, &member)?;
    Ok((claim, stake))
}

/// Says how a stake stands after somebody acted on it.
fn tell_stake(
    session: &Session,
    receipt: &Receipt,
    rents: &[Rent],
    fact: String,
    pool: &Located<Pool>,
    next: impl Into<String>,
) -> Result<(), Failure> {
    let stake = stake_of(session, &pool.address, &session.me_in(&pool.network)?)?;
    let pool = session.chain.get::<Pool>(&pool.address)?;
    let sheet = sheet::stake(fact, &stake, &pool, &session.unit(&pool.network)?)?;
    session.tell(receipt, rents, sheet.next(next))
}
