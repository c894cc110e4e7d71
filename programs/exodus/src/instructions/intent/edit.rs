//! Says something else with an intent. What has become a commitment stays one.
//!
//! Signs: the author's key or a delegate's, naming the intent's turn. Of a delegate, the record comes behind the declared
//! accounts. Event: `IntentChanged`. Refuses: a stale turn, an intent of an earlier period, a request that takes no
//! intents any more.

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
pub struct EditArgs {
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
}

/// Says something else with an intent.
pub fn edit(ctx: &mut Context<IntentEdit>, args: EditArgs) -> Outcome {
    let at = guards::now()?;
    let extra = ctx.remaining_accounts()?;
    let IntentEdit { authority, member, intent, request } = &mut ctx.accounts;
    guards::is(member.address(), &intent.member)?;
    guards::is(request.address(), &intent.request)?;
    let acting = guards::acting(member, authority, &extra, Scope::HandleIntents, at)?;
    acting.alone()?;
    let wish = super::wish(args.amount, args.recurring)?;
    acting.within(wish.amount)?;
    let asked = request.read()?.rolled(acting.today.period);
    let taken = acting.member.turn;
    let (edited, backing) = intent.read()?.edit(Turn(args.turn), taken, wish, &asked, at)?;
    member.change().write(&acting.member.takes_turn_by(acting.hand, taken, acting.today)?);
    intent.change().write(&edited);
    super::back(request, &backing, acting.today.period, at)?;
    super::tell(intent, request, Some(member), Change::Edited);
    Ok(())
}
