//! Transactions: instructions, who pays, who signs.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_hash::Hash;
use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_message::{AddressLookupTableAccount as Table, Message, VersionedMessage, v0};
use solana_signature::Signature;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;

use crate::instructions::SYSTEM;
use crate::record::RawAccount;
use crate::{Address, Error};

/// The bytes of a signature.
const SIGNATURE: usize = 64;
/// The most bytes that a transaction may take on the wire.
pub const MOST_BYTES: usize = 1_232;

const RECENT_BLOCKHASHES: Address = Address::from_str_const("SysvarRecentB1ockHashes11111111111111111111");
/// The system program's instruction that uses a nonce.
const ADVANCE: [u8; 4] = 4_u32.to_le_bytes();

/// What shall happen together, or not at all.
#[derive(Clone, Debug)]
pub struct Draft {
    payer: Address,
    instructions: Vec<Instruction>,
    tables: Vec<Table>,
    nonce: Option<Nonce>,
}

/// A durable nonce: a transaction that names it lives until it is used, however long that takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nonce {
    /// The account that holds it.
    pub account: Address,
    /// Who may use it; signs too.
    pub authority: Address,
}

/// A transaction with the signatures that could be given.
#[derive(Clone, Debug)]
pub struct Partly {
    /// Where a signature is missing, there are zeros.
    pub transaction: VersionedTransaction,
    /// Whose signatures are missing.
    pub absent: Vec<Address>,
    /// Whose signatures were brought, and are of something else.
    pub bad: Vec<Address>,
}

impl Draft {
    /// An empty draft, whose fee and rents `payer` pays.
    pub const fn paid_by(payer: Address) -> Self {
        Self { payer, instructions: Vec::new(), tables: Vec::new(), nonce: None }
    }

    /// Adds an instruction.
    #[must_use]
    pub fn then(mut self, instruction: Instruction) -> Self {
        self.instructions.push(instruction);
        self
    }

    /// Says what it may consume, and what is paid for it in micro-lamports a unit.
    #[must_use]
    pub fn within(mut self, limit: Option<u32>, price: Option<u64>) -> Self {
        let limit = limit.map(ComputeBudgetInstruction::set_compute_unit_limit);
        let price = price.filter(|price| *price > 0).map(ComputeBudgetInstruction::set_compute_unit_price);
        self.instructions.splice(0..0, price.into_iter().chain(limit));
        self
    }

    /// Lives as long as a nonce instead of a blockhash.
    #[must_use]
    pub const fn on_nonce(mut self, nonce: Nonce) -> Self {
        self.nonce = Some(nonce);
        self
    }

    /// All instructions; using a nonce comes first.
    fn all(&self) -> Vec<Instruction> {
        let advance = self.nonce.map(|nonce| {
            let accounts = vec![
                AccountMeta::new(nonce.account, false),
                AccountMeta::new_readonly(RECENT_BLOCKHASHES, false),
                AccountMeta::new_readonly(nonce.authority, true),
            ];
            Instruction { program_id: SYSTEM, accounts, data: ADVANCE.to_vec() }
        });
        advance.into_iter().chain(self.instructions.iter().cloned()).collect()
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
        let message = v0::Message::try_compile(&self.payer, &self.all(), &self.tables, blockhash);
        message.map(VersionedMessage::V0).map_err(|error| Error::Signing(error.to_string()))
    }

    fn legacy(&self, blockhash: Hash) -> Message {
        Message::new_with_blockhash(&self.all(), Some(&self.payer), &blockhash)
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

    /// What drafts have in common that do the same to other accounts: each instruction's program, its first byte, and how much
    /// it says and names.
    #[cfg(feature = "rpc")]
    pub(crate) fn kind(&self) -> Vec<u8> {
        let mut kind = Vec::new();
        for instruction in &self.instructions {
            kind.extend(instruction.program_id.to_bytes());
            kind.extend(instruction.data.first());
            kind.extend(instruction.data.len().to_le_bytes());
            kind.extend(instruction.accounts.len().to_le_bytes());
        }
        kind
    }

    /// Signs with exactly the keys it takes; more are ignored, fewer are an error that names who is missing.
    pub fn sign<K: Signer + ?Sized>(&self, keys: &[&K], blockhash: Hash) -> Result<VersionedTransaction, Error> {
        let signing = self.signing(keys)?;
        let message = self.message(blockhash)?;
        let bytes = message.serialize();
        let signatures = signing.into_iter().map(|key| signature(key, &bytes)).collect::<Result<_, _>>()?;
        fitting(VersionedTransaction { signatures, message })
    }

    /// What [`Draft::sign`] would make of these keys, with the same errors, but with empty signatures: good for a
    /// preview and for nothing else.
    pub fn unsigned<K: Signer + ?Sized>(&self, keys: &[&K], blockhash: Hash) -> Result<VersionedTransaction, Error> {
        let signatures = vec![Signature::default(); self.signing(keys)?.len()];
        fitting(VersionedTransaction { signatures, message: self.message(blockhash)? })
    }

    /// Signs with whichever of the keys it takes, and adds signatures that others have given.
    pub fn sign_partly<K: Signer + ?Sized>(
        &self,
        keys: &[&K],
        given: &[(Address, Signature)],
        blockhash: Hash,
    ) -> Result<Partly, Error> {
        let message = self.message(blockhash)?;
        let bytes = message.serialize();
        let (mut signatures, mut absent, mut bad) = (Vec::new(), Vec::new(), Vec::new());
        for signer in self.signers() {
            let own = keys.iter().find(|key| key.pubkey() == signer).map(|key| signature(*key, &bytes)).transpose()?;
            let brought = given.iter().find(|(address, _)| *address == signer).map(|(_, signature)| *signature);
            let signature = match (own, brought) {
                (Some(own), _) => own,
                (None, Some(brought)) if brought.verify(signer.as_ref(), &bytes) => brought,
                (None, Some(_)) => {
                    bad.push(signer);
                    Signature::default()
                }
                (None, None) => {
                    absent.push(signer);
                    Signature::default()
                }
            };
            signatures.push(signature);
        }
        let transaction = fitting(VersionedTransaction { signatures, message })?;
        Ok(Partly { transaction, absent, bad })
    }

    fn signing<'a, K: Signer + ?Sized>(&self, keys: &[&'a K]) -> Result<Vec<&'a K>, Error> {
        let signing = self.signers().into_iter().map(|signer| {
            let key = keys.iter().find(|key| key.pubkey() == signer);
            key.copied().ok_or_else(|| Error::Signing(format!("the key of {signer} is not at hand")))
        });
        signing.collect()
    }
}

