//! Instructions about a key that is lost, before and after.

pub use exodus::instructions::recovery::{ApproveArgs, ArrangeArgs, ChooseArgs};
use exodus::state::{Member, Recovery, Tie};
use exodus_rules::recovery::approval_of;
use exodus_rules::{Epoch, Refusal, Timestamp};
use solana_instruction::{AccountMeta, Instruction};

use super::{SYSTEM, build, member, tie};
use crate::record::Located;
use crate::{Address, address};

/// `member` chooses the one at the other end of a mutual tie as guardian, or dismisses them.
pub fn choose(member: &Located<Member>, tie: &Located<Tie>, chosen: bool) -> Instruction {
    let accounts =
        exodus::accounts::RecoveryChoose { authority: member.authority, member: member.address, tie: tie.address };
    let args = ChooseArgs { turn: tie::turn(member, tie), choose: u8::from(chosen) };
    build(&accounts, &exodus::instruction::RecoveryChoose { args })
}

/// `member` arranges how many guardians it takes and how many days they wait; 0 and 0 switch recovery off.
pub fn arrange(member: &Located<Member>, threshold: u8, days: u8) -> Instruction {
    let args = ArrangeArgs { turn: member.turn, threshold, days };
    build(&member::own(member), &exodus::instruction::RecoveryArrange { args })
}

/// `guardian` proposes `key` for `ward`.
pub fn propose(payer: Address, guardian: &Located<Member>, ward: Address, key: Address) -> Instruction {
    let accounts = exodus::accounts::RecoveryPropose {
        payer,
        authority: guardian.authority,
        member: guardian.address,
        ward,
        tie: address::tie(&guardian.address, &ward),
        key,
        recovery: address::recovery(&ward, &key),
        system_program: SYSTEM,
    };
    build(&accounts, &exodus::instruction::RecoveryPropose { args: ApproveArgs { turn: guardian.turn } })
}

/// `guardian` stands behind what another guardian has proposed.
pub fn approve(guardian: &Located<Member>, recovery: &Located<Recovery>) -> Instruction {
    let accounts = exodus::accounts::RecoveryApprove {
        authority: guardian.authority,
        member: guardian.address,
        ward: recovery.member,
        tie: address::tie(&guardian.address, &recovery.member),
        recovery: recovery.address,
    };
    build(&accounts, &exodus::instruction::RecoveryApprove { args: ApproveArgs { turn: guardian.turn } })
}

/// Gives the member the proposed key, which signs; shows these approvers and their ties.
pub fn execute(recovery: &Located<Recovery>, approvers: &[Address]) -> Instruction {
    let accounts = exodus::accounts::RecoveryExecute {
        new_authority: recovery.key,
        member: recovery.member,
        recovery: recovery.address,
        payer: recovery.payer,
    };
    let mut instruction = build(&accounts, &exodus::instruction::RecoveryExecute {});
    instruction.accounts.extend(approvers.iter().flat_map(|approver| shown(&recovery.member, approver)));
    instruction
}

/// `member`, who still has the key, ends a proposal.
pub fn veto(member: &Located<Member>, recovery: &Located<Recovery>) -> Instruction {
    let accounts = exodus::accounts::RecoveryVeto {
        authority: member.authority,
        member: member.address,
        recovery: recovery.address,
        payer: recovery.payer,
    };
    build(&accounts, &exodus::instruction::RecoveryVeto {})
}

/// Ends a proposal by a key that had signed for less than 30 days when enough guardians had approved: it shows a guardian who
/// counts and has not.
pub fn veto_without(member: &Located<Member>, recovery: &Located<Recovery>, guardian: &Address) -> Instruction {
    let mut instruction = veto(member, recovery);
    instruction.accounts.extend(shown(&member.address, guardian));
    instruction
}

/// Whether an approver still stands behind a proposal: with the key that approved, and an own hand that is extended.
pub fn stands(recovery: &Recovery, guardian: &Located<Member>, tie: &Tie) -> bool {
    let given = approval_of(recovery.given(), &guardian.address, Epoch(guardian.epoch));
    let end = tie.end_of(&recovery.member, &guardian.address);
    let guards = || Ok::<_, Refusal>(tie.read()?.still_guards(end?, Timestamp::new(recovery.reached)));
    given.is_ok_and(|given| given.is_some()) && guards().unwrap_or(false)
}

/// Whether a guardian of the member counts for a proposal and has not approved it.
pub fn is_missing(recovery: &Recovery, guardian: &Located<Member>, tie: &Tie, now: Timestamp) -> bool {
    let given = approval_of(recovery.given(), &guardian.address, Epoch(guardian.epoch));
    let counts = || {
        guardian.read()?.must_remain()?;
        let end = tie.end_of(&recovery.member, &guardian.address)?;
        tie.read()?.must_guard(end, recovery.read().counted_at(now))
    };
    !given.is_ok_and(|given| given.is_some()) && counts().is_ok()
}

/// A guardian, as they are shown: the tie with their ward, and their own record.
fn shown(ward: &Address, guardian: &Address) -> [AccountMeta; 2] {
    [address::tie(guardian, ward), *guardian].map(|place| AccountMeta::new_readonly(place, false))
}

/// Takes away a proposal that has ended; anyone may.
pub fn tidy(recovery: &Located<Recovery>) -> Instruction {
    let accounts =
        exodus::accounts::RecoveryTidy { member: recovery.member, recovery: recovery.address, payer: recovery.payer };
    build(&accounts, &exodus::instruction::RecoveryTidy {})
}
