//! What a request asks for.

use crate::Refusal;

/// What a request asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Something has happened: commitments only, now.
    Emergency,
    /// A sum in every period.
    Support,
    /// A price that enough people have to back by intents before anybody owes anything.
    Initiative,
    /// An event that a pool shares.
    Claim,
}

impl Kind {
    /// The kind behind its byte.
    pub const fn from_byte(byte: u8) -> Result<Self, Refusal> {
        match byte {
            1 => Ok(Self::Emergency),
            2 => Ok(Self::Support),
            3 => Ok(Self::Initiative),
            4 => Ok(Self::Claim),
            _ => Err(Refusal::RequestKindUnknown),
        }
    }

    /// The byte that records and instructions carry.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Emergency => 1,
            Self::Support => 2,
            Self::Initiative => 3,
            Self::Claim => 4,
        }
    }
}
