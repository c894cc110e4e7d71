//! Instructions about an intent.

pub use exodus::instructions::intent::{DeclareArgs, IntentEditArgs, RefuseArgs, WithdrawArgs};
use exodus::state::{Intent, Member, Request};
use solana_instruction::Instruction;

use super::{SYSTEM, build, reach};
use crate::record::Located;
use crate::{Address, address};

/// What a helper means to give.
#[derive(Clone, Debug)]
pub struct Wish {
    /// How much, in each period, in minor units.
    pub amount: u64,
    /// Whether it is meant for every period of a support.
    pub recurring: bool,
    /// The ties from the helper to the beneficiary, in order; none where the request reaches anyone.
    pub path: Vec<Address>,
}

/// Declares an intent of `member` for a request whose present period is `period`.
pub fn declare(
    payer: Address,
    member: &Located<Member>,
    request: &Located<Request>,
    period: u32,
    wish: &Wish,
) -> Instruction {
    let accounts = exodus::accounts::IntentDeclare {
        payer,
        authority: member.authority,
        member: member.address,
        other: request.beneficiary,
        request: request.address,
        intent: address::intent(&request.address, &member.address),
        system_program: SYSTEM,
        delegate: SYSTEM,
    };
    let (turn, details, target) = (member.turn, request.details, request.target);
    let args = DeclareArgs { turn, period, target, details, amount: wish.amount, recurring: u8::from(wish.recurring) };
    let mut instruction = build(&accounts, &exodus::instruction::IntentDeclare { args });
    instruction.accounts.extend(reach(&member.address, &request.beneficiary, &wish.path));
    instruction
}

/// Says something else with an intent.
pub fn edit(member: &Located<Member>, intent: &Located<Intent>, amount: u64, recurring: bool) -> Instruction {
    let accounts = exodus::accounts::IntentEdit {
        authority: member.authority,
        member: member.address,
        intent: intent.address,
        request: intent.request,
        delegate: SYSTEM,
    };
    let args = IntentEditArgs { turn: intent.turn, amount, recurring: u8::from(recurring) };
    build(&accounts, &exodus::instruction::IntentEdit { args })
}

/// Takes an intent back.
pub fn withdraw(member: &Located<Member>, intent: &Located<Intent>) -> Instruction {
    let args = WithdrawArgs { turn: intent.turn };
    build(&end(member, intent), &exodus::instruction::IntentWithdraw { args })
}

/// The beneficiary refuses a helper.
pub fn refuse(beneficiary: &Located<Member>, intent: &Located<Intent>) -> Instruction {
    let args = RefuseArgs { turn: beneficiary.turn };
    build(&end(beneficiary, intent), &exodus::instruction::IntentRefuse { args })
}

/// Writes down what the end of a period, or of the request, has made of an intent; anyone may.
pub fn tidy(intent: &Located<Intent>, request: &Located<Request>) -> Instruction {
    let accounts = exodus::accounts::IntentTidy {
        beneficiary: request.beneficiary,
        author: intent.member,
        intent: intent.address,
        request: request.address,
        commitment: intent.commitment,
        payer: intent.payer,
    };
    build(&accounts, &exodus::instruction::IntentTidy {})
}

fn end(member: &Located<Member>, intent: &Located<Intent>) -> exodus::accounts::IntentEnd {
    exodus::accounts::IntentEnd {
        authority: member.authority,
        member: member.address,
        intent: intent.address,
        request: intent.request,
        payer: intent.payer,
        delegate: SYSTEM,
    }
}
