//! Ends a request before its time. What was promised stays promised.
//!
//! Signs: the beneficiary's key, naming the request's turn; the rent goes to whoever paid it. Transition: open -> gone.
//! Event: `RequestChanged`. Refuses: a request that is not open (tidy it), a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Request};

/// What the beneficiary expects the request to be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct CloseArgs {
    /// The request's turn, as the signer sees it.
    pub turn: u32,
}

/// Accounts of `request close`.
#[derive(Accounts)]
pub struct RequestClose {
    /// The beneficiary's key.
    pub authority: Signer,
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

/// Ends a request before its time.
pub fn close(ctx: &mut Context<RequestClose>, args: CloseArgs) -> Outcome {
    let at = guards::now()?;
    let RequestClose { authority, member, request, payer } = &mut ctx.accounts;
    guards::is(member.address(), &request.beneficiary)?;
    let (asking, today) = guards::signed(member, authority, at)?;
    let asking = asking.acts(today);
    let closed = request.read()?.close(Turn(args.turn), at)?;
    member.change().write(&closed.settle_beneficiary(asking, Turn(request.number), at));
    request.change().write(&closed);
    super::tell(request, member, Change::Closed);
    Ok(request.close_to(payer)?)
}
