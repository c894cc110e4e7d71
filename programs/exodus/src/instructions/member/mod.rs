//! What may be done with a member.

pub mod change_key;
pub mod join;
pub mod leave;
pub mod set;
pub mod tidy_dormant;
pub mod tidy_tombstone;
pub mod wake;

pub use change_key::MemberChangeKey;
pub use join::{JoinArgs, MemberJoin};
pub use leave::LeaveArgs;
pub use set::{MemberSet, SetArgs};
pub use tidy_dormant::MemberTidyDormant;
pub use tidy_tombstone::MemberTidyTombstone;

use anchor_lang::prelude::*;
use exodus_rules::member::Member as Rules;

use crate::events::{MemberChanged, changes};
use crate::record::Record;
use crate::state::Member;

/// Accounts of what a member does with the own record alone: `member wake`, `member leave`, `recovery arrange`.
#[derive(Accounts)]
pub struct MemberAct {
    /// The member's key.
    pub authority: Signer,
    /// The member.
    #[account(mut)]
    pub member: Record<Member>,
}

changes! {
    Joined = 1
    Settings = 2
    Key = 3
    Woke = 4
    Left = 5
    Dormant = 6
    Tombstone = 7
    Arranged = 8
    Recovered = 9
}

/// Writes what the rules made of a member, and tells it.
#[inline(never)]
pub(crate) fn write(member: &mut Record<Member>, after: &Rules, change: Change) {
    member.change().write(after);
    tell(member, change);
}

pub(crate) fn tell(member: &Record<Member>, change: Change) {
    emit!(MemberChanged {
        member: *member.address(),
        network: member.network,
        authority: member.authority,
        profile: member.profile,
        pledge: member.pledge,
        sequence: member.head.sequence,
        epoch: member.epoch,
        change: change.number(),
    });
}
