//! Allows or refuses that a commitment is cleared: each side its own flag.
//!
//! Signs: the debtor's or the creditor's key, naming the flag as it was. Transition: allowed <-> refused, on the own
//! side. Event: `CommitmentChanged`. Refuses: anybody else, a flag that says so already or has changed, a commitment that is
//! settled.

use anchor_lang::prelude::*;
use exodus_rules::commitment::Party;
use exodus_rules::{Amount, Refusal};

use super::{Change, Told};
use crate::errors::Outcome;
use crate::guards;
use crate::record::Record;
use crate::state::{Commitment, Member};

/// The own flag.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct ClearableArgs {
    /// What it says, as the signer sees it: 1 allows, 0 refuses.
    pub seen: u8,
    /// What it shall say.
    pub allow: u8,
}

/// Accounts of `commitment clearable`.
#[derive(Accounts)]
pub struct CommitmentClearable {
    /// The key of `member`.
    pub authority: Signer,
    /// The member who acts.
    #[account(mut)]
    pub member: Record<Member>,
    /// The commitment.
    #[account(mut)]
    pub commitment: Record<Commitment>,
}

/// Allows or refuses clearing.
pub fn clearable(ctx: &mut Context<CommitmentClearable>, args: ClearableArgs) -> Outcome {
    let at = guards::now()?;
    let CommitmentClearable { authority, member, commitment } = &mut ctx.accounts;
    let (acting, today) = guards::signed(member, authority, at)?;
    let (seen, allow) = (flag(args.seen)?, flag(args.allow)?);
    let party = commitment.party(member.address());
    let terms = commitment.read()?.allow(commitment.terms(), party, seen, allow)?;
    commitment.change().write_terms(terms);
    member.change().write_act(&acting.acts(today));
    let (debtor, creditor) = match party {
        Party::Debtor => (Some(&*member), None),
        Party::Creditor | Party::Stranger => (None, Some(&*member)),
    };
    super::tell(&Told { commitment, debtor, creditor, request: None, change: Change::Clearable, sum: Amount::ZERO });
    Ok(())
}

const fn flag(byte: u8) -> core::result::Result<bool, Refusal> {
    match byte {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Refusal::FlagUnknown),
    }
}
