//! Joins a network.
//!
//! Signs: the new member's key, whose address the record carries for ever; anybody may pay. Transition: nothing ->
//! active. Event: `MemberChanged`. Refuses: a pledge or attention limit out of range; a second record of one key.

use anchor_lang::prelude::*;
use exodus_rules::recovery::Tenure;
use exodus_rules::{Amount, member};

use super::Change;
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Member, Network};

/// What the new member declares.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct JoinArgs {
    /// What the member is ready to help with, in minor units.
    pub pledge: u64,
    /// Emergencies a period to be told of, 0-1000.
    pub attention: u16,
    /// SHA-256 of the profile; zero = none.
    pub profile: [u8; 32],
}

/// Accounts of `member join`.
#[derive(Accounts)]
pub struct MemberJoin {
    /// Pays the rent.
    #[account(mut, unsafe(dup))]
    pub payer: Signer,
    /// The first key.
    pub authority: Signer,
    /// The network.
    pub network: Record<Network>,
    /// The member.
    #[account(init, payer = payer, seeds = [b"member", network.address().as_ref(), authority.address().as_ref()], bump)]
    pub member: Record<Member>,
    /// Creates the account.
    pub system_program: Program<System>,
}

/// Joins a network.
pub fn join(ctx: &mut Context<MemberJoin>, args: JoinArgs) -> Outcome {
    let at = guards::now()?;
    let frame = &ctx.accounts.network;
    let joined = member::Member::join(frame.frame()?, Amount::positive(args.pledge)?, args.attention, at)?;

    let member = &mut ctx.accounts.member;
    let record = member.stamp(ctx.bumps.member);
    record.network = *frame.address();
    record.first_key = *ctx.accounts.authority.address();
    let first_key = record.first_key;
    record.take_key(&first_key, &Tenure::begins(at));
    record.payer = *ctx.accounts.payer.address();
    record.profile = args.profile;
    record.joined = at.get();
    record.period_seconds = frame.period_seconds;
    record.dormant_after = frame.dormant_after;
    record.decimals = frame.decimals;
    record.tie_cap = frame.tie_cap;
    record.write(&joined);
    super::tell(member, Change::Joined);
    Ok(())
}
