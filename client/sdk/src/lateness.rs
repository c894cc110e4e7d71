//! Whether a promise is late at this moment, whoever has written that down, and what brings somebody's own record up to date
//! with it.

use std::mem::offset_of;

use anchor_lang::Discriminator as _;
use exodus::instruction;
use exodus::state::{Commitment, Member};
use exodus_rules::commitment::Excuse;
use exodus_rules::member::Presence;
use exodus_rules::{Amount, Refusal, Timestamp};
use solana_instruction::Instruction;

use crate::chain::{Chain, ChainExt, Filter};
use crate::instructions::commitment::{report, tidy_overdue};
use crate::record::Located;
use crate::{Address, Error, PROGRAM};

/// The acts that suspension forbids: whoever is late to others neither asks, vouches, publishes nor joins a pool.
const FORBIDDEN: [&[u8]; 7] = [
    instruction::TieInvite::DISCRIMINATOR,
    instruction::RequestOpen::DISCRIMINATOR,
    instruction::OfferPublish::DISCRIMINATOR,
    instruction::OfferEdit::DISCRIMINATOR,
    instruction::PoolCreate::DISCRIMINATOR,
    instruction::PoolJoin::DISCRIMINATOR,
    instruction::PoolClaim::DISCRIMINATOR,
];

/// How many reports that take a lateness back fit beside an act.
const REPRIEVES: usize = 3;

/// The excuse that a promise has, where the one given in exchange and the creditor are at hand. (Who is gone is away.)
///
/// # Errors
/// A record is corrupt, or the moment is before 1970.
pub fn excuse(
    promise: &Commitment,
    twin: Option<&Commitment>,
    creditor: Option<&Member>,
    now: Timestamp,
) -> Result<Excuse, Refusal> {
    let presence = match creditor {
        Some(creditor) => {
            let creditor = creditor.read()?;
            creditor.presence(creditor.today(now)?.period)
        }
        None => Presence::Left,
    };
    let twin = twin.map(Commitment::read).transpose()?;
    Ok(promise.read()?.excuse_at(twin.as_ref(), presence, now))
}

/// The excuse that a promise has, asked of the chain.
///
/// # Errors
/// As [`excuse`], or the chain does not answer.
pub fn excuse_on(chain: &(impl Chain + ?Sized), promise: &Commitment, now: Timestamp) -> Result<Excuse, Error> {
    let twin = twin_on(chain, promise)?;
    let creditor = chain.find::<Member>(&promise.creditor)?;
    let (twin, creditor) = (twin.as_deref(), creditor.as_deref());
    excuse(promise, twin, creditor, now).map_err(Error::Refused)
}

/// The promise given in exchange for this one, if there is one and it is still kept.
///
/// # Errors
/// The chain does not answer.
pub fn twin_on(chain: &(impl Chain + ?Sized), promise: &Commitment) -> Result<Option<Located<Commitment>>, Error> {
    if promise.twin == Address::default() { Ok(None) } else { chain.find(&promise.twin) }
}

/// Whether the record of a promise may close now.
///
/// # Errors
/// As [`twin_on`], or a record is corrupt.
pub fn closable_on(
    chain: &(impl Chain + ?Sized),
    promise: &Commitment,
    now: Timestamp,
) -> Result<Result<(), Refusal>, Error> {
    let twin = twin_on(chain, promise)?.map(|twin| twin.read()).transpose().map_err(Error::Refused)?;
    Ok(promise.read().map_err(Error::Refused)?.must_be_closable(twin.as_ref(), now))
}

/// What of a promise is overdue by the clock, with that excuse.
///
/// # Errors
/// The record is corrupt.
pub fn overdue(promise: &Commitment, excuse: Excuse, now: Timestamp) -> Result<Amount, Refusal> {
    Ok(promise.read()?.late_at(excuse, now))
}

/// Whether suspension forbids an act, so that what is late is sent in front of it.
pub fn is_forbidden_when_suspended(act: &Instruction) -> bool {
    act.program_id == PROGRAM && FORBIDDEN.iter().any(|tag| act.data.starts_with(tag))
}

/// What is sent in front of an act that suspension forbids, so that it does not matter whether anybody has tidied: one
/// lateness that nobody has written down, if there is one, and the act is refused; else what takes back those that are over.
///
/// # Errors
/// As [`overdue`].
pub fn up_to_date(own: &[(Located<Commitment>, Excuse)], now: Timestamp) -> Result<Vec<Instruction>, Refusal> {
    let mut reprieves = Vec::new();
    for (promise, excuse) in own {
        let rules = promise.read()?;
        if rules.tidy_overdue(*excuse, now).is_ok() {
            return Ok(vec![tidy_overdue(promise)]);
        }
        if rules.reported.overdue && rules.late_at(*excuse, now).is_zero() && reprieves.len() < REPRIEVES {
            reprieves.push(report(promise));
        }
    }
    Ok(reprieves)
}

/// Everything that a member has promised and whose record is still kept, each with its excuse.
///
/// # Errors
/// As [`excuse_on`].
pub fn promises(
    chain: &(impl Chain + ?Sized),
    member: &Address,
    now: Timestamp,
) -> Result<Vec<(Located<Commitment>, Excuse)>, Error> {
    let filter = Filter::every::<Commitment>().with(offset_of!(Commitment, debtor), member);
    let own = chain.all::<Commitment>(&filter)?.into_iter();
    own.map(|promise| excuse_on(chain, &promise, now).map(|excuse| (promise, excuse))).collect()
}
