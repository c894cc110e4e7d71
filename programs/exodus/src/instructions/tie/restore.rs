//! Offers the own hand again, with the pledge it had.
//!
//! Signs: the member's key, naming the turn of the own side. Transition: withdrawn -> extended; mutual where the other
//! side is extended. Event: `TieChanged`. Refuses: a side that was not withdrawn, a stale turn, a cap that is reached,
//! a member who has left.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::{Act, TieOwnSide, TurnArgs};
use crate::errors::Outcome;

/// Offers the own hand again.
pub fn restore(ctx: &mut Context<TieOwnSide>, args: TurnArgs) -> Outcome {
    super::act(&mut ctx.accounts, Turn(args.turn), Act::Restore)
}
