//! Writes down that a commitment is overdue: the request may look for other help, and the record shows it.
//!
//! Signs: nobody; anyone may send it. Transition: not overdue -> overdue in the counters. Event: `CommitmentChanged`.
//! Refuses: a commitment of which nothing is overdue, or which is written down as overdue already; one that waits for
//! what was to come first in exchange, or whose creditor has left or is dormant.

use anchor_lang::prelude::*;
use exodus_rules::commitment::Commitment as Rules;

use super::{Change, CommitmentReport, report};
use crate::errors::Outcome;

/// Writes down that a commitment is overdue.
pub fn tidy_overdue(ctx: &mut Context<CommitmentReport>) -> Outcome {
    report::carry(&mut ctx.accounts, Change::Overdue, Rules::tidy_overdue)
}
