//! What may be done with a member.

pub mod change_key;
pub mod join;
pub mod set;

pub use change_key::MemberChangeKey;
pub use join::{JoinArgs, MemberJoin};
pub use set::{MemberSet, SetArgs};

use anchor_lang::prelude::*;

use crate::events::{MemberChanged, changes};
use crate::record::Record;
use crate::state::Member;

changes! {
    Joined = 1
    Settings = 2
    Key = 3
}

fn tell(member: &Record<Member>, change: Change) {
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
