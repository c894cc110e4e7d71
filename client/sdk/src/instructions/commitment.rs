//! Instructions about a commitment.

use anchor_lang::bytemuck::bytes_of;
use exodus::instructions::commitment::{ClearableArgs, ClosingArgs, SumArgs};
pub use exodus::instructions::commitment::{CommitArgs, DemandArgs, DirectArgs, TransferArgs};
use exodus::state::{Commitment, Member, Request};
use solana_instruction::Instruction;

use super::{SYSTEM, build, reach};
use crate::closing::RECORD;
use crate::record::Located;
use crate::{Address, Error, address};

/// What a helper promises.
#[derive(Clone, Debug)]
pub struct Promise {
    /// In minor units; of an emergency or an initiative no more is promised than is missing.
    pub amount: u64,
    /// The last second in which it is in time, unix seconds.
    pub due: i64,
    /// SHA-256 of a note; zero = none.
    pub note: [u8; 32],
    /// The ties from the helper to the beneficiary, in order; none where the request reaches anyone.
    pub path: Vec<Address>,
}

/// Commits to a request; the commitment's address follows from the debtor's turn.
pub fn commit(payer: Address, debtor: &Located<Member>, request: &Located<Request>, promise: &Promise) -> Instruction {
    commit_from(payer, debtor, request, SYSTEM, promise)
}

/// Commits to a request out of the debtor's intent for it, which shrinks by as much.
pub fn commit_intent(
    payer: Address,
    debtor: &Located<Member>,
    request: &Located<Request>,
    promise: &Promise,
) -> Instruction {
    commit_from(payer, debtor, request, address::intent(&request.address, &debtor.address), promise)
}

fn commit_from(
    payer: Address,
    debtor: &Located<Member>,
    request: &Located<Request>,
    intent: Address,
    promise: &Promise,
) -> Instruction {
    let accounts = exodus::accounts::CommitmentCommit {
        payer,
        authority: debtor.authority,
        member: debtor.address,
        other: request.beneficiary,
        request: request.address,
        intent,
        commitment: address::commitment(&debtor.address, debtor.turn),
        system_program: SYSTEM,
    };
    let Promise { amount, due, note, ref path } = *promise;
    let args = CommitArgs { turn: debtor.turn, amount, due, target: request.target, details: request.details, note };
    let mut instruction = build(&accounts, &exodus::instruction::CommitmentCommit { args });
    instruction.accounts.extend(reach(&debtor.address, &request.beneficiary, path));
    instruction
}

/// What makes a commitment without a request binding for both sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bond {
    /// The mutual tie between the two.
    Tie,
    /// The creditor's key, which signs too.
    Signature,
}

/// Commits to a member without a request; the commitment's address follows from the debtor's turn.
pub fn commit_directly(
    payer: Address,
    debtor: &Located<Member>,
    creditor: &Located<Member>,
    bond: Bond,
    promise: &Promise,
) -> Instruction {
    let (kind, account, signs) = match bond {
        Bond::Tie => (1, address::tie(&debtor.address, &creditor.address), false),
        Bond::Signature => (2, creditor.authority, true),
    };
    let accounts = exodus::accounts::CommitmentCommitDirectly {
        payer,
        authority: debtor.authority,
        member: debtor.address,
        other: creditor.address,
        bond: account,
        commitment: address::commitment(&debtor.address, debtor.turn),
        system_program: SYSTEM,
    };
    let Promise { amount, due, note, .. } = *promise;
    let args = DirectArgs { turn: debtor.turn, bond: kind, amount, due, note };
    let mut instruction = build(&accounts, &exodus::instruction::CommitmentCommitDirectly { args });
    for meta in instruction.accounts.iter_mut().filter(|meta| signs && meta.pubkey == account) {
        meta.is_signer = true;
    }
    instruction
}

/// How much of two debts is handed on: A owes B (`first`), B owes C (`second`).
#[derive(Clone, Copy)]
pub struct Transfer<'a> {
    /// What A owes B.
    pub first: &'a Located<Commitment>,
    /// What B owes C.
    pub second: &'a Located<Commitment>,
    /// How much, in minor units.
    pub amount: u64,
    /// The last second in which the new commitment is in time, unix seconds.
    pub due: i64,
}

