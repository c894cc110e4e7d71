//! Writes down that a request has ended, and gives its rent back to whoever paid it.
//!
//! Signs: nobody; anyone may send it. Transition: expired, completed or closed -> gone; where intents still hang on it,
//! or the period that an emergency was opened in is not over, its end is written down, and a second tidy closes it.
//! Event: `RequestChanged`. Refuses: a request that is still live, a claim that stakes have still to answer, an end that
//! is written down where the account stays.

use anchor_lang::prelude::*;

use super::{Change, Ending};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::Request;

/// Accounts of `request tidy`.
#[derive(Accounts)]
pub struct RequestTidy {
    /// The beneficiary, or its tombstone.
    #[account(mut)]
    pub member: UncheckedAccount,
    /// The request.
    #[account(mut)]
    pub request: Record<Request>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Writes down that a request has ended.
pub fn tidy(ctx: &mut Context<RequestTidy>) -> Outcome {
    let at = guards::now()?;
    let RequestTidy { member, request, payer } = &mut ctx.accounts;
    guards::is(member.address(), &request.beneficiary)?;
    let before = request.read()?;
    if let Some(claim) = request.claim() {
        claim.must_be_closable(&before)?;
    }
    let ended = before.tidy(at)?;
    request.counted().must_be_over(&before, &ended, at)?;
    let Some(mut member) = guards::remaining(member)? else {
        // Whoever is a tombstone holds nothing that could be freed.
        request.change().write(&ended);
        super::tell(request, None, Change::Tidied);
        return if request.counted().lets_go(&ended, at) { Ok(request.close_to(payer)?) } else { Ok(()) };
    };
    let asking = member.read()?;
    let ending = Ending { member: &mut member, request, payer, asking, change: Change::Tidied };
    super::end(ending, &before, &ended, at)?;
    Ok(member.exit()?)
}
