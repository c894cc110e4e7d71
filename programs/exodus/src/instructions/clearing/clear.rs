//! Reduces a closed chain of commitments by the same amount. Everyone's net position stays the same.
//!
//! Signs: nobody; anyone may send it, naming what the first of the chain still owed. Behind no declared accounts: the
//! commitments, sorted by address; `order` leads through them. It writes the commitments only; the counters follow by
//! `commitment report`. Transition: outstanding falls by the amount in each, settled where nothing is left. Event:
//! `CommitmentsCleared`. Refuses: a chain that does not close, is not sorted or names a commitment twice; a commitment
//! in kind, or of which a side does not allow it; an amount that reaches into what is performed.

use anchor_lang::prelude::*;
use exodus_rules::clearing::{Chain, LONGEST};
use exodus_rules::{Amount, Refusal};

use crate::errors::Outcome;
use crate::events::CommitmentsCleared;
use crate::guards;
use crate::state::Commitment;

/// Where the chain leads.
#[derive(Clone, Copy, SchemaRead, SchemaWrite, IdlType)]
pub struct ClearArgs {
    /// What the first commitment of the chain still owes, as the sender sees it, in minor units.
    pub seen: u64,
    /// By how much each is reduced, in minor units.
    pub amount: u64,
    /// For each step of the chain, the place of its commitment among the accounts; zero behind the last step.
    pub order: [u8; 48],
}

const _: () = assert!(LONGEST == 48);
const WORD: usize = size_of::<u64>();

/// Accounts of `clearing clear`: all of them come behind the declared ones.
#[derive(Accounts)]
pub struct ClearingClear {
    /// Whoever sends it.
    pub sender: Signer,
}

/// The first `count` steps; behind them only zeros. (Looked at by eights: byte by byte it costs more than the rest of the
/// chain.)
fn steps(order: &[u8; LONGEST], count: usize) -> core::result::Result<&[u8], Refusal> {
    let (steps, rest) = order.split_at_checked(count).ok_or(Refusal::ChainOrder)?;
    let (odd, words) = rest.split_at(rest.len() % WORD);
    let (words, _) = words.as_chunks::<WORD>();
    let zero = odd.iter().all(|step| *step == 0) && words.iter().all(|word| u64::from_le_bytes(*word) == 0);
    if zero { Ok(steps) } else { Err(Refusal::ChainOrder) }
}

/// Reduces a closed chain of commitments.
pub fn clear(ctx: &mut Context<ClearingClear>, args: ClearArgs) -> Outcome {
    let at = guards::now()?;
    let accounts = ctx.remaining_accounts()?;
    guards::sorted(&accounts, ctx.accounts.sender.address())?;
    let amount = Amount::positive(args.amount)?;
    let steps = steps(&args.order, accounts.len())?;

    let mut commitments = guards::hold::<Commitment>(&accounts)?;
    let mut chain: Option<Chain<&Address>> = None;
    let mut walked = 0_u64;
    for step in steps {
        let commitment = commitments.get(usize::from(*step)).ok_or(Refusal::ChainOrder)?;
        let place = 1_u64.checked_shl(u32::from(*step)).ok_or(Refusal::ChainOrder)?;
        if walked & place != 0 {
            return Err(Refusal::ChainOrder.into());
        }
        walked |= place;
        chain = Some(match chain {
            None if commitment.read()?.outstanding().get() != args.seen => return Err(Refusal::StaleSum.into()),
            None => Chain::from(&commitment.debtor, &commitment.creditor),
            Some(chain) => chain.then(&commitment.debtor, &commitment.creditor)?,
        });
    }
    chain.ok_or(Refusal::ChainOpen)?.closes()?;
    for commitment in &mut commitments {
        let cleared = commitment.read()?.clear(commitment.terms(), amount, at)?;
        commitment.change().write_clearing(&cleared);
        commitment.exit()?;
    }
    emit!(CommitmentsCleared { amount: amount.get(), links: u64::try_from(steps.len()).unwrap_or(u64::MAX) });
    Ok(())
}
