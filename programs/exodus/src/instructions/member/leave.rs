//! Leaves the network for good. What was promised stays promised, and can still be answered.
//!
//! Signs: the member's key, naming the member's turn. Transition: active or dormant -> left; epoch + 1, so that links,
//! delegates and proposals have no power any more. Event: `MemberChanged`. Refuses: a member with a mutual tie, an open
//! request, claim, offer or stake; a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::{Change, MemberAct};
use crate::errors::Outcome;
use crate::guards;

/// What the member expects of the own record.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct LeaveArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
}

/// Leaves the network.
pub fn leave(ctx: &mut Context<MemberAct>, args: LeaveArgs) -> Outcome {
    let MemberAct { authority, member } = &mut ctx.accounts;
    let own = guards::own(member, authority)?;
    let left = own.member.leave(Turn(args.turn), &member.holdings(), own.today, own.at)?;
    super::write(member, &left, Change::Left);
    Ok(())
}
