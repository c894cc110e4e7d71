//! Closes a settled commitment: the record enters both histories, and its rent goes back to whoever paid it. Archives are
//! made of what the instruction names: the chain keeps that whole, and cuts what is logged.
//!
//! Signs: nobody; anyone may send it, naming the record byte for byte. Transition: settled -> gone; both histories grow
//! by one. Event: `CommitmentClosed`. Refuses: a commitment that is not settled, or of which something is not reported; one
//! that came late, while what is owed in exchange has its time; other bytes than those of the record.

use anchor_lang::bytemuck::bytes_of;
use anchor_lang::prelude::*;
use anchor_lang::solana_program::hash::hashv;
use exodus_rules::{Refusal, Timestamp, history};

use crate::errors::{Failure, Outcome};
use crate::events::CommitmentClosed;
use crate::guards;
use crate::record::{MARK, Record, Stored};
use crate::state::{Commitment, Member};

/// What closes.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct ClosingArgs {
    /// The record, as the account holds it behind its type mark. Nothing changes a record that may close.
    pub record: [u8; 328],
}

const _: () = assert!(MARK.saturating_add(size_of::<ClosingArgs>()) == Commitment::SIZE);

/// Accounts of `commitment close`.
#[derive(Accounts)]
pub struct CommitmentClose {
    /// The member who promised.
    #[account(mut)]
    pub debtor: Record<Member>,
    /// The member in whose favour it stood.
    #[account(mut)]
    pub creditor: Record<Member>,
    /// The commitment.
    #[account(mut)]
    pub commitment: Record<Commitment>,
    /// Whoever paid the rent.
    #[account(mut, unsafe(dup))]
    pub payer: UncheckedAccount,
    /// The commitment given in exchange, or the address where it was; the System program if there is none.
    pub twin: UncheckedAccount,
}

/// Closes a settled commitment.
pub fn close(ctx: &mut Context<CommitmentClose>, args: ClosingArgs) -> Outcome {
    let CommitmentClose { debtor, creditor, commitment, payer, twin } = &mut ctx.accounts;
    guards::is(debtor.address(), &commitment.debtor)?;
    guards::is(creditor.address(), &commitment.creditor)?;
    must_be_closable(commitment, twin)?;
    if args.record != *bytes_of::<Commitment>(commitment) {
        return Err(Refusal::RecordNotAsSeen.into());
    }
    let (owing, owed) = (debtor.read()?.owes_one_less()?, creditor.read()?.is_owed_one_less()?);
    debtor.change().write_counts(&owing);
    creditor.change().write_counts(&owed);
    let (debtor_position, creditor_position) = (debtor.history_length, creditor.history_length);
    enter(debtor.change(), commitment)?;
    enter(creditor.change(), commitment)?;
    emit!(CommitmentClosed {
        commitment: *commitment.address(),
        debtor_history: debtor.history,
        creditor_history: creditor.history,
        debtor_sequence: debtor.head.sequence,
        creditor_sequence: creditor.head.sequence,
        debtor_position,
        creditor_position,
    });
    Ok(commitment.close_to(payer)?)
}

/// (The clock is asked where something was given in exchange, and nowhere else.)
fn must_be_closable(commitment: &Commitment, twin: &UncheckedAccount) -> Outcome {
    guards::is(twin.address(), &commitment.twin)?;
    let (settled, other) = (commitment.read()?, guards::peek::<Commitment>(twin)?);
    let other = other.map(|twin| twin.read()).transpose()?;
    let at = if other.is_some() { guards::now()? } else { Timestamp::default() };
    Ok(settled.must_be_closable(other.as_ref(), at)?)
}

fn enter(member: &mut Member, commitment: &Record<Commitment>) -> core::result::Result<(), Failure> {
    let position = member.history_length;
    let address = commitment.address().as_array();
    let record = bytes_of::<Commitment>(commitment);
    member.history = history::step(&member.history, position, address, record, |parts| hashv(parts).to_bytes());
    member.history_length = position.checked_add(1).ok_or(Refusal::TurnsExhausted)?;
    Ok(())
}
