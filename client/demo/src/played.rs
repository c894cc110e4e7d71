//! What is played, and what came of it.

use std::path::Path;

use exodus_sdk::Unit;

use crate::actions::Call;
use crate::report::Report;
use crate::{Chapter, Ties};

/// What is played, and where.
pub struct Play<'a> {
    /// Who trusts whom.
    pub ties: &'a Ties,
    /// The directory of the ledger; without one it is a fresh one that is gone afterwards.
    pub ledger: Option<&'a Path>,
    /// The chapter to tell; what it needs before it is played all the same. Without one all are told.
    pub chapter: Option<Chapter>,
}

/// What came of it.
pub struct Played {
    pub(crate) title: String,
    pub(crate) ties: Vec<(u32, u32)>,
    pub(crate) call: Call,
    pub(crate) report: Report,
    pub(crate) chapter: Option<Chapter>,
    /// How many days the chapters took on the ledger's own clock.
    pub(crate) days: i64,
    /// The chain's own money.
    pub(crate) sol: Unit,
}
