//! Records as the chain holds them, decoded and checked.

use anchor_lang::AccountDeserialize;
use exodus::record::Stored;
use exodus::state::{Commitment, Delegate, Intent, Invitation, Member, Network, Request, Tie};

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
    )*};
}

kept! { Network "network" Member "member" Tie "tie" Invitation "invitation" Request "request" Commitment "commitment" Intent "intent" Delegate "delegate" }

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
