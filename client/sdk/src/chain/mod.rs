//! The chain, whichever it is: one trait, so that every door and every test works on all of them.

#[cfg(feature = "embedded")]
pub mod embedded;
#[cfg(feature = "rpc")]
pub mod rpc;

use solana_hash::Hash;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;

use crate::closing::ClosedCommitment;
use crate::record::{Kept, Located, RawAccount, decode};
use crate::transaction::Draft;
use crate::{Address, Error, Signer};

/// What became of an accepted transaction.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Its signature.
    pub signature: Signature,
    /// What it consumed.
    pub compute_units: u64,
    /// What it cost the payer, rent not included, in lamports.
    pub fee: u64,
    /// What the programs printed, events included, up to where the chain cuts it.
    pub logs: Vec<String>,
}

/// What would become of a transaction that was not sent.
#[derive(Clone, Debug)]
pub struct Simulated {
    /// What it would say of itself. Its signature means nothing.
    pub receipt: Receipt,
    /// The accounts that it would write, as it would leave them; those that would be gone are not among them.
    pub after: Vec<RawAccount>,
}

/// The chain's own time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// The slot.
    pub slot: u64,
    /// Unix seconds.
    pub now: i64,
}

/// Which accounts of the program to list: those of a size that hold these bytes at these places.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The length of the account.
    pub size: Option<usize>,
    /// Bytes that must stand at an offset.
    pub bytes: Vec<(usize, Vec<u8>)>,
}

impl Filter {
    /// Every record of a type.
    pub fn every<T: Kept>() -> Self {
        Self { size: Some(T::SIZE), bytes: vec![(0, T::DISCRIMINATOR.to_vec())] }
    }

    /// Those that also hold `address` at `offset` behind the type mark; see `offset_of!` on the record types.
    #[must_use]
    pub fn with(mut self, offset: usize, address: &Address) -> Self {
        self.bytes.push((exodus::record::MARK.saturating_add(offset), address.to_bytes().to_vec()));
        self
    }

    /// Whether an account passes.
    pub fn passes(&self, data: &[u8]) -> bool {
        self.size.is_none_or(|size| data.len() == size)
            && self.bytes.iter().all(|(offset, bytes)| data.get(*offset..).is_some_and(|rest| rest.starts_with(bytes)))
    }
}

/// A chain that the program lives on.
pub trait Chain {
    /// A recent blockhash to sign with.
    fn blockhash(&self) -> Result<Hash, Error>;

    /// Sends a signed transaction and returns when it is accepted for good, or refused without any effect. Bytes that have
    /// landed before are [`Error::Landed`], also where the rules would refuse them by now.
    fn send(&self, transaction: &VersionedTransaction) -> Result<Receipt, Error>;

    /// Says what would become of it, without any effect. Signatures are not looked at.
    fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulated, Error>;

    /// The accounts at these addresses, in their order; `None` where nothing is kept.
    fn accounts(&self, addresses: &[Address]) -> Result<Vec<Option<RawAccount>>, Error>;

    /// The program's accounts that pass a filter, by address.
    fn list(&self, filter: &Filter) -> Result<Vec<RawAccount>, Error>;

    /// Every closed commitment in which this member had a side, in the order in which they were closed, which is that of
    /// the member's history.
    fn closed(&self, member: &Address) -> Result<Vec<ClosedCommitment>, Error>;

    /// The chain's own time.
    fn clock(&self) -> Result<Clock, Error>;

    /// Since which slot nothing has changed on this chain, where it knows: what is on it has stood so from then on.
    fn changed(&self) -> Result<Option<u64>, Error> {
        Ok(None)
    }

    /// The rent deposit of an account of so many bytes, in lamports.
    fn rent(&self, bytes: usize) -> Result<u64, Error>;

    /// Signs a draft with these keys and sends it. A chain that cannot promise that what is sent lands takes care here that
    /// it happens once: it sends the same bytes again, and signs anew only what can no longer land.
    fn submit(&self, draft: &Draft, keys: &[&dyn Signer]) -> Result<Receipt, Error> {
        self.send(&draft.sign(keys, self.blockhash()?)?)
    }
}

/// What every chain can do with these.
pub trait ChainExt: Chain {
    /// The record at an address.
    fn get<T: Kept>(&self, address: &Address) -> Result<Located<T>, Error> {
        self.find(address)?.ok_or(Error::NotFound { what: T::NOUN, address: *address })
    }

    /// The record at an address, if one is kept there.
    fn find<T: Kept>(&self, address: &Address) -> Result<Option<Located<T>>, Error> {
        match self.accounts(core::slice::from_ref(address))?.into_iter().next().flatten() {
            Some(account) => decode(&account).map(Some),
            None => Ok(None),
        }
    }

    /// Every record of a type that passes a filter, by address.
    fn all<T: Kept>(&self, filter: &Filter) -> Result<Vec<Located<T>>, Error> {
        self.list(filter)?.iter().map(decode).collect()
    }

    /// Says what would become of a draft that these keys were to sign, without any effect. It stays unsigned: whoever
    /// computes the answer could otherwise send it.
    fn preview(&self, draft: &Draft, keys: &[&dyn Signer]) -> Result<Simulated, Error> {
        self.simulate(&draft.unsigned(keys, self.blockhash()?)?)
    }
}

impl<C: Chain + ?Sized> ChainExt for C {}

/// The signature that stands for a transaction: its payer's.
pub fn name_of(transaction: &VersionedTransaction) -> Signature {
    transaction.signatures.first().copied().unwrap_or_default()
}
