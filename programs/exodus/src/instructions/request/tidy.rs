//! Writes down that a request has ended, and gives its rent back to whoever paid it.
//!
//! Signs: nobody; anyone may send it. Transition: expired or completed -> gone. Event: `RequestChanged`. Refuses: a
//! request that is still open.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Request};

/// Accounts of `request tidy`.
#[derive(Accounts)]
pub struct RequestTidy {
    /// The beneficiary.
    #[account(mut)]
    pub member: Record<Member>,
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
    let ended = request.read()?.tidy(at)?;
    let asking = ended.settle_beneficiary(member.read()?, Turn(request.number), at);
    member.change().write(&asking);
    request.change().write(&ended);
    super::tell(request, member, Change::Tidied);
    Ok(request.close_to(payer)?)
}
