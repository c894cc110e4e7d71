//! Where nobody can patch, whoever is locked out stays out: what must be accepted, and the way out of every state.

mod groups;
mod largest;
mod people;
mod promises;
mod requests;

use exodus_sdk::Signer;
use exodus_sdk::instructions::{Instruction, member};
use exodus_tests::matrix::{NOUNS, succeeds};
use exodus_tests::{Person, World};

#[test]
fn every_way_of_every_instruction_succeeds_whoever_pays_and_whatever_was_sent_there() {
    let mut tried = 0;
    let mut failed = Vec::new();
    for template in NOUNS.iter().flat_map(|(_, templates)| templates()) {
        let successes = succeeds(&template);
        tried += successes.tried;
        failed.extend(successes.failed);
    }
    println!("{tried} cases that must succeed");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(tried >= 500, "{tried}");
}

/// Anyone sends what ends a record, and its rent comes back.
fn ends(world: &World, last: Instruction, gone: &exodus_sdk::Address) {
    world.closes(last, &[], gone, &world.payer.pubkey());
}

/// Somebody whose member has another key now.
fn moves<'w>(person: &Person<'w>, name: &str) -> Person<'w> {
    let (world, key, member) = (person.world, exodus_tests::key_of(name), person.member);
    world.accepts(&[member::change_key(&person.record(), key.pubkey())], &[&person.key, &key]);
    Person { world, key, member }
}
