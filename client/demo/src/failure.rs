//! Why a demonstration does not reach its end.

use exodus_rules::Refusal;
use exodus_sdk::Error;

/// What went wrong; [`Failure::hint`] has the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The ledger, the chain or the rules said no.
    #[error(transparent)]
    Chain(#[from] Error),
    /// There is no place for a ledger that is gone afterwards.
    #[error("a temporary ledger: {0}")]
    NoRoom(std::io::Error),
    /// Something is not there that was put there.
    #[error("{0}")]
    Broken(String),
    /// The program did what it is there to refuse.
    #[error("{0}")]
    Defect(String),
}

impl Failure {
    /// The way out, where there is one.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::Chain(error) => error.hint(),
            Self::NoRoom(_) | Self::Broken(_) => None,
            Self::Defect(_) => Some("report it: this is a defect"),
        }
    }

    pub(crate) fn broken(fact: impl Into<String>) -> Self {
        Self::Broken(fact.into())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(refusal).into()
    }
}
