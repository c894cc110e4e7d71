//! Writes down what the end of a period, or of the request, has made of an intent: renewed, or ended.
//!
//! Signs: nobody; anyone may send it. Transition: a recurring intent whose commitment is performed or settled counts in
//! the present period, with its full amount; any other closes, as does that of an author who has left; the rent goes to
//! whoever paid it. Event: `IntentChanged`. Refuses: an intent that still stands; a renewal while the beneficiary has
//! an open emergency.

use anchor_lang::prelude::*;
use exodus_rules::intent::{Facts, Word};
use exodus_rules::period::Rhythm;
use exodus_rules::request::book::{Backers, Backing};
use exodus_rules::{Amount, Refusal};

use super::Change;
use crate::errors::{Failure, Outcome};
use crate::guards;
use crate::record::Record;
use crate::state::{Commitment, Intent, Request};

/// Accounts of `intent tidy`.
#[derive(Accounts)]
pub struct IntentTidy {
    /// The beneficiary, or its tombstone.
    pub beneficiary: UncheckedAccount,
    /// The member who declared it, or its tombstone.
    pub author: UncheckedAccount,
    /// The intent.
    #[account(mut)]
    pub intent: Record<Intent>,
    /// The request it is meant for.
    #[account(mut)]
    pub request: Record<Request>,
    /// The commitment that came out of it, or the address where it was; the System program if none did.
    pub commitment: UncheckedAccount,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Writes down what has become of an intent.
pub fn tidy(ctx: &mut Context<IntentTidy>) -> Outcome {
    let at = guards::now()?;
    let IntentTidy { beneficiary, author, intent, request, commitment, payer } = &mut ctx.accounts;
    guards::is(beneficiary.address(), &request.beneficiary)?;
    guards::is(request.address(), &intent.request)?;
    let asked = request.read()?;
    let (today, in_emergency, rhythm) = match guards::member(beneficiary)? {
        Some(owner) => {
            let owner = owner.read()?;
            (owner.today(at)?.period, owner.emergency_at(at).is_some(), owner.frame.rhythm)
        }
        // Nobody becomes a tombstone while a request of theirs is live: no period comes after its last.
        None => (asked.period, false, Rhythm::Month),
    };
    guards::is(author.address(), &intent.member)?;
    let author_left = match guards::member(author)? {
        Some(author) => author.read()?.must_remain().is_err(),
        None => true,
    };
    let facts = Facts { author_left, word: word(intent, commitment)?, in_emergency };
    let before = intent.read()?;
    let renewed = before.tidy(&asked.rolled(today), &facts, rhythm, at)?;
    super::back(request, &before.end(), today, at)?;
    let Some(renewed) = renewed else {
        super::tell(intent, request, None, Change::Lapsed);
        return Ok(intent.close_to(payer)?);
    };
    if intent.payer != *payer.address() {
        return Err(Refusal::NotPayer.into());
    }
    let comes = Backing { period: renewed.period, from: Amount::ZERO, to: renewed.left, backers: Backers::Comes };
    super::back(request, &comes, today, at)?;
    intent.change().write(&renewed);
    super::tell(intent, request, None, Change::Renewed);
    Ok(())
}

/// What has become of the promise that the intent turned into.
fn word(intent: &Intent, commitment: &UncheckedAccount) -> core::result::Result<Word, Failure> {
    guards::is(commitment.address(), &intent.commitment)?;
    if intent.commitment == System::id() {
        return Ok(Word::NotGiven);
    }
    // A record that is gone was settled: nothing else closes one.
    Ok(match guards::peek::<Commitment>(commitment)? {
        Some(promise) if !promise.read()?.is_wholly_performed() => Word::Open,
        Some(_) | None => Word::Kept,
    })
}
