//! What one more costs: a handshake of a path, a commitment of a clearing, a delegate who signs instead of the member.
//!
//! Each is the difference between two simulations in the same world, so that no search for an address stands between them.

use exodus_sdk::chain::ChainExt;
use exodus_sdk::instructions::{clearing, commitment, intent};
use exodus_sdk::transaction::{Draft, signing};
use exodus_sdk::{Keypair, Signer};
use exodus_tests::{Person, World, eur, key_of};
use solana_instruction::Instruction;

use crate::clearing::clear::ring;

/// What, how much of it in compute units, and the budget.
pub(super) fn rows() -> Vec<(&'static str, u64, u64)> {
    vec![
        ("a handshake more on the path of a commitment", handshake(), 300),
        ("a commitment more in a clearing", leg(), 400),
        ("a clearing without its commitments", clearing_of(2).saturating_sub(2 * leg()), 1_200),
        ("a delegate who declares an intent", delegate(declares), 400),
        ("a delegate who edits an intent", delegate(edits), 400),
        ("a delegate who marks as performed", delegate(performs), 400),
    ]
}

fn units(world: &World, instruction: &Instruction, keys: &[&Keypair]) -> u64 {
    let draft = Draft::paid_by(world.payer.pubkey()).then(instruction.clone());
    let keys = signing(&[keys, &[&world.payer]].concat());
    world.chain.preview(&draft, &keys).expect("what is measured is accepted").receipt.compute_units
}

/// From a path of two handshakes to one of six, between the same two people.
fn handshake() -> u64 {
    let world = World::default();
    let [helper, near, asker] = ["helper", "near", "asker"].map(|name| world.joins(name));
    let far = [1, 2, 3, 4, 5].map(|place| world.joins(&format!("far {place}")));
    world.row(&[&helper, &near, &asker]);
    world.row(&[&helper, &far[0], &far[1], &far[2], &far[3], &far[4], &asker]);
    let asked = asker.asks_within(eur(100), 6);
    let over = |path: &[&Person]| {
        let promise = helper.promise(eur(5), path);
        units(&world, &commitment::commit(world.payer.pubkey(), &helper.record(), &asked, &promise), &[&helper.key])
    };
    let long: Vec<&Person> = far.iter().chain([&asker]).collect();
    over(&long).saturating_sub(over(&[&near, &asker])).div_ceil(4)
}

fn clearing_of(size: usize) -> u64 {
    let world = World::default();
    let chain: Vec<_> = ring(&world, size).1.iter().map(|promised| promised.record(&world)).collect();
    units(&world, &clearing::clear(world.payer.pubkey(), &chain, 1).expect("a circle"), &[])
}

fn leg() -> u64 {
    clearing_of(20).saturating_sub(clearing_of(2)).div_ceil(18)
}

/// What an act of the first person for the second costs more where a delegate signs it.
fn delegate(act: fn(&World, [&Person; 2]) -> Instruction) -> u64 {
    let world = World::default();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    ana.ties_with(&ben);
    let bot = key_of("bot");
    ana.lends(&bot);
    let own = act(&world, [&ana, &ben]);
    units(&world, &ana.lets(&bot, own.clone()), &[&bot]).saturating_sub(units(&world, &own, &[&ana.key]))
}

fn declares(_: &World, [ana, ben]: [&Person; 2]) -> Instruction {
    ana.declaring(&ben.asks_monthly(eur(100)).address, eur(5), true, &[ben])
}

fn edits(_: &World, [ana, ben]: [&Person; 2]) -> Instruction {
    let asked = ben.asks_monthly(eur(100));
    let own = ana.declares(&asked.address, eur(5), true, &[ben]);
    intent::edit(&ana.record(), &own, eur(7), true)
}

fn performs(world: &World, [ana, ben]: [&Person; 2]) -> Instruction {
    commitment::perform(&ana.record(), &ana.owes(ben, eur(5)).record(world), eur(1))
}
