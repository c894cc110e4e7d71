//! Extends the own hand to a member, or answers one that is extended: no link is needed among people who are there.
//!
//! Signs: the member's key, naming the member's turn; anybody may pay. Transition: own side nothing -> extended; mutual
//! when the other side is extended already. Event: `TieChanged`. Refuses: a side that is extended or withdrawn
//! (restore it); a member who has left; oneself; another network; a cap that is reached.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Turn, tie};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::tie::ordered;
use crate::state::{Member, Tie};

/// What the member offers.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct ExtendArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// What the member is ready to help the other with, in minor units.
    pub pledge: u64,
}

/// Accounts of `tie extend`.
#[derive(Accounts)]
pub struct TieExtend {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The member's key.
    pub authority: Signer,
    /// The member who acts.
    #[account(mut)]
    pub member: Record<Member>,
    /// The member at the other end.
    #[account(mut)]
    pub other: Record<Member>,
    /// The tie between the two.
    #[account(init_if_needed, payer = payer, seeds = [
        b"tie",
        ordered(member.address(), other.address()).0.as_ref(),
        ordered(member.address(), other.address()).1.as_ref()
    ], bump)]
    pub tie: Record<Tie>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Extends the own hand.
pub fn extend(ctx: &mut Context<TieExtend>, args: ExtendArgs) -> Outcome {
    let at = guards::now()?;
    let TieExtend { payer, authority, member, other, tie, .. } = &mut ctx.accounts;
    super::must_be_strangers_of_one_network(member, other)?;
    let (own, today) = guards::signed(member, authority, at)?;
    let taken = own.turn;
    let own = own.takes_turn(Turn(args.turn), today)?;
    let their = other.read()?;
    their.must_remain()?;

    super::begin(tie, ctx.bumps.tie, (member.address(), other.address()), payer.address());
    let end = tie.end_of(member.address(), other.address())?;
    let before = tie.read()?;
    let after = before.extend(end, taken, Amount::positive(args.pledge)?)?;
    let (own, their) = tie::count(&before, &after, own, their)?;
    member.change().write(&own);
    tie.change().write(&after);
    let other = super::counted(other, &their, &before, &after);
    super::tell(&Told {
        tie,
        stands: &after,
        by: Some(member),
        other,
        invitation: None,
        change: Change::Extended,
        end,
    });
    Ok(())
}
