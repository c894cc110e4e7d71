//! Clearings.

use exodus_sdk::Signer;
use exodus_sdk::instructions::clearing;

use super::super::template::Template;
use crate::{Person, Promised, World, eur};

pub(super) fn templates() -> Vec<Template> {
    [("clearing.clear", 3), ("clearing.clear between two", 2), ("clearing.clear of six", 6)]
        .map(|(name, size)| circle(name, size))
        .into()
}

fn circle(name: &str, size: usize) -> Template {
    let world = World::default();
    let people: Vec<Person> =
        ["ana", "ben", "eva", "ivo", "jan", "pia"].iter().take(size).map(|name| world.joins(name)).collect();
    let owed = |place: usize| {
        let (debtor, creditor) = (&people[place], &people[(place + 1) % size]);
        if size > 2 || place == 0 {
            debtor.ties_with(creditor);
        }
        debtor.owes(creditor, eur(10 + place as u64))
    };
    let promises: Vec<Promised> = (0..size).map(owed).collect();
    // One more of the same debtor, to put in its place.
    people[0].owes(&people[1], eur(50));
    let chain: Vec<_> = promises.iter().map(|promised| promised.record(&world)).collect();
    let clear = clearing::clear(world.payer.pubkey(), &chain, eur(5)).expect("a chain");
    Template::new(name, &world, clear)
}
