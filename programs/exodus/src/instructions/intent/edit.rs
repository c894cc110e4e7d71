//! Says something else with an intent. What has become a commitment stays one.
//!
//! Signs: the author's key or a delegate's, naming the intent's turn. Transition: declared -> declared, saying
//! something else. Event: `IntentChanged`. Refuses: a stale turn, an intent of an earlier period, a request that takes
//! no intents any more.

use anchor_lang::prelude::*;
use exodus_rules::Turn;
use exodus_rules::delegate::Scope;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Intent, Member, Request};

/// The intent as it shall be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct IntentEditArgs {
    /// The intent's turn, as the signer sees it.
    pub turn: u32,
    /// How much, in each period, in minor units.
    pub amount: u64,
    /// 1 = it is meant for every period of a support.
    pub recurring: u8,
}

/// Accounts of `intent edit`.
#[derive(Accounts)]
pub struct IntentEdit {
    /// The key of `member`.
    pub authority: Signer,
    /// The member who declared it.
    #[account(mut)]
    pub member: Record<Member>,
    /// The intent.
    #[account(mut)]
    pub intent: Record<Intent>,
    /// The request it is meant for.
    #[account(mut)]
    pub request: Record<Request>,
    /// The record of the delegate that signs; the System program where the member's own key does.
    pub delegate: UncheckedAccount,
}

/// Says something else with an intent.
pub fn edit(ctx: &mut Context<IntentEdit>, args: IntentEditArgs) -> Outcome {
    let at = guards::now()?;
    let IntentEdit { authority, member, intent, request, delegate } = &mut ctx.accounts;
    guards::is(member.address(), &intent.member)?;
    guards::is(request.address(), &intent.request)?;
    let (author, today, hand) = guards::acting(member, authority, delegate, Scope::HandleIntents, at)?;
    let wish = super::wish(args.amount, args.recurring)?;
    guards::within(delegate, wish.amount)?;
    let asked = request.read()?.rolled(today.period);
    let taken = author.turn;
    let (edited, backing) = intent.read()?.edit(Turn(args.turn), taken, wish, &asked, at)?;
    member.change().write(&author.takes_turn_by(hand, taken, today)?);
    intent.change().write(&edited);
    super::back(request, &backing, today.period, at)?;
    super::tell(intent, request, Some(member), Change::Edited);
    Ok(())
}
