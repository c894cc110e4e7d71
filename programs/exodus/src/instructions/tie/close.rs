//! Forgets the own side of a tie that neither side extends; the record goes when both have forgotten.
//!
//! Signs: the member's key, naming the turn of the own side; the rent goes to whoever paid it. Each forgets for
//! themselves, so that nobody's withdrawal is wiped out by the one it was meant for. Transition: withdrawn -> nothing
//! said; gone when both say nothing. Event: `TieChanged`. Refuses: a tie of which a side is extended, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::Turn;
use exodus_rules::member::Member as Rules;

use super::{Change, Told, TurnArgs};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Tie};

/// Accounts of `tie close`.
#[derive(Accounts)]
pub struct TieClose {
    /// The member's key.
    pub authority: Signer,
    /// The member who acts.
    #[account(mut)]
    pub member: Record<Member>,
    /// The tie between the two.
    #[account(mut)]
    pub tie: Record<Tie>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
}

/// Forgets the own side.
pub fn close(ctx: &mut Context<TieClose>, args: TurnArgs) -> Outcome {
    let at = guards::now()?;
    let TieClose { authority, member, tie, payer } = &mut ctx.accounts;
    let (own, today) = guards::signed(member, authority, at)?;
    let own = own.acts(today);
    let end = tie.end(member.address())?;
    let (after, turn) = tie.read()?.forget(end, Turn(args.turn))?;
    member.change().write(&Rules { turn: own.turn.max(turn), ..own });
    tie.change().write(&after);
    super::tell(&Told {
        tie,
        stands: &after,
        by: Some(member),
        other: None,
        invitation: None,
        change: Change::Forgotten,
        end,
    });
    if after.is_forgotten() { Ok(tie.close_to(payer)?) } else { Ok(()) }
}
