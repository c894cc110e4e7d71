//! Who stands at the two sides of a commitment.

use crate::Refusal;

/// Who signs, seen from a commitment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Party {
    /// The one who promised.
    Debtor,
    /// The one in whose favour it stands.
    Creditor,
    /// Anybody else.
    Stranger,
}

/// Who somebody is, as far as owing is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Person<Id> {
    /// The network.
    pub network: Id,
    /// The member.
    pub member: Id,
    /// The key that signs for the member now.
    pub key: Id,
}

impl<Id: Eq> Person<Id> {
    /// Whether this person can owe that one anything: two people of one network.
    pub fn may_owe(&self, creditor: &Self) -> Result<(), Refusal> {
        if self.network != creditor.network {
            return Err(Refusal::AcrossNetworks);
        }
        let same = self.member == creditor.member || self.key == creditor.key;
        if same { Err(Refusal::SelfCommitment) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_owes_themselves_under_another_name_or_beyond_the_network() {
        let person = |network, member, key| Person { network, member, key };
        let owes = |other| person(0, 1, 7).may_owe(&other);
        assert_eq!(owes(person(0, 2, 8)), Ok(()));
        assert_eq!(owes(person(0, 1, 8)), Err(Refusal::SelfCommitment));
        assert_eq!(owes(person(0, 2, 7)), Err(Refusal::SelfCommitment));
        assert_eq!(owes(person(9, 2, 8)), Err(Refusal::AcrossNetworks), "euros are no yen");
    }
}
