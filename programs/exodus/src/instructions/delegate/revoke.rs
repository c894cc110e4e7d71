//! Takes power back from a delegate, or gives it back.
//!
//! Signs: the member's key, or the delegate's own; the rent goes to whoever paid it. Transition: granted -> gone, so a
//! repeat finds nothing. Event: `DelegateChanged`. Refuses: anybody else.

use anchor_lang::prelude::*;

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Delegate, Member};

/// Accounts of `delegate revoke`.
#[derive(Accounts)]
pub struct DelegateRevoke {
    /// The member's key, or the delegate's.
    pub authority: Signer,
    /// The member who lent the power.
    #[account(mut)]
    pub member: Record<Member>,
    /// The delegate.
    #[account(mut)]
    pub delegate: Record<Delegate>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Takes power back, or gives it back.
pub fn revoke(ctx: &mut Context<DelegateRevoke>) -> Outcome {
    let DelegateRevoke { authority, member, delegate, payer } = &mut ctx.accounts;
    guards::is(member.address(), &delegate.member)?;
    // What the delegate's key does is no act of the member's: nobody is awake because of it.
    let lent = delegate.key == *authority.address() && member.authority != delegate.key;
    if !lent {
        let own = guards::own(member, authority)?;
        member.change().write(&own.member.acts(own.today));
    }
    super::tell(delegate, Some(&*member).filter(|_| !lent), Change::Revoked);
    Ok(delegate.close_to(payer)?)
}
