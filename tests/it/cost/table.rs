//! What was measured.

use exodus_sdk::chain::Receipt;
use exodus_sdk::instructions::member as members;
use exodus_sdk::{Keypair, Signer};
use exodus_tests::{Person, World, eur, key_of};

/// Each instruction, and the units of each of its runs.
#[derive(Default)]
pub(super) struct Table(Vec<(&'static str, Vec<u64>)>);

impl Table {
    pub(super) fn note(&mut self, instruction: &'static str, receipt: &Receipt) {
        match self.0.iter_mut().find(|(name, _)| *name == instruction) {
            Some((_, units)) => units.push(receipt.compute_units),
            None => self.0.push((instruction, vec![receipt.compute_units])),
        }
    }

    pub(super) fn median(&mut self, instruction: &str) -> Option<(u64, u64, u64)> {
        let (_, units) = self.0.iter_mut().find(|(name, _)| *name == instruction)?;
        units.sort_unstable();
        Some((*units.first()?, *units.get(units.len() / 2)?, *units.last()?))
    }
}

/// Somebody joins, which is measured.
pub(super) fn join<'w>(world: &'w World, who: &str, run: usize, table: &mut Table) -> Person<'w> {
    let key: Keypair = key_of(&format!("{who} {run}"));
    let args = members::JoinArgs { pledge: eur(100), attention: 5, profile: [0; 32] };
    let join = members::join(world.payer.pubkey(), key.pubkey(), world.network, args);
    table.note("member.join", &world.accepts(&[join], &[&key]));
    Person::of(world, key)
}
