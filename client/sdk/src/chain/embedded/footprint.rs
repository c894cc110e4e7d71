//! Which accounts a transaction could write: those it names, and those that it looks up in tables of this ledger.

use std::collections::BTreeSet;

use litesvm::LiteSVM;
use solana_message::v0::LoadedAddresses;
use solana_message::{AddressLoader, VersionedMessage};

use crate::{Address, Error};

/// What a message looks up. Tables are read here, before it runs and by the very code that loads them for the program: what
/// a sender says of them counts for nothing.
pub(super) fn loaded(vm: &LiteSVM, message: &VersionedMessage) -> Result<LoadedAddresses, Error> {
    let loaded = match message {
        VersionedMessage::V0(message) => vm.accounts_db().load_addresses(&message.address_table_lookups),
        VersionedMessage::Legacy(_) | VersionedMessage::V1(_) => Ok(LoadedAddresses::default()),
    };
    loaded.map_err(|error| Error::from_chain(error.into(), Vec::new()))
}

/// The accounts that it could write, each once.
pub(super) fn written(message: &VersionedMessage, loaded: &LoadedAddresses) -> Vec<Address> {
    let reserved = None::<&BTreeSet<Address>>;
    let named = message.static_account_keys().iter().enumerate();
    let named = named.filter(|(place, _)| message.is_maybe_writable_with_reserved_addresses(*place, reserved));
    named.map(|(_, address)| address).chain(&loaded.writable).copied().collect()
}
