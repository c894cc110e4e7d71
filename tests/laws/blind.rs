//! Whether the comparison sees everything: of each record of a lived-in world, every byte is changed once.

use std::collections::BTreeSet;

use super::compare::differences;
use super::coverage::Coverage;
use super::model::kind::Kind;
use super::run::lived;

/// The bytes that the model does not say: how often a record has changed, which each step compares with before, and the
/// bump, which the address proves.
pub const UNSEEN: [usize; 9] = [8, 9, 10, 11, 12, 13, 14, 15, 17];

/// The kinds of records that the world of a seed holds, and the places in them where a changed byte goes unnoticed.
pub fn blind_spots(seed: u64) -> (BTreeSet<String>, BTreeSet<(String, usize)>) {
    let world = lived(seed, &mut Coverage::default());
    let (mut kinds, mut spots) = (BTreeSet::new(), BTreeSet::new());
    for address in world.model.rents().into_keys() {
        let kind = world.model.kind(&address).map(|kind: Kind| format!("{kind:?}")).unwrap_or_default();
        kinds.insert(kind.clone());
        let mut account = world.machine.account(&address).expect("both keep it");
        for place in 0..account.data.len() {
            account.data[place] ^= 1;
            if differences(&world.model, &address, Some(&account)).is_empty() {
                spots.insert((kind.clone(), place));
            }
            account.data[place] ^= 1;
        }
    }
    (kinds, spots)
}
