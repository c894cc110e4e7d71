//! Instructions about a member.

pub use exodus::instructions::member::{JoinArgs, LeaveArgs, SetArgs};
use exodus::state::Member;
use solana_instruction::Instruction;

use super::{SYSTEM, build};
use crate::record::Located;
use crate::{Address, address};

/// Joins `network` with the key `authority`.
pub fn join(payer: Address, authority: Address, network: Address, args: JoinArgs) -> Instruction {
    let member = address::member(&network, &authority);
    let accounts = exodus::accounts::MemberJoin { payer, authority, network, member, system_program: SYSTEM };
    build(&accounts, &exodus::instruction::MemberJoin { args })
}

/// Sets pledge, attention limit and profile hash of `member`.
pub fn set(member: &Located<Member>, pledge: u64, attention: u16, profile: [u8; 32]) -> Instruction {
    let accounts = exodus::accounts::MemberSet { authority: member.authority, member: member.address };
    let args = SetArgs { turn: member.turn, pledge, attention, profile };
    build(&accounts, &exodus::instruction::MemberSet { args })
}

/// Hands `member` over to `new_authority`, which signs as well.
pub fn change_key(member: &Located<Member>, new_authority: Address) -> Instruction {
    let accounts =
        exodus::accounts::MemberChangeKey { authority: member.authority, new_authority, member: member.address };
    build(&accounts, &exodus::instruction::MemberChangeKey {})
}

/// Wakes `member` up.
pub fn wake(member: &Located<Member>) -> Instruction {
    build(&own(member), &exodus::instruction::MemberWake {})
}

/// `member` leaves the network for good.
pub fn leave(member: &Located<Member>) -> Instruction {
    build(&own(member), &exodus::instruction::MemberLeave { args: LeaveArgs { turn: member.turn } })
}

/// Writes down that a member has fallen dormant; anyone may.
pub fn tidy_dormant(member: &Located<Member>) -> Instruction {
    let accounts = exodus::accounts::MemberTidyDormant { member: member.address };
    build(&accounts, &exodus::instruction::MemberTidyDormant {})
}

/// Leaves a tombstone where a member was who has left; anyone may.
pub fn tidy_tombstone(member: &Located<Member>) -> Instruction {
    let accounts = exodus::accounts::MemberTidyTombstone { member: member.address, payer: member.payer };
    build(&accounts, &exodus::instruction::MemberTidyTombstone {})
}

pub(super) fn own(member: &Located<Member>) -> exodus::accounts::MemberAct {
    exodus::accounts::MemberAct { authority: member.authority, member: member.address }
}
