//! Lets a commitment go, partly or wholly. What is forgiven is not owed any more, and not kept either.
//!
//! Signs: the creditor's key, naming the forgiven total as seen. Transition: settled when nothing is outstanding; the
//! request misses the sum again at once. Event: `CommitmentChanged`. Refuses: anybody but the creditor, a sum above
//! what is outstanding, a stale total.

use anchor_lang::prelude::*;

use super::{Answer, CommitmentAnswer, SumArgs};
use crate::errors::Outcome;

/// Lets a commitment go.
pub fn forgive(ctx: &mut Context<CommitmentAnswer>, args: SumArgs) -> Outcome {
    let (seen, sum) = args.read()?;
    super::answer(&mut ctx.accounts, Answer::Forgive { seen, sum })
}
