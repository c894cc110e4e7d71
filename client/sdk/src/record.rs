//! Records as the chain holds them, decoded and checked.

use anchor_lang::AccountDeserialize;
use exodus::record::Stored;
use exodus::state::{Commitment, Invitation, Member, Network, Request, Tie};

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
pub trait Kept: Stored + AccountDeserialize {
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

kept! { Network "network" Member "member" Tie "tie" Invitation "invitation" Request "request" Commitment "commitment" }

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
    if account.owner != PROGRAM || account.data.len() != T::SIZE {
        return Err(foreign());
    }
    let record = T::try_deserialize(&mut account.data.as_slice()).map_err(|_| foreign())?;
    if record.head().version != T::VERSION || !record.invariant() {
        return Err(foreign());
    }
    Ok(Located { address: account.address, record })
}