/// Keys, for whoever takes anything that signs.
pub fn signing<'a>(keys: &[&'a Keypair]) -> Vec<&'a dyn Signer> {
    let anything: fn(&&'a Keypair) -> &'a dyn Signer = |key| *key;
    keys.iter().map(anything).collect()
}

/// What a key signs; a wallet outside of this process may refuse.
fn signature<K: Signer + ?Sized>(key: &K, bytes: &[u8]) -> Result<Signature, Error> {
    key.try_sign_message(bytes).map_err(|error| Error::Signing(error.to_string()))
}

fn fitting(transaction: VersionedTransaction) -> Result<VersionedTransaction, Error> {
    let size = size(&transaction);
    if size > MOST_BYTES { Err(Error::TooLarge { size, most: MOST_BYTES }) } else { Ok(transaction) }
}

/// The bytes on the wire: a count, the signatures, the message.
fn size(transaction: &VersionedTransaction) -> usize {
    let message = transaction.message.serialize().len();
    transaction.signatures.len().saturating_mul(SIGNATURE).saturating_add(1).saturating_add(message)
}

/// A transaction as text: base64 of its bytes on the wire.
pub fn to_text(transaction: &VersionedTransaction) -> Result<String, Error> {
    let bytes = wincode::serialize(transaction).map_err(|error| Error::Signing(error.to_string()))?;
    Ok(BASE64_STANDARD.encode(bytes))
}

/// A message as text: base64 of the bytes that are signed.
pub fn message_to_text(message: &VersionedMessage) -> String {
    BASE64_STANDARD.encode(message.serialize())
}

/// The transaction of such a text; nothing where it is none.
pub fn of_text(text: &str) -> Option<VersionedTransaction> {
    let bytes = BASE64_STANDARD.decode(text.trim()).ok()?;
    let transaction: VersionedTransaction = wincode::deserialize(&bytes).ok()?;
    let whole = size(&transaction) == bytes.len();
    (whole && transaction.sanitize().is_ok()).then_some(transaction)
}

/// Whose signatures a transaction takes, the payer first.
pub fn signers(transaction: &VersionedTransaction) -> Vec<Address> {
    transaction.message.static_account_keys().iter().take(transaction.signatures.len()).copied().collect()
}

/// Who of them has not signed it.
pub fn absent(transaction: &VersionedTransaction) -> Vec<Address> {
    let bytes = transaction.message.serialize();
    let signed = signers(transaction).into_iter().zip(&transaction.signatures);
    let absent = signed.filter(|(signer, signature)| !signature.verify(signer.as_ref(), &bytes));
    absent.map(|(signer, _)| signer).collect()
}

/// Adds the signatures of keys to a transaction that somebody else has made.
///
/// # Errors
/// A wallet refuses.
pub fn sign_too<K: Signer + ?Sized>(transaction: &mut VersionedTransaction, keys: &[&K]) -> Result<(), Error> {
    let bytes = transaction.message.serialize();
    for (signer, place) in signers(transaction).into_iter().zip(&mut transaction.signatures) {
        if let Some(key) = keys.iter().find(|key| key.pubkey() == signer) {
            *place = signature(*key, &bytes)?;
        }
    }
    Ok(())
}

/// The nonce that a transaction uses, if it uses one.
pub fn nonce_of(message: &VersionedMessage) -> Option<Address> {
    let first = message.instructions().first()?;
    let keys = message.static_account_keys();
    let program = keys.get(usize::from(first.program_id_index))?;
    let account = keys.get(usize::from(*first.accounts.first()?))?;
    (*program == SYSTEM && first.data == ADVANCE).then_some(*account)
}

/// What a nonce account holds: who may use it, and what stands in a transaction in place of a blockhash.
pub fn nonce_in(account: &RawAccount) -> Option<(Nonce, Hash)> {
    // Two marks, of the version and that it has begun; who may use it; the nonce; and the fee of its day.
    let (marks, rest) = account.data.split_at_checked(8)?;
    let (authority, rest) = rest.split_first_chunk::<32>()?;
    let hash = rest.first_chunk::<32>()?;
    let begun = marks.get(4..)? == 1_u32.to_le_bytes() && account.owner == SYSTEM;
    let nonce = Nonce { account: account.address, authority: Address::new_from_array(*authority) };
    begun.then(|| (nonce, Hash::new_from_array(*hash)))
}
