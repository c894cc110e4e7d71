//! From JSON-RPC's types to ours.

use solana_account_decoder_client_types::UiAccount;
use solana_message::compiled_instruction::CompiledInstruction;
use solana_message::inner_instruction::{InnerInstruction, InnerInstructionsList};
use solana_message::v0::LoadedAddresses;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_status_client_types::option_serializer::OptionSerializer;
use solana_transaction_status_client_types::{
    EncodedConfirmedTransactionWithStatusMeta, UiInnerInstructions, UiInstruction, UiLoadedAddresses,
};

use crate::Address;
use crate::chain::Receipt;
use crate::record::RawAccount;

/// An account; nothing where it cannot be read, or where nothing is kept.
pub(super) fn account(address: Address, account: &UiAccount) -> Option<RawAccount> {
    let owner = account.owner.parse().ok()?;
    let data = account.data.decode()?;
    (account.lamports > 0).then_some(RawAccount { address, owner, lamports: account.lamports, data })
}

/// A transaction that has landed, as the history has it.
pub(super) struct Landed {
    pub transaction: VersionedTransaction,
    pub loaded: LoadedAddresses,
    pub called: InnerInstructionsList,
    pub receipt: Receipt,
}

/// The same; nothing where the history is not whole.
pub(super) fn landed(told: EncodedConfirmedTransactionWithStatusMeta) -> Option<Landed> {
    let transaction = told.transaction.transaction.decode()?;
    let meta = told.transaction.meta?;
    let loaded = match some(meta.loaded_addresses) {
        Some(loaded) => addresses(&loaded)?,
        None => LoadedAddresses::default(),
    };
    let called = called(&some(meta.inner_instructions)?, transaction.message.instructions().len())?;
    let receipt = Receipt {
        signature: crate::chain::name_of(&transaction),
        compute_units: some(meta.compute_units_consumed).unwrap_or_default(),
        fee: meta.fee,
        logs: some(meta.log_messages).unwrap_or_default(),
    };
    Some(Landed { transaction, loaded, called, receipt })
}

fn addresses(loaded: &UiLoadedAddresses) -> Option<LoadedAddresses> {
    let all = |texts: &[String]| texts.iter().map(|text| text.parse().ok()).collect::<Option<Vec<Address>>>();
    Some(LoadedAddresses { writable: all(&loaded.writable)?, readonly: all(&loaded.readonly)? })
}

/// What each instruction of the transaction called, in a list as long as they are.
fn called(told: &[UiInnerInstructions], own: usize) -> Option<InnerInstructionsList> {
    let mut list = vec![Vec::new(); own];
    for inner in told {
        let place = list.get_mut(usize::from(inner.index))?;
        for instruction in &inner.instructions {
            let UiInstruction::Compiled(instruction) = instruction else { return None };
            let height = instruction.stack_height.and_then(|height| u8::try_from(height).ok()).unwrap_or_default();
            place.push(InnerInstruction {
                instruction: CompiledInstruction {
                    program_id_index: instruction.program_id_index,
                    accounts: instruction.accounts.clone(),
                    data: bs58::decode(&instruction.data).into_vec().ok()?,
                },
                stack_height: height,
            });
        }
    }
    Some(list)
}

fn some<T>(told: OptionSerializer<T>) -> Option<T> {
    Option::from(told)
}
