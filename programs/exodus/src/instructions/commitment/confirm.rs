//! Confirms that a commitment was kept, partly or wholly: the only way a word counts as kept.
//!
//! Signs: the creditor's key, naming the kept total as seen. Transition: settled when nothing is outstanding; the
//! request is completed when kept reaches its target. Event: `CommitmentChanged`. Refuses: anybody but the creditor, a
//! sum above what is outstanding, a stale total.

use anchor_lang::prelude::*;

use super::{Answer, CommitmentAnswer, SumArgs};
use crate::errors::Outcome;

/// Confirms that a commitment was kept.
pub fn confirm(ctx: &mut Context<CommitmentAnswer>, args: SumArgs) -> Outcome {
    let (seen, sum) = args.read()?;
    super::answer(&mut ctx.accounts, Answer::Confirm { seen, sum })
}
