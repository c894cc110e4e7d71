//! Rent deposits: which of them a transaction moves, and how people read them.

use exodus_sdk::Address;
use exodus_sdk::record::{Kept, RawAccount, tag};
use exodus_sdk::unit::sol;
use serde::Serialize;

use super::Session;
use crate::exit::Failure;

/// A rent deposit that moved, or would.
#[derive(Serialize)]
pub struct Rent {
    what: &'static str,
    bytes: usize,
    lamports: u64,
    /// Who gets it back; nobody where the record never closes.
    payer: Option<String>,
    returned: bool,
}

impl Session {
    /// The deposit for a new record, paid by whoever pays.
    pub fn deposit<T: Kept>(&self) -> Result<Rent, Failure> {
        let payer = Some(self.keys()?.payer().to_string());
        Ok(Rent { what: T::NOUN, bytes: T::SIZE, lamports: self.chain.rent(T::SIZE)?, payer, returned: false })
    }

    /// The deposit for a record that never closes.
    pub fn deposit_for_ever<T: Kept>(&self) -> Result<Rent, Failure> {
        Ok(Rent { payer: None, ..self.deposit::<T>()? })
    }

    /// The deposit of a record that has closed.
    pub fn returned<T: Kept>(&self, payer: &Address) -> Result<Rent, Failure> {
        Ok(Rent { payer: Some(payer.to_string()), returned: true, ..self.deposit::<T>()? })
    }
}

impl Rent {
    /// The deposits between two states of the same accounts: of records that came, and of records that went.
    pub fn between(before: &[RawAccount], after: &[RawAccount]) -> Vec<Self> {
        let missing_in = |others: &[RawAccount], one: &RawAccount| {
            !others.iter().any(|other| other.address == one.address && tag(other).is_some())
        };
        let came = after.iter().filter(|account| missing_in(before, account));
        let went = before.iter().filter(|account| missing_in(after, account));
        let shrank = before.iter().filter_map(|old| {
            let new = after.iter().find(|new| new.address == old.address && new.data.len() < old.data.len())?;
            tag(new).and_then(|_| Self::between_sizes(old, new))
        });
        came.filter_map(|account| Self::of(account, false))
            .chain(went.filter_map(|account| Self::of(account, true)))
            .chain(shrank)
            .collect()
    }

    /// What returned of a record that became smaller: a member who is a tombstone now.
    fn between_sizes(old: &RawAccount, new: &RawAccount) -> Option<Self> {
        let whole = Self::of(old, true)?;
        let (bytes, lamports) =
            (old.data.len().saturating_sub(new.data.len()), old.lamports.saturating_sub(new.lamports));
        Some(Self { bytes, lamports, ..whole })
    }

    fn of(account: &RawAccount, returned: bool) -> Option<Self> {
        let tag = tag(account)?;
        let payer = tag.payer.map(|payer| payer.to_string());
        Some(Self { what: tag.noun, bytes: account.data.len(), lamports: account.lamports, payer, returned })
    }

    /// What went back to whoever had paid it, in lamports.
    pub const fn given_back(&self) -> u64 {
        if self.returned { self.lamports } else { 0 }
    }

    /// For people.
    pub fn line(&self) -> String {
        let Self { what, bytes, .. } = self;
        let sol = sol(self.lamports);
        match (&self.payer, self.returned) {
            (Some(payer), true) => format!("rent returned: {sol} for {bytes} bytes ({what}), to {payer}"),
            (Some(payer), false) => {
                format!("rent deposit: {sol} for {bytes} bytes ({what}), returned to {payer} when it closes")
            }
            (None, _) => format!("rent deposit: {sol} for {bytes} bytes ({what}), which stays: it never closes"),
        }
    }
}
