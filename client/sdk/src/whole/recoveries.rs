//! Who stands behind a proposed key, and how its member ends it.

use crate::Address;
use crate::address;
use crate::instructions::{Instruction, recovery};
use crate::record::Located;
use crate::state::{Member, Recovery, Tie};
use crate::whole::Whole;

impl Whole {
    /// The approvers of a proposal whose word still stands.
    pub fn behind(&self, proposal: &Located<Recovery>) -> Vec<Address> {
        let stands = |guardian: &Address| {
            let found = self.guardian(proposal, guardian);
            found.is_some_and(|(guardian, tie)| recovery::stands(proposal, guardian, tie))
        };
        proposal.approvers().iter().map(|one| one.guardian).filter(stands).collect()
    }

    /// A guardian who counts for a proposal and has not approved it.
    pub fn missing(&self, proposal: &Located<Recovery>) -> Option<Address> {
        let mut own = self.ties_of(&proposal.member).filter_map(|tie| {
            let end = tie.end(&proposal.member).ok()?;
            Some((self.members.get(tie.member_at(end.other()))?, tie))
        });
        own.find(|(guardian, tie)| recovery::is_missing(proposal, guardian, tie, self.now()))
            .map(|(guardian, _)| guardian.address)
    }

    /// The veto of a member, who shows a missing guardian where the own key is too young to do without.
    pub fn veto(&self, member: &Located<Member>, proposal: &Located<Recovery>) -> Instruction {
        let alone = proposal.read().yields_to(&member.tenure(), self.now());
        let missing = if alone { None } else { self.missing(proposal) };
        missing.map_or_else(
            || recovery::veto(member, proposal),
            |guardian| recovery::veto_without(member, proposal, &guardian),
        )
    }

    fn guardian(&self, proposal: &Located<Recovery>, guardian: &Address) -> Option<(&Located<Member>, &Located<Tie>)> {
        let tie = self.ties.get(&address::tie(guardian, &proposal.member))?;
        Some((self.members.get(guardian)?, tie))
    }
}
