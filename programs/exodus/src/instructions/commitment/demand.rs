//! Asks for performance: a notice. Of what the debtor calls performed it is a dispute: "not so".
//!
//! Signs: the creditor's key, naming the disputed part as seen. Transition: everything performed and unanswered becomes
//! disputed, which counts for both sides until the creditor confirms or forgives. Event: `CommitmentChanged`. Refuses:
//! anybody but the creditor, a commitment of which nothing is outstanding, a stale part.

use anchor_lang::prelude::*;
use exodus_rules::Amount;

use super::{Answer, CommitmentAnswer};
use crate::errors::Outcome;

/// What the creditor expects to be disputed already.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct DemandArgs {
    /// The disputed part, as the signer sees it, in minor units.
    pub seen: u64,
}

/// Asks for performance.
pub fn demand(ctx: &mut Context<CommitmentAnswer>, args: DemandArgs) -> Outcome {
    let seen = Amount::new(args.seen)?;
    super::answer(&mut ctx.accounts, Answer::Demand { seen })
}
