//! Instructions about a member.

pub use exodus::instructions::member::{JoinArgs, SetArgs};
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