/// Hands a debt on: from now on A owes C. All three sign; the new commitment's address follows from A's turn.
pub fn transfer(
    payer: Address,
    (debtor, middle, creditor): (&Located<Member>, &Located<Member>, &Located<Member>),
    transfer: &Transfer,
) -> Result<Instruction, Error> {
    let Transfer { first, second, amount, due } = *transfer;
    let accounts = exodus::accounts::CommitmentTransfer {
        payer,
        authority: debtor.authority,
        middle_authority: middle.authority,
        creditor_authority: creditor.authority,
        member: debtor.address,
        middle: middle.address,
        creditor: creditor.address,
        first: first.address,
        first_request: *first.book(),
        second: second.address,
        second_request: *second.book(),
        commitment: address::commitment(&debtor.address, debtor.turn),
        system_program: SYSTEM,
    };
    let outstanding = |commitment: &Located<Commitment>| {
        commitment.read().map(|rules| rules.outstanding().get()).map_err(Error::Refused)
    };
    let (first_outstanding, second_outstanding) = (outstanding(first)?, outstanding(second)?);
    let args = TransferArgs { turn: debtor.turn, first_outstanding, second_outstanding, amount, due };
    Ok(build(&accounts, &exodus::instruction::CommitmentTransfer { args }))
}

/// One side allows or refuses clearing, naming the flag as it was.
pub fn clearable(member: &Located<Member>, commitment: &Located<Commitment>, allow: bool) -> Instruction {
    let accounts = exodus::accounts::CommitmentClearable {
        authority: member.authority,
        member: member.address,
        commitment: commitment.address,
    };
    let own = if commitment.debtor == member.address { commitment.debtor_clears } else { commitment.creditor_clears };
    let args = ClearableArgs { seen: own, allow: u8::from(allow) };
    build(&accounts, &exodus::instruction::CommitmentClearable { args })
}

/// The debtor says that `sum` more is done.
pub fn perform(member: &Located<Member>, commitment: &Located<Commitment>, sum: u64) -> Instruction {
    let accounts = exodus::accounts::CommitmentPerform {
        authority: member.authority,
        member: member.address,
        commitment: commitment.address,
        request: *commitment.book(),
        delegate: SYSTEM,
    };
    let args = SumArgs { seen: commitment.performed, sum };
    build(&accounts, &exodus::instruction::CommitmentPerform { args })
}

/// The debtor takes back that `sum` is done.
pub fn take_back(member: &Located<Member>, commitment: &Located<Commitment>, sum: u64) -> Instruction {
    let args = SumArgs { seen: commitment.performed, sum };
    build(&answer(member, commitment), &exodus::instruction::CommitmentTakeBack { args })
}

/// The creditor confirms that `sum` was kept.
pub fn confirm(member: &Located<Member>, commitment: &Located<Commitment>, sum: u64) -> Instruction {
    let args = SumArgs { seen: commitment.kept, sum };
    build(&answer(member, commitment), &exodus::instruction::CommitmentConfirm { args })
}

/// The creditor lets `sum` go.
pub fn forgive(member: &Located<Member>, commitment: &Located<Commitment>, sum: u64) -> Instruction {
    let args = SumArgs { seen: commitment.forgiven, sum };
    build(&answer(member, commitment), &exodus::instruction::CommitmentForgive { args })
}

/// The creditor asks for performance, and disputes what is called performed.
pub fn demand(member: &Located<Member>, commitment: &Located<Commitment>) -> Instruction {
    let args = DemandArgs { seen: commitment.disputed };
    build(&answer(member, commitment), &exodus::instruction::CommitmentDemand { args })
}

/// Writes down that a commitment is overdue; anyone may.
pub fn tidy_overdue(commitment: &Located<Commitment>) -> Instruction {
    build(&book(commitment), &exodus::instruction::CommitmentTidyOverdue {})
}

/// Carries into the counters what they do not know yet; anyone may.
pub fn report(commitment: &Located<Commitment>) -> Instruction {
    build(&book(commitment), &exodus::instruction::CommitmentReport {})
}

/// Closes a settled commitment, naming its record as it stands; anyone may.
pub fn close(commitment: &Located<Commitment>) -> Instruction {
    let accounts = exodus::accounts::CommitmentClose {
        debtor: commitment.debtor,
        creditor: commitment.creditor,
        commitment: commitment.address,
        payer: commitment.payer,
        twin: commitment.twin,
    };
    let mut args = ClosingArgs { record: [0; RECORD] };
    args.record.copy_from_slice(bytes_of(&commitment.record));
    build(&accounts, &exodus::instruction::CommitmentClose { args })
}

fn answer(member: &Located<Member>, commitment: &Located<Commitment>) -> exodus::accounts::CommitmentAnswer {
    let other = if commitment.creditor == member.address { commitment.debtor } else { commitment.creditor };
    exodus::accounts::CommitmentAnswer {
        authority: member.authority,
        member: member.address,
        other,
        commitment: commitment.address,
        request: *commitment.book(),
    }
}

fn book(commitment: &Located<Commitment>) -> exodus::accounts::CommitmentReport {
    exodus::accounts::CommitmentReport {
        debtor: commitment.debtor,
        creditor: commitment.creditor,
        commitment: commitment.address,
        request: *commitment.book(),
        twin: commitment.twin,
    }
}
