//! What a member has open, beside ties and promises: all of it has to end before the member can leave.

use crate::Refusal;

/// How many of each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Holdings {
    /// Requests for support, at most 1.
    pub supports: u8,
    /// Initiatives, at most 8.
    pub initiatives: u8,
    /// Claims in pools, at most 255.
    pub claims: u8,
    /// Offers and needs.
    pub offers: u16,
    /// Active stakes.
    pub stakes: u16,
}

/// One thing that a member holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holding {
    /// A request for support.
    Support,
    /// An initiative.
    Initiative,
    /// A claim.
    Claim,
    /// An offer or a need.
    Offer,
    /// A stake.
    Stake,
}

impl Holdings {
    /// Open requests for support.
    pub const SUPPORTS: u8 = 1;
    /// Open initiatives.
    pub const INITIATIVES: u8 = 8;

    /// Whether nothing is open.
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }

    /// One more.
    pub fn gain(self, holding: Holding) -> Result<Self, Refusal> {
        match holding {
            Holding::Support if self.supports >= Self::SUPPORTS => Err(Refusal::SupportAlreadyOpen),
            Holding::Initiative if self.initiatives >= Self::INITIATIVES => Err(Refusal::InitiativesOpen),
            Holding::Support | Holding::Initiative | Holding::Claim | Holding::Offer | Holding::Stake => {
                self.moved(holding, |small| small.checked_add(1), |wide| wide.checked_add(1), Refusal::TurnsExhausted)
            }
        }
    }

    /// One less.
    pub fn lose(self, holding: Holding) -> Result<Self, Refusal> {
        self.moved(holding, |small| small.checked_sub(1), |wide| wide.checked_sub(1), Refusal::RecordCorrupt)
    }

    fn moved(
        mut self,
        holding: Holding,
        small: impl Fn(u8) -> Option<u8>,
        wide: impl Fn(u16) -> Option<u16>,
        otherwise: Refusal,
    ) -> Result<Self, Refusal> {
        match holding {
            Holding::Support => self.supports = small(self.supports).ok_or(otherwise)?,
            Holding::Initiative => self.initiatives = small(self.initiatives).ok_or(otherwise)?,
            Holding::Claim => self.claims = small(self.claims).ok_or(otherwise)?,
            Holding::Offer => self.offers = wide(self.offers).ok_or(otherwise)?,
            Holding::Stake => self.stakes = wide(self.stakes).ok_or(otherwise)?,
        }
        Ok(self)
    }

    /// What holds for every member record.
    pub const fn invariant(&self) -> bool {
        self.supports <= Self::SUPPORTS && self.initiatives <= Self::INITIATIVES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_support_and_eight_initiatives_are_the_most() {
        let supporting = Holdings::default().gain(Holding::Support).unwrap();
        assert_eq!(supporting.gain(Holding::Support), Err(Refusal::SupportAlreadyOpen));
        let busy = (0..8).fold(supporting, |held, _| held.gain(Holding::Initiative).unwrap());
        assert_eq!(busy.gain(Holding::Initiative), Err(Refusal::InitiativesOpen));
        assert!(busy.invariant() && !busy.are_none());
        assert!(!Holdings { supports: 2, ..busy }.invariant() && !Holdings { initiatives: 9, ..busy }.invariant());
    }

    #[test]
    fn what_comes_and_goes_leaves_no_trace() {
        let kinds = [Holding::Support, Holding::Initiative, Holding::Claim, Holding::Offer, Holding::Stake];
        for kind in kinds {
            let one = Holdings::default().gain(kind).unwrap();
            assert!(!one.are_none(), "{kind:?}");
            assert_eq!(one.lose(kind), Ok(Holdings::default()), "{kind:?}");
            assert_eq!(Holdings::default().lose(kind), Err(Refusal::RecordCorrupt), "{kind:?}");
        }
    }
}
