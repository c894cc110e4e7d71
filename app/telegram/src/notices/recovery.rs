//! What is told of a new key that guardians propose: to the member, who can stop it, and to every guardian, who can ask the
//! member in person.

use exodus_sdk::Address;
use exodus_sdk::instructions::tie::other_end;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Approval, Recovery};
use exodus_sdk::whole::Whole;

use super::{Kind, Notice};
use crate::commands::Command;
use crate::dialogues::recovery::soonest;

/// A key was proposed, or one more guardian stands behind it.
pub(super) fn between(before: &Whole, after: &Whole, all: &mut Vec<Notice>) {
    for proposal in after.recoveries.values() {
        let was = before.recoveries.get(&proposal.address).filter(|was| was.opened == proposal.opened);
        // A guardian who has another key since has to say it once more, and is heard once more.
        let before = was.map_or_else(Default::default, |was| was.approvers());
        let new: Vec<&Approval> = proposal.approvers().iter().filter(|one| !before.contains(one)).collect();
        let Some(latest) = new.iter().map(|one| one.at).max() else { continue };
        let (member, others) = match was {
            None => ("notice-recovery", "notice-recovery-guardian"),
            Some(_) => ("notice-recovery-approved", "notice-recovery-agreed"),
        };
        let notice = |to, says| of(after, proposal, latest, to, says);
        all.push(notice(proposal.member, member));
        // Whoever did it knows.
        let told = guardians(after, proposal).filter(|guardian| new.iter().all(|one| one.guardian != *guardian));
        all.extend(told.map(|guardian| notice(guardian, others)));
    }
}

fn of(whole: &Whole, proposal: &Located<Recovery>, latest: i64, to: Address, says: &'static str) -> Notice {
    let key = format!("recovery:{}:{}:{}:{latest}:{to}", proposal.address, proposal.opened, proposal.approvals);
    let notice = Notice::to(to, key, Kind::Recovery, says).by(proposal.member);
    notice.until(soonest(whole, proposal)).see(Command::Proposal(proposal.address))
}

/// Everybody whom the member has chosen, and whoever still counts for a while after being dismissed.
fn guardians<'a>(whole: &'a Whole, proposal: &'a Recovery) -> impl Iterator<Item = Address> + 'a {
    let ward = whole.members.get(&proposal.member);
    ward.into_iter().flat_map(|ward| {
        whole.ties_of(&ward.address).filter_map(|tie| {
            let (end, rules) = (tie.end(&ward.address).ok()?, tie.read().ok()?);
            let counts = rules.must_guard(end, whole.now()).is_ok();
            (rules.side(end).is_chosen() || counts).then(|| other_end(ward, tie))
        })
    })
}
