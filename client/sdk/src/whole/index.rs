//! What belongs to whom: so that nobody who asks about one member goes through a whole network.

use std::collections::BTreeMap;

use crate::Address;
use crate::record::Located;

/// Records by where they live.
pub type Records<T> = BTreeMap<Address, Located<T>>;

pub(super) type Places = BTreeMap<Address, Vec<Address>>;

/// Where the records lie that name a member, a request or a pool.
#[derive(Default)]
pub(super) struct Index {
    pub(super) ties: Places,
    pub(super) requests: Places,
    pub(super) intents: Places,
    pub(super) commitments: Places,
    pub(super) deals: Places,
    pub(super) stakes: Places,
    pub(super) recoveries: Places,
}

pub(super) fn places<T, const N: usize>(records: &Records<T>, names: impl Fn(&T) -> [Address; N]) -> Places {
    let mut places = Places::new();
    for (address, found) in records {
        for name in names(&found.record) {
            let of = places.entry(name).or_default();
            // A record that names somebody twice lies there once.
            if of.last() != Some(address) {
                of.push(*address);
            }
        }
    }
    places
}

pub(super) fn found<'a, T>(
    places: &'a Places,
    records: &'a Records<T>,
    of: &Address,
) -> impl Iterator<Item = &'a Located<T>> + use<'a, T> {
    places.get(of).into_iter().flatten().filter_map(|address| records.get(address))
}
