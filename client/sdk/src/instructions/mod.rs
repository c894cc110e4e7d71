//! One builder per instruction of the program, by noun and verb.
//!
//! A builder reads from the records what the signer must name (turns, totals), so that callers say only what they want.

pub mod clearing;
pub mod commitment;
pub mod delegate;
pub mod intent;
pub mod member;
pub mod network;
pub mod offer;
pub mod pool;
pub mod recovery;
pub mod request;
pub mod tie;

use anchor_lang::{InstructionData, ToAccountMetas};
use exodus::state::Member;
use solana_instruction::AccountMeta;
pub use solana_instruction::Instruction;

use crate::record::Located;
use crate::{Address, PROGRAM, address};

/// The System program.
pub const SYSTEM: Address = Address::new_from_array([0; 32]);

/// Lets a delegate sign instead of the member's own key. For opening and closing requests, for intents, and for marking
/// as performed: these alone have a place for its record, behind everything else that is declared.
#[must_use]
pub fn by_delegate(mut instruction: Instruction, member: &Located<Member>, key: Address) -> Instruction {
    for meta in instruction.accounts.iter_mut().filter(|meta| meta.is_signer && meta.pubkey == member.authority) {
        meta.pubkey = key;
    }
    if let Some(place) = instruction.accounts.iter_mut().rfind(|meta| meta.pubkey == SYSTEM) {
        *place = AccountMeta::new(address::delegate(&member.address, &key), false);
    }
    instruction
}

/// The accounts behind the declared ones that show a helper within reach: the ties of the path, in order, and, unless it
/// is a single tie, the tie between the two ends.
fn reach(helper: &Address, beneficiary: &Address, path: &[Address]) -> Vec<AccountMeta> {
    let between = (path.len() != 1).then(|| address::tie(helper, beneficiary));
    path.iter().copied().chain(between).map(|tie| AccountMeta::new_readonly(tie, false)).collect()
}

fn build(accounts: &impl ToAccountMetas, data: &impl InstructionData) -> Instruction {
    Instruction { program_id: PROGRAM, accounts: accounts.to_account_metas(None), data: data.data() }
}
