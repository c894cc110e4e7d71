//! What is told of a new key that guardians propose: to the member, who can stop it, and to every guardian, who can ask the
//! member in person.

use exodus_sdk::Address;
use exodus_sdk::instructions::tie::other_end;
use exodus_sdk::record::Located;
use exodus_sdk::state::Recovery;
use exodus_sdk::whole::Whole;

use super::{Kind, Notice};
use crate::commands::Command;

/// A key was proposed, or one more guardian stands behind it.
pub(super) fn between(before: &Whole, after: &Whole, all: &mut Vec<Notice>) {
    for proposal in after.recoveries.values() {
        let was = before.recoveries.get(&proposal.address).filter(|was| was.opened == proposal.opened);
        let approvals = was.map_or(0, |was| was.approvals);
        if proposal.approvals <= approvals {
            continue;
        }
        let (member, others) = match was {
            None => ("notice-recovery", "notice-recovery-guardian"),
            Some(_) => ("notice-recovery-approved", "notice-recovery-agreed"),
        };
        all.push(of(proposal, proposal.member, member));
        let told = guardians(after, proposal).filter(|guardian| Some(guardian) != latest(proposal).as_ref());
        all.extend(told.map(|guardian| of(proposal, guardian, others)));
    }
}

fn of(proposal: &Located<Recovery>, to: Address, says: &'static str) -> Notice {
    let key = format!("recovery:{}:{}:{}:{to}", proposal.address, proposal.opened, proposal.approvals);
    let notice = Notice::to(to, key, Kind::Recovery, says).by(proposal.member);
    notice.until(proposal.executable).see(Command::Proposal(proposal.address))
}

/// Whoever did it knows.
fn latest(proposal: &Recovery) -> Option<Address> {
    proposal.approvers.get(usize::from(proposal.approvals).checked_sub(1)?).copied()
}

fn guardians<'a>(whole: &'a Whole, proposal: &'a Recovery) -> impl Iterator<Item = Address> + 'a {
    let ward = whole.members.get(&proposal.member);
    ward.into_iter().flat_map(|ward| {
        whole.ties_of(&ward.address).filter_map(|tie| {
            let own = if tie.lower == ward.address { &tie.lower_side } else { &tie.higher_side };
            (own.guardian_since != 0).then(|| other_end(ward, tie))
        })
    })
}
