//! Transactions: instructions, who pays, who signs.

use std::collections::BTreeSet;

use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_message::{Message, VersionedMessage, v0};
use solana_signature::Signature;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;

use crate::lookup::Table;
use crate::{Address, Error};

/// The most bytes that a transaction may take on the wire.
pub const MOST_BYTES: usize = 1_232;

/// What shall happen together, or not at all.
#[derive(Clone, Debug)]
pub struct Draft {
    payer: Address,
    instructions: Vec<Instruction>,
    tables: Vec<Table>,
}

impl Draft {
    /// An empty draft, whose fee and rents `payer` pays.
    pub const fn paid_by(payer: Address) -> Self {
        Self { payer, instructions: Vec::new(), tables: Vec::new() }
    }

    /// Adds an instruction.
    #[must_use]
    pub fn then(mut self, instruction: Instruction) -> Self {
        self.instructions.push(instruction);
        self
    }

    /// Adds an instruction before all others.
    #[must_use]
    pub fn first(mut self, instruction: Instruction) -> Self {
        self.instructions.insert(0, instruction);
        self
    }

    /// Names the accounts that are in this table by their place in it, a byte each instead of 32: the message is a
    /// versioned one then. What the table really holds is for the chain to say.
    #[must_use]
    pub fn looking_up(mut self, table: Table) -> Self {
        self.tables.push(table);
        self
    }

    /// Who pays.
    pub const fn payer(&self) -> Address {
        self.payer
    }

    /// The message that is signed: a legacy one, or a versioned one where tables are looked up.
    pub fn message(&self, blockhash: Hash) -> Result<VersionedMessage, Error> {
        if self.tables.is_empty() {
            return Ok(VersionedMessage::Legacy(self.legacy(blockhash)));
        }
        let message = v0::Message::try_compile(&self.payer, &self.instructions, &self.tables, blockhash);
        message.map(VersionedMessage::V0).map_err(|error| Error::Signing(error.to_string()))
    }

    fn legacy(&self, blockhash: Hash) -> Message {
        Message::new_with_blockhash(&self.instructions, Some(&self.payer), &blockhash)
    }

    /// Whose signatures it takes, the payer first. A table holds nobody who signs, so it changes nothing here.
    pub fn signers(&self) -> Vec<Address> {
        let message = self.legacy(Hash::default());
        message.account_keys.iter().take(usize::from(message.header.num_required_signatures)).copied().collect()
    }

    /// The accounts that its instructions may write, each once.
    pub fn writes(&self) -> Vec<Address> {
        let named = self.instructions.iter().flat_map(|instruction| &instruction.accounts);
        let written = named.filter(|meta| meta.is_writable).map(|meta| meta.pubkey);
        written.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Signs with exactly the keys it takes; more are ignored, fewer are an error that names who is missing.
    pub fn sign(&self, keys: &[&Keypair], blockhash: Hash) -> Result<VersionedTransaction, Error> {
        let signing = self.signing(keys)?;
        let message = self.message(blockhash)?;
        let transaction =
            VersionedTransaction::try_new(message, &signing).map_err(|error| Error::Signing(error.to_string()))?;
        fitting(transaction)
    }

    /// What [`Draft::sign`] would make of these keys, with the same errors, but with empty signatures: good for a
    /// preview and for nothing else.
    pub fn unsigned(&self, keys: &[&Keypair], blockhash: Hash) -> Result<VersionedTransaction, Error> {
        let signatures = vec![Signature::default(); self.signing(keys)?.len()];
        fitting(VersionedTransaction { signatures, message: self.message(blockhash)? })
    }

    fn signing<'a>(&self, keys: &[&'a Keypair]) -> Result<Vec<&'a Keypair>, Error> {
        let signing = self.signers().into_iter().map(|signer| {
            let key = keys.iter().find(|key| key.pubkey() == signer);
            key.copied().ok_or_else(|| Error::Signing(format!("the key of {signer} is not at hand")))
        });
        signing.collect()
    }
}

fn fitting(transaction: VersionedTransaction) -> Result<VersionedTransaction, Error> {
    let size = size(&transaction);
    if size > MOST_BYTES { Err(Error::TooLarge { size, most: MOST_BYTES }) } else { Ok(transaction) }
}

/// The bytes on the wire: a count, the signatures, the message.
fn size(transaction: &VersionedTransaction) -> usize {
    const SIGNATURE: usize = 64;
    let message = transaction.message.serialize().len();
    transaction.signatures.len().saturating_mul(SIGNATURE).saturating_add(1).saturating_add(message)
}
