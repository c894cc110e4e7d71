//! What came of the demonstration, as values.

use exodus_sdk::Unit;
use serde_json::Value;

use crate::actions::Call;
use crate::chapter::Chapter;
use crate::failure::Failure;
use crate::picture;
use crate::report::Report;

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

impl Played {
    /// The figures, for programs; their shape is stable.
    ///
    /// # Errors
    /// They cannot be put into JSON.
    pub fn figures(&self) -> Result<Value, Failure> {
        self.report.of(self.chapter)
    }

    /// The network as a picture (SVG).
    pub fn picture(&self) -> String {
        picture::svg(&picture::Scene { title: &self.title, ties: &self.ties, call: &self.call })
    }
}
