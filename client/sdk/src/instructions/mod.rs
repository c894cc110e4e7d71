//! One builder per instruction of the program, by noun and verb.
//!
//! A builder reads from the records what the signer must name (turns, totals), so that callers say only what they want.

pub mod clearing;
pub mod commitment;
pub mod member;
pub mod network;
pub mod request;
pub mod tie;

use anchor_lang::{InstructionData, ToAccountMetas};
pub use solana_instruction::Instruction;

use crate::{Address, PROGRAM};

/// The System program.
pub const SYSTEM: Address = Address::new_from_array([0; 32]);

fn build(accounts: &impl ToAccountMetas, data: &impl InstructionData) -> Instruction {
    Instruction { program_id: PROGRAM, accounts: accounts.to_account_metas(None), data: data.data() }
}
