//! What messages are about, so that people can choose.

use serde::{Deserialize, Serialize};

/// What a message is about; somebody may not want to hear of some of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// A friend stands otherwise than before.
    Status,
    /// Somebody means to help, or otherwise, or no more.
    Intents,
    /// Somebody has promised.
    Committed,
    /// Somebody asks for what was promised.
    Demands,
    /// Something is said to be done, and waits for confirmation.
    Performed,
    /// Something was confirmed.
    Confirmed,
    /// Something was let go.
    Forgiven,
    /// A term ends.
    Terms,
    /// Somebody calls for help, and what became of it.
    Calls,
    /// A tie was withdrawn or restored, an invitation accepted.
    Ties,
    /// An initiative was adopted, or ran out.
    Initiatives,
    /// Somebody claims; a claim is to be answered; somebody was excluded.
    Claims,
    /// Somebody wants to take what one offers.
    Deals,
    /// A new key was proposed for one, or for one's ward. Nobody can shut this out.
    Recovery,
}

impl Kind {
    /// All.
    pub const ALL: [Self; 14] = [
        Self::Status,
        Self::Intents,
        Self::Committed,
        Self::Demands,
        Self::Performed,
        Self::Confirmed,
        Self::Forgiven,
        Self::Terms,
        Self::Calls,
        Self::Ties,
        Self::Initiatives,
        Self::Claims,
        Self::Deals,
        Self::Recovery,
    ];

    /// Whether somebody may not want to hear of it.
    pub const fn may_be_quiet(self) -> bool {
        !matches!(self, Self::Recovery)
    }

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Status => "kind-status",
            Self::Intents => "kind-intents",
            Self::Committed => "kind-committed",
            Self::Demands => "kind-demands",
            Self::Performed => "kind-performed",
            Self::Confirmed => "kind-confirmed",
            Self::Forgiven => "kind-forgiven",
            Self::Terms => "kind-terms",
            Self::Calls => "kind-calls",
            Self::Ties => "kind-ties",
            Self::Initiatives => "kind-initiatives",
            Self::Claims => "kind-claims",
            Self::Deals => "kind-deals",
            Self::Recovery => "kind-recovery",
        }
    }
}
