//! What closed for good, read back from the transactions that closed it.
//!
//! `commitment close` names the record byte for byte and the program refuses any other, so an accepted transaction proves
//! what it closed: where an instruction fails, called by another program or not, the whole transaction does. The chain keeps
//! instructions whole, and those that programs call beside them. It cuts logs at 10,000 bytes, and whoever sends a closing
//! can have them filled first: nothing here is read from them.

use anchor_lang::Discriminator;
use anchor_lang::bytemuck::try_pod_read_unaligned;
use exodus::instruction::CommitmentClose;
use exodus::state::Commitment;
use solana_message::compiled_instruction::CompiledInstruction;
use solana_message::inner_instruction::InnerInstructionsList;
use solana_message::v0::LoadedAddresses;
use solana_message::{AccountKeys, VersionedMessage};

use crate::{Address, PROGRAM};

/// The bytes of a commitment's record behind its type mark.
pub const RECORD: usize = size_of::<Commitment>();

/// The place of the commitment among the accounts of `commitment close`.
const COMMITMENT: usize = 2;

/// A commitment that closed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosedCommitment {
    /// Where it was.
    pub commitment: Address,
    /// The member who promised.
    pub debtor: Address,
    /// The member in whose favour it stood.
    pub creditor: Address,
    /// The record, as the account held it behind its type mark.
    pub record: [u8; RECORD],
}

impl ClosedCommitment {
    /// A commitment that closed with this record; nothing where it is shorter or longer.
    pub fn of(commitment: Address, record: &[u8]) -> Option<Self> {
        let parties = try_pod_read_unaligned::<Commitment>(record).ok()?;
        let record = *record.first_chunk()?;
        Some(Self { commitment, debtor: parties.debtor, creditor: parties.creditor, record })
    }

    /// Whether it entered the history of `member`.
    pub fn is_of(&self, member: &Address) -> bool {
        [self.debtor, self.creditor].contains(member)
    }
}

/// The commitments that closed in an *accepted* transaction, in the order in which they entered the histories of their
/// members: its message, what it loaded from lookup tables, and what each of its instructions called.
pub fn closings(
    message: &VersionedMessage,
    loaded: &LoadedAddresses,
    called: &InnerInstructionsList,
) -> Vec<ClosedCommitment> {
    let keys = AccountKeys::new(message.static_account_keys(), Some(loaded));
    let mut called = called.iter();
    let executed = message.instructions().iter().flat_map(|own| {
        let called = called.next().into_iter().flatten().map(|called| &called.instruction);
        core::iter::once(own).chain(called)
    });
    executed.filter_map(|instruction| closing(&keys, instruction)).collect()
}

fn closing(keys: &AccountKeys, instruction: &CompiledInstruction) -> Option<ClosedCommitment> {
    let program = keys.get(usize::from(instruction.program_id_index))?;
    let record = instruction.data.strip_prefix(CommitmentClose::DISCRIMINATOR)?;
    let commitment = keys.get(usize::from(*instruction.accounts.get(COMMITMENT)?))?;
    if *program == PROGRAM { ClosedCommitment::of(*commitment, record) } else { None }
}

#[cfg(test)]
mod tests;
