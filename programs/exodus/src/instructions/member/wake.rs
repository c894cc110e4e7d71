//! Wakes up, where no other act of one's own does.
//!
//! Signs: the member's key. Transition: dormant -> active. Event: `MemberChanged`. Refuses: a member who is awake, so
//! that twice is once, and one who has left.

use anchor_lang::prelude::*;

use super::{Change, MemberAct};
use crate::errors::Outcome;
use crate::guards;

/// Wakes up.
pub fn wake(ctx: &mut Context<MemberAct>) -> Outcome {
    let MemberAct { authority, member } = &mut ctx.accounts;
    let own = guards::own(member, authority)?;
    member.change().write_act(&own.member.wake(own.today)?);
    super::tell(member, Change::Woke);
    Ok(())
}
