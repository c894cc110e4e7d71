//! Instructions about a tie and the invitation that leads to one.

pub use exodus::instructions::tie::{AcceptArgs, ExtendArgs, InviteArgs, PledgeArgs, TurnArgs};
use exodus::state::{Invitation, Member, Tie};
use exodus_rules::tie::SideState;
use solana_instruction::Instruction;

use super::{SYSTEM, build};
use crate::record::Located;
use crate::{Address, address};

/// Offers a hand by the link whose key is `link`; it signs as well.
pub fn invite(
    payer: Address,
    inviter: &Located<Member>,
    link: Address,
    pledge: u64,
    expires: i64,
    uses: u8,
) -> Instruction {
    let accounts = exodus::accounts::TieInvite {
        payer,
        authority: inviter.authority,
        link,
        member: inviter.address,
        invitation: address::invitation(&link),
        system_program: SYSTEM,
    };
    let args = InviteArgs { turn: inviter.turn, pledge, expires, uses };
    build(&accounts, &exodus::instruction::TieInvite { args })
}

/// Who takes a hand: a member as the chain knows it, or one who joins in the same transaction.
#[derive(Clone, Copy, Debug)]
pub struct Newcomer {
    /// The key that signs.
    pub authority: Address,
    /// The member.
    pub member: Address,
    /// The member's turn; 0 for one who joins in the same transaction.
    pub turn: u32,
}

impl Newcomer {
    /// Somebody who joins `network` with the key `authority` in the same transaction.
    pub fn joining(network: &Address, authority: Address) -> Self {
        Self { authority, member: address::member(network, &authority), turn: 0 }
    }
}

impl From<&Located<Member>> for Newcomer {
    fn from(member: &Located<Member>) -> Self {
        Self { authority: member.authority, member: member.address, turn: member.turn }
    }
}

/// Takes the hand that `invitation` offers; the link's key signs as well.
pub fn accept(payer: Address, newcomer: Newcomer, invitation: &Located<Invitation>, pledge: u64) -> Instruction {
    let accounts = exodus::accounts::TieAccept {
        payer,
        authority: newcomer.authority,
        link: invitation.key,
        invitation: invitation.address,
        member: newcomer.member,
        other: invitation.inviter,
        tie: address::tie(&newcomer.member, &invitation.inviter),
        system_program: SYSTEM,
    };
    build(
        &accounts,
        &exodus::instruction::TieAccept {
            args: AcceptArgs { turn: newcomer.turn, pledge, offered: invitation.pledge },
        },
    )
}

/// Takes a link back.
pub fn cancel(inviter: &Located<Member>, invitation: &Located<Invitation>) -> Instruction {
    let accounts = exodus::accounts::TieCancel {
        authority: inviter.authority,
        member: inviter.address,
        invitation: invitation.address,
        payer: invitation.payer,
    };
    build(&accounts, &exodus::instruction::TieCancel {})
}

/// Extends the own hand to `other`, or answers theirs.
pub fn extend(payer: Address, member: &Located<Member>, other: Address, pledge: u64) -> Instruction {
    let accounts = exodus::accounts::TieExtend {
        payer,
        authority: member.authority,
        member: member.address,
        other,
        tie: address::tie(&member.address, &other),
        system_program: SYSTEM,
    };
    build(&accounts, &exodus::instruction::TieExtend { args: ExtendArgs { turn: member.turn, pledge } })
}

/// Changes what the own side is ready to help with.
pub fn pledge(member: &Located<Member>, tie: &Located<Tie>, pledge: u64) -> Instruction {
    let args = PledgeArgs { turn: turn(member, tie), pledge };
    build(&own_side(member, tie), &exodus::instruction::TiePledge { args })
}

/// Takes the own hand back.
pub fn withdraw(member: &Located<Member>, tie: &Located<Tie>) -> Instruction {
    let args = TurnArgs { turn: turn(member, tie) };
    build(&own_side(member, tie), &exodus::instruction::TieWithdraw { args })
}

/// Offers the own hand again.
pub fn restore(member: &Located<Member>, tie: &Located<Tie>) -> Instruction {
    let args = TurnArgs { turn: turn(member, tie) };
    build(&own_side(member, tie), &exodus::instruction::TieRestore { args })
}

/// Forgets the own side of a tie that neither side extends.
pub fn close(member: &Located<Member>, tie: &Located<Tie>) -> Instruction {
    let accounts = exodus::accounts::TieClose {
        authority: member.authority,
        member: member.address,
        tie: tie.address,
        payer: tie.payer,
    };
    build(&accounts, &exodus::instruction::TieClose { args: TurnArgs { turn: turn(member, tie) } })
}

/// Takes away a link that nobody can accept any more; anyone may.
pub fn tidy_invitation(invitation: &Located<Invitation>) -> Instruction {
    let accounts = exodus::accounts::TieTidyInvitation {
        member: invitation.inviter,
        invitation: invitation.address,
        payer: invitation.payer,
    };
    build(&accounts, &exodus::instruction::TieTidyInvitation {})
}

/// Takes away a tie of which `gone` is a tombstone; anyone may.
pub fn tidy(gone: Address, tie: &Located<Tie>) -> Instruction {
    let other = if tie.lower == gone { tie.higher } else { tie.lower };
    let accounts = exodus::accounts::TieTidy { gone, other, tie: tie.address, payer: tie.payer };
    build(&accounts, &exodus::instruction::TieTidy {})
}

/// The member at the other end of a tie.
pub fn other_end(member: &Located<Member>, tie: &Located<Tie>) -> Address {
    if tie.lower == member.address { tie.higher } else { tie.lower }
}

/// The turn that an act on the own side names: the side's, or the member's where the side says nothing yet.
pub(super) fn turn(member: &Located<Member>, tie: &Located<Tie>) -> u32 {
    let side = if tie.lower == member.address { &tie.lower_side } else { &tie.higher_side };
    if side.state == SideState::None.byte() { member.turn } else { side.turn }
}

fn own_side(member: &Located<Member>, tie: &Located<Tie>) -> exodus::accounts::TieOwnSide {
    exodus::accounts::TieOwnSide {
        authority: member.authority,
        member: member.address,
        other: other_end(member, tie),
        tie: tie.address,
    }
}
