//! Takes the own hand back, without the other's consent and without explanation.
//!
//! Signs: the member's key, naming the turn of the own side. Transition: extended -> withdrawn; a mutual tie ends.
//! Nothing said -> withdrawn, where the other hand is extended: their help is refused from then on.
//! Event: `TieChanged`. Refuses: a side that is not extended, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;

use super::{Act, TieOwnSide, TurnArgs};
use crate::errors::Outcome;

/// Takes the own hand back.
pub fn withdraw(ctx: &mut Context<TieOwnSide>, args: TurnArgs) -> Outcome {
    super::act(&mut ctx.accounts, Turn(args.turn), Act::Withdraw)
}
