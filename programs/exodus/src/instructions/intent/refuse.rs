//! The beneficiary refuses a helper: it ends their intent. (Who shall not come back is refused by withdrawing the own side of
//! the tie between the two.)
//!
//! Signs: the beneficiary's key. Transition: the account closes, so a repeat finds nothing; the rent goes to whoever paid
//! it. Event: `IntentChanged`. Refuses: anybody but the beneficiary.

use anchor_lang::prelude::*;

use super::{Change, IntentEnd};
use crate::errors::Outcome;
use crate::guards;

/// Refuses a helper.
pub fn refuse(ctx: &mut Context<IntentEnd>) -> Outcome {
    let at = guards::now()?;
    let IntentEnd { authority, member, intent, request, delegate, .. } = &mut ctx.accounts;
    guards::is(member.address(), &request.beneficiary)?;
    guards::is(request.address(), &intent.request)?;
    guards::is(delegate.address(), &System::id())?;
    let (beneficiary, today) = guards::signed(member, authority, at)?;
    member.change().write_act(&beneficiary.acts(today));
    super::end(&mut ctx.accounts, Change::Refused, today.period, at)
}
