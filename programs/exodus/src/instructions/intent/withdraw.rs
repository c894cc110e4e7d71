//! Takes an intent back, at any time and without explanation.
//!
//! Signs: the author's key or a delegate's, naming the intent's turn. Transition: the account closes, the rent goes to
//! whoever paid it. Event: `IntentChanged`. Refuses: anybody but the author, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Refusal;
use exodus_rules::delegate::Scope;

use super::{Change, IntentEnd};
use crate::errors::Outcome;
use crate::guards;

/// What the author expects the intent to be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct WithdrawArgs {
    /// The intent's turn, as the signer sees it.
    pub turn: u32,
}

/// Takes an intent back.
pub fn withdraw(ctx: &mut Context<IntentEnd>, args: WithdrawArgs) -> Outcome {
    let at = guards::now()?;
    let IntentEnd { authority, member, intent, request, delegate, .. } = &mut ctx.accounts;
    guards::is(member.address(), &intent.member)?;
    guards::is(request.address(), &intent.request)?;
    if args.turn != intent.turn {
        return Err(Refusal::StaleTurn.into());
    }
    let (author, today, hand) = guards::acting(member, authority, delegate, Scope::HandleIntents, at)?;
    member.change().write_act(&author.acts_by(hand, today));
    super::end(&mut ctx.accounts, Change::Withdrawn, today.period, at)
}
