//! Clearing: a closed chain of commitments, each reduced by the same amount. Everyone's net position stays the same, so
//! anybody may send it; how a good chain is *found* is not decided here.

use crate::Refusal;
use crate::party::Party;

/// The most commitments in one chain.
pub const LONGEST: usize = 48;

/// What a commitment allows to be done with it, beside being kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    /// Goods or a service, not the unit of account.
    pub in_kind: bool,
    /// The debtor allows clearing.
    pub debtor_clears: bool,
    /// The creditor allows clearing.
    pub creditor_clears: bool,
}

impl Terms {
    /// One side changes its own flag, naming what it was.
    pub(crate) fn allow(self, by: Party, seen: bool, allow: bool) -> Result<Self, Refusal> {
        let own = match by {
            Party::Debtor => self.debtor_clears,
            Party::Creditor => self.creditor_clears,
            Party::Stranger => return Err(Refusal::NotParty),
        };
        if own != seen || seen == allow {
            return Err(Refusal::FlagUnchanged);
        }
        Ok(match by {
            Party::Debtor => Self { debtor_clears: allow, ..self },
            Party::Creditor | Party::Stranger => Self { creditor_clears: allow, ..self },
        })
    }
}

/// A walk along a chain of debts that has to end where it began.
#[derive(Clone, Copy, Debug)]
pub struct Chain<Id> {
    first_debtor: Id,
    last_creditor: Id,
    links: u8,
}

impl<Id: Copy + Eq> Chain<Id> {
    /// Begins with what `debtor` owes `creditor`.
    pub const fn from(debtor: Id, creditor: Id) -> Self {
        Self { first_debtor: debtor, last_creditor: creditor, links: 1 }
    }

    /// Goes on with the next commitment: its debtor is the creditor of the one before.
    pub fn then(self, debtor: Id, creditor: Id) -> Result<Self, Refusal> {
        if debtor != self.last_creditor {
            return Err(Refusal::ChainBroken);
        }
        Ok(Self { last_creditor: creditor, links: self.links.saturating_add(1), ..self })
    }

    /// Whether the chain has come back to where it began.
    pub fn closes(self) -> Result<(), Refusal> {
        if self.links >= 2 && self.last_creditor == self.first_debtor { Ok(()) } else { Err(Refusal::ChainOpen) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(links: &[(u8, u8)]) -> Result<(), Refusal> {
        let ((debtor, creditor), rest) = links.split_first().map(|(first, rest)| (*first, rest)).unwrap();
        rest.iter().try_fold(Chain::from(debtor, creditor), |chain, link| chain.then(link.0, link.1))?.closes()
    }

    #[test]
    fn a_chain_ends_where_it_began() {
        assert_eq!(chain(&[(1, 2), (2, 1)]), Ok(()));
        assert_eq!(chain(&[(1, 2), (2, 3), (3, 1)]), Ok(()));
        assert_eq!(chain(&[(1, 2), (2, 3)]), Err(Refusal::ChainOpen));
        assert_eq!(chain(&[(1, 2), (3, 1)]), Err(Refusal::ChainBroken));
        assert_eq!(chain(&[(1, 1)]), Err(Refusal::ChainOpen), "nobody clears with themselves");
    }
}
