//! Instructions about a network.

pub use exodus::instructions::network::CreateArgs;
use solana_instruction::Instruction;

use super::{SYSTEM, build};
use crate::{Address, address};

/// Creates the network `founder` / `args.slug`; `mint` is the SPL mint of the unit, if it has one.
pub fn create(payer: Address, founder: Address, mint: Option<Address>, args: CreateArgs) -> Instruction {
    let accounts = exodus::accounts::NetworkCreate {
        payer,
        founder,
        mint: mint.unwrap_or(SYSTEM),
        network: address::network(&founder, &args.slug),
        system_program: SYSTEM,
    };
    build(&accounts, &exodus::instruction::NetworkCreate { args })
}
