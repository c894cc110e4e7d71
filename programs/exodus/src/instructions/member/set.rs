//! Sets the own profile hash, pledge and attention limit.
//!
//! Signs: the member's key, naming the member's turn. Transition: the three values are replaced. Event:
//! `MemberChanged`. Refuses: a stale turn, a value out of range.

use anchor_lang::prelude::*;
use exodus_rules::{Amount, Turn};

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::Member;

/// The settings; all of them, as they shall be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct SetArgs {
    /// The member's turn, as the signer sees it.
    pub turn: u32,
    /// What the member is ready to help with, in minor units.
    pub pledge: u64,
    /// Emergencies a period to be told of, 0-1000.
    pub attention: u16,
    /// SHA-256 of the profile; zero = none.
    pub profile: [u8; 32],
}

/// Accounts of `member set`.
#[derive(Accounts)]
pub struct MemberSet {
    /// The member's key.
    pub authority: Signer,
    /// The member.
    #[account(mut)]
    pub member: Record<Member>,
}

/// Sets the own profile hash, pledge and attention limit.
pub fn set(ctx: &mut Context<MemberSet>, args: SetArgs) -> Outcome {
    let at = guards::now()?;
    let member = &mut ctx.accounts.member;
    let (before, today) = guards::signed(member, &ctx.accounts.authority, at)?;
    let after = before.set(Turn(args.turn), Amount::positive(args.pledge)?, args.attention, today)?;
    let record = member.change();
    record.write(&after);
    record.profile = args.profile;
    super::tell(member, Change::Settings);
    Ok(())
}
