//! The beneficiary refuses a helper: it ends their intent. (Who shall not come back is refused by withdrawing the own
//! side of the tie between the two.)
//!
//! Signs: the beneficiary's key, naming the beneficiary's turn: a repeat does not end what the helper declares anew.
//! Transition: the account closes, the rent goes to whoever paid it. Event: `IntentChanged`. Refuses: anybody but the
//! beneficiary, a stale turn.

use anchor_lang::prelude::*;

use exodus_rules::Turn;

use super::{Change, IntentEnd};
use crate::errors::Outcome;
use crate::guards;

/// What the beneficiary expects of the own record.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct RefuseArgs {
    /// The beneficiary's turn, as the signer sees it.
    pub turn: u32,
}

/// Refuses a helper.
pub fn refuse(ctx: &mut Context<IntentEnd>, args: RefuseArgs) -> Outcome {
    let at = guards::now()?;
    let IntentEnd { authority, member, intent, request, delegate, .. } = &mut ctx.accounts;
    guards::is(member.address(), &request.beneficiary)?;
    guards::is(request.address(), &intent.request)?;
    guards::is(delegate.address(), &System::id())?;
    let (beneficiary, today) = guards::signed(member, authority, at)?;
    member.change().write(&beneficiary.takes_turn(Turn(args.turn), today)?);
    super::end(&mut ctx.accounts, Change::Refused, today.period, at)
}
