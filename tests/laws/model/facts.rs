//! Everything that the model remembers, and what every noun asks of it.

use std::collections::BTreeMap;

use exodus_sdk::Address;

use super::call::{Refusals, Verdict};
use super::codes::{FRAMEWORK, NOT_PAYER, WRONG_ACCOUNT};
use super::kind::Kind;
use super::records::{
    Commitment, Deal, Delegate, Intent, Invitation, Member, Network, Offer, Pool, Recovery, Request, Stake, Tie,
    Tombstone,
};

/// Everything there is.
#[derive(Clone, Default, Debug, Hash)]
pub(crate) struct Model {
    pub(crate) now: i64,
    pub(crate) slot: u64,
    /// Who can pay, and what they began with.
    pub(crate) payers: BTreeMap<Address, u64>,
    pub(crate) networks: BTreeMap<Address, Network>,
    pub(crate) members: BTreeMap<Address, Member>,
    pub(crate) tombstones: BTreeMap<Address, Tombstone>,
    pub(crate) ties: BTreeMap<Address, Tie>,
    pub(crate) invitations: BTreeMap<Address, Invitation>,
    pub(crate) requests: BTreeMap<Address, Request>,
    pub(crate) intents: BTreeMap<Address, Intent>,
    pub(crate) commitments: BTreeMap<Address, Commitment>,
    pub(crate) offers: BTreeMap<Address, Offer>,
    pub(crate) deals: BTreeMap<Address, Deal>,
    pub(crate) pools: BTreeMap<Address, Pool>,
    pub(crate) stakes: BTreeMap<Address, Stake>,
    pub(crate) delegates: BTreeMap<Address, Delegate>,
    pub(crate) recoveries: BTreeMap<Address, Recovery>,
    /// Networks and tombstones, and whose rent stays in them for good.
    pub(crate) sunk: BTreeMap<Address, Address>,
}

impl Model {
    /// What lies at an address.
    pub(crate) fn kind(&self, address: &Address) -> Option<Kind> {
        let kinds = [
            (self.members.contains_key(address), Kind::Member),
            (self.commitments.contains_key(address), Kind::Commitment),
            (self.requests.contains_key(address), Kind::Request),
            (self.ties.contains_key(address), Kind::Tie),
            (self.intents.contains_key(address), Kind::Intent),
            (self.networks.contains_key(address), Kind::Network),
            (self.tombstones.contains_key(address), Kind::Tombstone),
            (self.invitations.contains_key(address), Kind::Invitation),
            (self.offers.contains_key(address), Kind::Offer),
            (self.deals.contains_key(address), Kind::Deal),
            (self.pools.contains_key(address), Kind::Pool),
            (self.stakes.contains_key(address), Kind::Stake),
            (self.delegates.contains_key(address), Kind::Delegate),
            (self.recoveries.contains_key(address), Kind::Recovery),
        ];
        kinds.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind)
    }

    /// Refuses an account that stands elsewhere than its seeds say, which the framework sees before anything else.
    pub(super) fn stands(address: Address, seeds: &[&[u8]]) -> Verdict {
        if address == place(seeds) { Ok(()) } else { Err(Refusals::only(FRAMEWORK)) }
    }

    /// Whether an account is one that nobody keeps.
    pub(super) fn is_gone(&self, address: &Address) -> bool {
        self.kind(address).is_none()
    }

    /// Every record there is, and whose rent it holds.
    pub(crate) fn rents(&self) -> BTreeMap<Address, Address> {
        let mut rents = self.sunk.clone();
        macro_rules! of {
            ($($records:ident)*) => {$(
                rents.extend(self.$records.iter().map(|(address, record)| (*address, record.payer)));
            )*};
        }
        of! { members ties invitations requests intents commitments offers deals pools stakes delegates recoveries }
        rents
    }
}

/// How the program makes an address.
pub(super) fn place(seeds: &[&[u8]]) -> Address {
    Address::find_program_address(seeds, &exodus_sdk::PROGRAM).0
}

/// Who closes a record, and to whom its rent goes.
pub(super) fn closes(no: &mut Refusals, named: Address, payer: Address) {
    no.when(named != payer, NOT_PAYER);
}

/// Refuses an account that is not the one a record names.
pub(super) fn is(no: &mut Refusals, account: Address, named: Address) {
    no.when(account != named, WRONG_ACCOUNT);
}
