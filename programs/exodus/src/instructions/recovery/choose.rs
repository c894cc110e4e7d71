//! Chooses the one at the other end of a mutual tie as a guardian, or dismisses them.
//!
//! Signs: the member's key, naming the turn of the own side. Transition: of the own side, no guardian -> guardian since
//! now; guardian -> dismissed now, which counts for proposals after 30 days, and until then back. Event: `TieChanged`. Refuses: a tie that is not mutual, a tenth guardian, a choice that stands
//! already, a stale turn.

use anchor_lang::prelude::*;
use exodus_rules::tie::Guardian;
use exodus_rules::{Refusal, Turn};

use crate::errors::Outcome;
use crate::guards;
use crate::instructions::tie::{self, Told};
use crate::record::Record;
use crate::state::{Member, Tie};

/// What the other shall be.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct ChooseArgs {
    /// The turn of the own side, as the signer sees it.
    pub turn: u32,
    /// 1 a guardian, 0 none.
    pub choose: u8,
}

/// Accounts of `recovery choose`.
#[derive(Accounts)]
pub struct RecoveryChoose {
    /// The member's key.
    pub authority: Signer,
    /// The member who chooses.
    #[account(mut)]
    pub member: Record<Member>,
    /// The tie with the guardian.
    #[account(mut)]
    pub tie: Record<Tie>,
}

/// Chooses a guardian, or dismisses one.
pub fn choose(ctx: &mut Context<RecoveryChoose>, args: ChooseArgs) -> Outcome {
    let RecoveryChoose { authority, member, tie } = &mut ctx.accounts;
    let own = guards::own(member, authority)?;
    own.member.must_remain()?;
    let arranged = member.recovery();
    let (guardian, arranged, change) = match args.choose {
        0 => (
            Guardian::Dismissed,
            arranged.loses_guardian().map_err(|_| Refusal::GuardianUnchanged),
            tie::Change::Dismissed,
        ),
        1 => (Guardian::Chosen, arranged.gains_guardian(), tie::Change::Chosen),
        _ => return Err(Refusal::FlagUnknown.into()),
    };
    let end = tie.end(member.address())?;
    let after = tie.read()?.guard(end, Turn(args.turn), guardian, own.at)?;
    let record = member.change();
    record.write(&own.member.acts(own.today));
    record.write_recovery(&arranged?);
    tie.change().write(&after);
    tie::tell(&Told { tie, stands: &after, by: Some(member), other: None, invitation: None, change, end });
    Ok(())
}
