//! Records as the chain holds them, decoded and checked.

use anchor_lang::bytemuck::try_pod_read_unaligned;
use exodus::record::Stored;
use exodus::state::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
    Tombstone,
};

use crate::{Address, Error, PROGRAM};

/// An account as any chain returns it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RawAccount {
    /// Where it lives.
    pub address: Address,
    /// The program that owns it.
    pub owner: Address,
    /// Its rent deposit and more.
    pub lamports: u64,
    /// Its bytes.
    pub data: Vec<u8>,
}

/// A type of record that the program keeps.
pub trait Kept: Stored {
    /// The noun, for messages.
    const NOUN: &'static str;
}

macro_rules! kept {
    ($($record:ident $noun:literal)*) => {$(
        impl Kept for $record {
            const NOUN: &'static str = $noun;
        }
    )*

        /// What kind of record an account holds; `None` where it is none of this program's.
        pub fn tag(account: &RawAccount) -> Option<Tag> {
            None$(.or_else(|| tag_of::<$record>(account)))*
        }
    };
}

/// What every record says of itself, whatever it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tag {
    /// The noun, for messages.
    pub noun: &'static str,
    /// Who gets the rent back, where the record can close.
    pub payer: Option<Address>,
}

fn tag_of<T: Kept>(account: &RawAccount) -> Option<Tag> {
    let found = decode::<T>(account).ok()?;
    Some(Tag { noun: T::NOUN, payer: found.payer().copied() })
}

kept! {
    Network "network" Member "member" Tombstone "tombstone" Delegate "delegate" Recovery "recovery"
    Tie "tie" Invitation "invitation"
    Request "request" Intent "intent" Commitment "commitment"
    Offer "offer" Deal "deal" Pool "pool" Stake "stake"
}

/// A record and where it lives.
#[derive(Clone, Copy, Debug)]
pub struct Located<T> {
    /// Where.
    pub address: Address,
    /// What.
    pub record: T,
}

impl<T> core::ops::Deref for Located<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.record
    }
}

/// Decodes an account that must hold a `T`: owner, type mark, exact length, version and invariant.
pub fn decode<T: Kept>(account: &RawAccount) -> Result<Located<T>, Error> {
    let foreign = || Error::Foreign { what: T::NOUN, address: account.address };
    if account.owner != PROGRAM {
        return Err(foreign());
    }
    let record = account.data.strip_prefix(T::DISCRIMINATOR).and_then(behind_mark).ok_or_else(foreign)?;
    Ok(Located { address: account.address, record })
}

/// Decodes the bytes of a `T` behind its type mark: exact length, version and invariant.
pub fn behind_mark<T: Kept>(bytes: &[u8]) -> Option<T> {
    let record = try_pod_read_unaligned::<T>(bytes).ok()?;
    (record.head().version == T::VERSION && record.invariant()).then_some(record)
}
