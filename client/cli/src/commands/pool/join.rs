//! `exodus pool join`.

use exodus_rules::Refusal;
use exodus_sdk::chain::{ChainExt, Filter};
use exodus_sdk::instructions::pool::join;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Member, Pool, Stake, Tie};
use exodus_sdk::{Address, address};

use crate::args::pool::Join;
use crate::exit::Failure;
use crate::session::{Session, parse_address};
use crate::settings::Settings;
use crate::texts;

pub fn run(options: &Join, settings: Settings) -> Result<(), Failure> {
    let read = options.rules.hash()?;
    let session = Session::acting(settings)?;
    let mut pool = session.named::<Pool>(&options.pool)?;
    let me = session.me_in(&pool.network)?;
    let unit = session.unit(&me.network)?;
    let stake = unit.parse(&options.stake)?.get();
    let kept = session.chain.find::<Stake>(&address::stake(&pool.address, &me.address))?;
    if let Some(kept) = &kept {
        kept.read()?.must_be_out(&pool.read().queue)?;
    }
    let voucher = match options.voucher.as_deref() {
        Some(text) => named(&session, &pool, &me, parse_address(text)?)?,
        None => found(&session, &pool, &me)?,
    };
    // The rules that were read are what is signed; the program compares them with the pool's.
    pool.record.rules = read.ok_or_else(|| must_read(&pool))?;
    let draft = session.draft_of(&me.address, join(session.keys()?.payer(), &me, &pool, voucher, stake))?;
    let receipt = session.send(&draft, &[])?;
    let fact = format!("You are in: you share the damage of the others with at most {} a period.", unit.show(stake));
    let next = format!("`exodus pool show {}` says what it expects of you; look every few days", pool.address);
    let rents = if kept.is_none() { vec![session.deposit::<Stake>()?] } else { Vec::new() };
    super::tell_stake(&session, &receipt, &rents, fact, &pool, next)
}

fn must_read(pool: &Located<Pool>) -> Failure {
    let hash = texts::show(&pool.rules).unwrap_or_default();
    Failure::usage("whoever joins a pool has read its rules, and says so").hint(format!(
        "ask its members for them and name the file with --rules-file FILE; or confirm them with --rules-hash {hash}"
    ))
}

/// Somebody who was named; if they cannot vouch, the rules say so before anything is sent.
fn named(session: &Session, pool: &Located<Pool>, me: &Located<Member>, voucher: Address) -> Result<Address, Failure> {
    let stake = session.chain.find::<Stake>(&address::stake(&pool.address, &voucher))?.ok_or(Refusal::NotVouched)?;
    let tie = session.chain.find::<Tie>(&address::tie(&me.address, &voucher))?.ok_or(Refusal::NotVouched)?;
    if !tie.read()?.is_mutual() {
        return Err(Refusal::NotVouched.into());
    }
    must_vouch(session, pool, &stake)?;
    Ok(voucher)
}

/// A friend in the pool who can vouch; where every one is kept from it, what keeps the last of them.
fn found(session: &Session, pool: &Located<Pool>, me: &Located<Member>) -> Result<Address, Failure> {
    let friends = session.graph()?.rings(me.address, 1).concat();
    let every = Filter::every::<Stake>().with(core::mem::offset_of!(Stake, pool), &pool.address);
    let mut refusal = Refusal::NotVouched;
    for stake in session.chain.all::<Stake>(&every)?.iter().filter(|stake| friends.contains(&stake.member)) {
        match must_vouch(session, pool, stake) {
            Ok(()) => return Ok(stake.member),
            Err(_) => refusal = Refusal::VoucherAbsent,
        }
    }
    Err(refusal.into())
}

fn must_vouch(session: &Session, pool: &Pool, stake: &Stake) -> Result<(), Failure> {
    stake.read()?.must_vouch(&pool.read().queue)?;
    let voucher = session.chain.get::<Member>(&stake.member)?.read()?;
    Ok(voucher.must_be_active(voucher.today(session.now()?)?).map_err(|_| Refusal::VoucherAbsent)?)
}
