//! Arranges how many guardians it takes to give the member another key, and how long they have to wait.
//!
//! Signs: the member's key, naming the member's turn. Transition: threshold and delay are replaced: at once where that
//! makes a recovery easier, for proposals after 30 days where it makes one harder. Event: `MemberChanged`. Refuses: a
//! threshold or a delay out of range, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;
use exodus_rules::recovery::Terms;

use crate::errors::Outcome;
use crate::guards;
use crate::instructions::member::{self, Change, MemberAct};

/// The arrangement.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct ArrangeArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// How many guardians it takes, 2-9; 0 = recovery is off.
    pub threshold: u8,
    /// Days between the approval that reaches the threshold and the execution, 3-30; 0 where recovery is off.
    pub days: u8,
}

/// Arranges threshold and delay.
pub fn arrange(ctx: &mut Context<MemberAct>, args: ArrangeArgs) -> Outcome {
    let MemberAct { authority, member } = &mut ctx.accounts;
    let own = guards::own(member, authority)?;
    let arranged = member.recovery().arrange(Terms::new(args.threshold, args.days)?, own.at);
    let after = own.member.takes_turn(Turn(args.turn), own.today)?;
    member.change().write_recovery(&arranged);
    member::write(member, &after, Change::Arranged);
    Ok(())
}
