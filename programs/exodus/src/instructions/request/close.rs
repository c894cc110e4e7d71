//! Ends a request before its time. What was promised stays promised.
//!
//! Signs: the beneficiary's key or a delegate's, naming the request's turn. Transition: live -> gone, the rent to
//! whoever paid it; or closed, where intents still hang on it or the period that an emergency was opened in is not over.
//! Event: `RequestChanged`. Refuses: a request that is not live (tidy it), a claim (withdraw it), a
//! stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;
use exodus_rules::delegate::Scope;

use super::{Change, Ending};
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
    /// The record of the delegate that signs; the System program where the member's own key does.
    pub delegate: UncheckedAccount,
}

/// Ends a request before its time.
pub fn close(ctx: &mut Context<RequestClose>, args: CloseArgs) -> Outcome {
    let at = guards::now()?;
    let RequestClose { authority, member, request, payer, delegate } = &mut ctx.accounts;
    guards::is(member.address(), &request.beneficiary)?;
    let (asking, today, hand) = guards::acting(member, authority, delegate, Scope::CloseRequests, at)?;
    let asking = asking.acts_by(hand, today);
    let before = request.read()?;
    before.must_end_here()?;
    let closed = before.close(Turn(args.turn), at)?;
    let counted = request.counted().close(at);
    request.change().write_counted(&counted);
    super::end(Ending { member, request, payer, asking, change: Change::Closed }, &before, &closed, at)
}
