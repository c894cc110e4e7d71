//! Lookup tables: lists of accounts on the chain, so that a transaction names each by a byte instead of 32.
//!
//! A legacy transaction has room for about thirty accounts. Whoever needs more makes a table ([`Plan`]), looks it up
//! ([`crate::transaction::Draft::looking_up`]), [`deactivate`]s it and, once it has cooled down, [`close`]s it: then its
//! rent deposit returns. Its authority alone can do all of that, and a table gives nobody any power: it is a list.

use solana_address_lookup_table_interface::instruction as interface;
pub use solana_address_lookup_table_interface::program::ID as PROGRAM;
use solana_address_lookup_table_interface::state::AddressLookupTable;
use solana_instruction::Instruction;
pub use solana_message::AddressLookupTableAccount as Table;

use crate::chain::Chain;
use crate::record::RawAccount;
use crate::transaction::Draft;
use crate::{Address, Error};

/// The most accounts that a table holds.
pub const MOST: usize = 256;

/// So many slots after it was deactivated, a table may close in the next one: about three and a half minutes.
pub const COOLS_DOWN: u64 = 512;

/// As many as fit into one transaction with all that surrounds them.
const AT_ONCE: usize = 24;

const NOUN: &str = "lookup table";

/// A table that is to be made, and the transactions that make it.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The table as it will be. Its entries can be looked up from the slot after the one that wrote the last of them.
    pub table: Table,
    /// What makes it, in this order.
    pub steps: Vec<Draft>,
}

impl Plan {
    /// A table of these accounts, paid for and owned by `authority`. `slot` is a recent one, gone by already: the same
    /// authority makes one table in it.
    pub fn of(authority: Address, slot: u64, accounts: &[Address]) -> Self {
        let (creation, address) = create(authority, authority, slot);
        let mut creation = Some(creation);
        let steps = accounts.chunks(AT_ONCE).map(|accounts| {
            let draft = creation.take().into_iter().fold(Draft::paid_by(authority), Draft::then);
            draft.then(extend(address, authority, authority, accounts))
        });
        let steps = steps.collect();
        Self { table: Table { key: address, addresses: accounts.to_vec() }, steps }
    }
}

/// Makes an empty table; returns its address too, which follows from the authority and the slot.
pub fn create(authority: Address, payer: Address, slot: u64) -> (Instruction, Address) {
    interface::create_lookup_table(authority, payer, slot)
}

/// Adds accounts to a table. Signed by its authority, and by who pays for the room.
pub fn extend(table: Address, authority: Address, payer: Address, accounts: &[Address]) -> Instruction {
    interface::extend_lookup_table(table, authority, Some(payer), accounts.to_vec())
}

/// Ends a table: it cools down, and can be looked up until then.
pub fn deactivate(table: Address, authority: Address) -> Instruction {
    interface::deactivate_lookup_table(table, authority)
}

/// Closes a table that has cooled down; all its lamports go to `recipient`.
pub fn close(table: Address, authority: Address, recipient: Address) -> Instruction {
    interface::close_lookup_table(table, authority, recipient)
}

/// A table as the chain holds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Its address, and the accounts in it.
    pub table: Table,
    /// Who may extend, deactivate and close it; nobody where it is frozen.
    pub authority: Option<Address>,
    /// The slot that ended it, if it was deactivated.
    pub deactivated: Option<u64>,
    /// What it holds in lamports.
    pub lamports: u64,
}

impl Kept {
    /// The table at an address.
    pub fn at<C: Chain + ?Sized>(chain: &C, address: &Address) -> Result<Self, Error> {
        let found = chain.accounts(core::slice::from_ref(address))?.into_iter().next().flatten();
        Self::of(&found.ok_or(Error::NotFound { what: NOUN, address: *address })?)
    }

    /// What an account holds, if it is a table.
    pub fn of(account: &RawAccount) -> Result<Self, Error> {
        let foreign = Error::Foreign { what: NOUN, address: account.address };
        if account.owner != PROGRAM {
            return Err(foreign);
        }
        let Ok(kept) = AddressLookupTable::deserialize(&account.data) else { return Err(foreign) };
        Ok(Self {
            table: Table { key: account.address, addresses: kept.addresses.to_vec() },
            authority: kept.meta.authority,
            deactivated: (kept.meta.deactivation_slot != u64::MAX).then_some(kept.meta.deactivation_slot),
            lamports: account.lamports,
        })
    }

    /// The first slot in which it may close, if it was deactivated.
    pub fn closes_in(&self) -> Option<u64> {
        self.deactivated.map(|slot| slot.saturating_add(COOLS_DOWN).saturating_add(1))
    }
}
