//! Instructions about clearing.

pub use exodus::instructions::clearing::ClearArgs;
use exodus::state::Commitment;
use exodus_rules::Refusal;
use exodus_rules::clearing::LONGEST;
use solana_instruction::{AccountMeta, Instruction};

use super::build;
use crate::record::Located;
use crate::{Address, Error};

/// Reduces a chain of commitments, given in the order of the chain, by the same amount. Anyone may send it.
pub fn clear(sender: Address, chain: &[Located<Commitment>], amount: u64) -> Result<Instruction, Error> {
    let first = chain.first().ok_or(Error::Refused(Refusal::ChainOpen))?;
    let mut sorted: Vec<Address> = chain.iter().map(|commitment| commitment.address).collect();
    sorted.sort_unstable();
    let mut order = [0; LONGEST];
    if chain.len() > order.len() {
        return Err(Error::Refused(Refusal::ChainOrder));
    }
    for (step, commitment) in order.iter_mut().zip(chain) {
        let place = sorted.binary_search(&commitment.address).ok().and_then(|place| u8::try_from(place).ok());
        *step = place.ok_or(Error::Refused(Refusal::ChainOrder))?;
    }
    let args = ClearArgs { seen: first.read().map_err(Error::Refused)?.outstanding().get(), amount, order };
    let mut instruction =
        build(&exodus::accounts::ClearingClear { sender }, &exodus::instruction::ClearingClear { args });
    instruction.accounts.extend(sorted.into_iter().map(|address| AccountMeta::new(address, false)));
    Ok(instruction)
}
