//! Changes what the own side of a tie is ready to help with.
//!
//! Signs: the member's key, naming the turn of the own side. Transition: extended -> extended, with another pledge.
//! Event: `TieChanged`. Refuses: a side that is not extended, a stale turn, a pledge of nothing.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Turn};

use super::{Act, TieOwnSide};
use crate::errors::Outcome;

/// The new pledge.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct PledgeArgs {
    /// The turn of the own side, as the signer sees it.
    pub turn: u32,
    /// What the member is ready to help the other with, in minor units.
    pub pledge: u64,
}

/// Changes what the own side is ready to help with.
pub fn pledge(ctx: &mut Context<TieOwnSide>, args: PledgeArgs) -> Outcome {
    let pledge = Amount::positive(args.pledge)?;
    super::act(&mut ctx.accounts, Turn(args.turn), Act::Pledge(pledge))
}
