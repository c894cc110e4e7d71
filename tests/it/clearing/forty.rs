//! Circles that are too long for a legacy transaction: they look their commitments up in a table of the chain.

use exodus_rules::Refusal;
use exodus_sdk::chain::{Chain, Receipt};
use exodus_sdk::instructions::{SYSTEM, clearing};
use exodus_sdk::lookup::{COOLS_DOWN, Kept, Plan, Table, close, create, deactivate, extend};
use exodus_sdk::transaction::{Draft, MOST_BYTES};
use exodus_sdk::{Address, Error, Signer};
use exodus_tests::{Promised, World, eur};

use super::clear::{chain, ring};

pub fn addresses(promises: &[Promised]) -> Vec<Address> {
    promises.iter().map(|promised| promised.commitment).collect()
}

/// A table of these accounts on the chain; its entries are in force.
pub fn table(world: &World, accounts: &[Address]) -> Table {
    let fresh = fresh_table(world, accounts);
    world.passes(1);
    fresh
}

/// The same in the slot that wrote it.
fn fresh_table(world: &World, accounts: &[Address]) -> Table {
    world.passes(1);
    let slot = world.chain.clock().unwrap().slot - 1;
    let plan = Plan::of(world.payer.pubkey(), slot, accounts);
    for step in &plan.steps {
        world.chain.submit(step, &[&world.payer]).expect("a table can always be made");
    }
    plan.table
}

pub fn draft(world: &World, promises: &[Promised]) -> Draft {
    let clear = clearing::clear(world.payer.pubkey(), &chain(world, promises), eur(1)).expect("a chain");
    Draft::paid_by(world.payer.pubkey()).then(clear)
}

fn send(world: &World, promises: &[Promised], table: &Table) -> Result<Receipt, Error> {
    world.chain.submit(&draft(world, promises).looking_up(table.clone()), &[&world.payer])
}

/// Sends, and must be stopped with no record changed.
fn stops(world: &World, promises: &[Promised], table: &Table) -> Error {
    let before = world.records();
    let error = send(world, promises, table).expect_err("should be stopped");
    assert_eq!(world.records(), before, "what was stopped changed a record");
    error
}

/// What the chain said, where it was none of the rules.
fn said(error: Error) -> String {
    match error {
        Error::Chain { error, .. } => format!("{error:?}"),
        error => panic!("{error:?}"),
    }
}

#[test]
fn accepts_forty_and_forty_eight_in_one_versioned_transaction() {
    for size in [40, 48] {
        let world = World::default();
        let (_, promises) = ring(&world, size);
        let plain = world.chain.submit(&draft(&world, &promises), &[&world.payer]);
        assert!(matches!(plain, Err(Error::TooLarge { most: MOST_BYTES, .. })), "{size}: {plain:?}");

        let table = table(&world, &addresses(&promises));
        let receipt = send(&world, &promises, &table).unwrap_or_else(|error| panic!("{size}: {error:?}"));
        let most = 1_200 + 400 * u64::try_from(size).unwrap();
        println!("{size} commitments: {} compute units", receipt.compute_units);
        assert!(receipt.compute_units <= most, "{size}: {} > {most}", receipt.compute_units);
        assert!(promises.iter().all(|promised| promised.record(&world).cleared == eur(1)));
    }
}

#[test]
fn refuses_a_lookup_that_points_at_a_wrong_account() {
    let world = World::default();
    let (people, promises) = ring(&world, 40);
    let right = addresses(&promises);
    let sorted = {
        let mut sorted = right.clone();
        sorted.sort_unstable();
        sorted
    };
    // The sender says that the table holds the circle; the chain knows what it holds.
    let lying = |held: &[Address]| Table { addresses: sorted.clone(), ..table(&world, held) };
    let held = |place: usize, address: Address| {
        let mut held = sorted.clone();
        held[place] = address;
        held
    };
    let swapped = {
        let mut swapped = sorted.clone();
        swapped.swap(3, 4);
        swapped
    };
    assert_eq!(stops(&world, &promises, &lying(&swapped)).refusal(), Some(Refusal::ChainOrder));
    let twice = held(4, sorted[3]);
    assert_eq!(said(stops(&world, &promises, &lying(&twice))), "AccountLoadedTwice");
    // Each at its place in the order, so that nothing but what it is can be wrong. The last is of none of the circle.
    let other = people[0].owes(&people[1], eur(200)).commitment;
    let in_order = |address: Address| held(sorted.partition_point(|one| *one < address).min(39), address);
    let cases = [
        (people[0].member, "InstructionError(0, InvalidAccountData)"),
        (world.network, "InstructionError(0, InvalidAccountData)"),
        (SYSTEM, "InstructionError(0, Custom(2000))"),
        (world.payer.pubkey(), "AccountLoadedTwice"),
    ];
    for (wrong, words) in cases {
        assert_eq!(said(stops(&world, &promises, &lying(&in_order(wrong)))), words, "{wrong}");
    }
    assert_eq!(stops(&world, &promises, &lying(&in_order(other))).refusal(), Some(Refusal::ChainBroken));
    assert!(send(&world, &promises, &table(&world, &right)).is_ok(), "the true table is accepted all the same");
}

#[test]
fn refuses_what_is_no_table_or_not_yet_or_no_longer_one() {
    let world = World::default();
    let (people, promises) = ring(&world, 40);
    let right = addresses(&promises);
    let at = |key: Address| Table { key, addresses: right.clone() };
    assert_eq!(said(stops(&world, &promises, &at(Address::default()))), "InvalidAddressLookupTableOwner");
    assert_eq!(said(stops(&world, &promises, &at(people[0].member))), "InvalidAddressLookupTableOwner");
    let nowhere = create(people[0].member, world.payer.pubkey(), 7).1;
    assert_eq!(said(stops(&world, &promises, &at(nowhere))), "AddressLookupTableNotFound");
    let short = Table { addresses: right.clone(), ..table(&world, &right[..39]) };
    assert_eq!(said(stops(&world, &promises, &short)), "InvalidAddressLookupTableIndex");

    let fresh = fresh_table(&world, &right);
    assert_eq!(said(stops(&world, &promises, &fresh)), "InvalidAddressLookupTableIndex", "from the next slot");
    world.passes(1);
    world.accepts(&[deactivate(fresh.key, world.payer.pubkey())], &[]);
    world.passes(600);
    assert_eq!(said(stops(&world, &promises, &fresh)), "AddressLookupTableNotFound", "it has cooled down");
}

#[test]
fn a_table_belongs_to_whoever_made_it_and_closes_when_it_has_cooled_down() {
    let world = World::default();
    let (ana, payer) = (world.joins("ana"), world.payer.pubkey());
    let table = table(&world, &[ana.member]);
    let kept = || Kept::at(&world.chain, &table.key);
    assert_eq!(
        kept().map(|kept| (kept.table, kept.authority, kept.deactivated)).unwrap(),
        (table.clone(), Some(payer), None)
    );
    for hostile in [
        deactivate(table.key, ana.key.pubkey()),
        close(table.key, ana.key.pubkey(), ana.key.pubkey()),
        extend(table.key, ana.key.pubkey(), payer, &[ana.member]),
    ] {
        world.stops(hostile, &[&ana.key]);
    }
    world.stops(close(table.key, payer, payer), &[]);

    world.accepts(&[deactivate(table.key, payer)], &[]);
    let slot = || world.chain.clock().unwrap().slot;
    let closes_in = kept().unwrap().closes_in().expect("it was deactivated");
    assert_eq!(closes_in, slot() + COOLS_DOWN + 1);
    while slot() < closes_in {
        world.stops(close(table.key, payer, payer), &[]);
        // As many seconds as leave a few slots, then a slot at a time: the last refusal is in the slot before.
        world.passes(if closes_in - slot() > 10 { 200 } else { 0 });
    }
    let (rent, before) = (kept().unwrap().lamports, world.lamports(&payer));
    let receipt = world.accepts(&[close(table.key, payer, payer)], &[]);
    assert_eq!(world.lamports(&payer) + receipt.fee, before + rent);
    assert!(matches!(kept(), Err(Error::NotFound { what: "lookup table", .. })));
    assert!(matches!(Kept::at(&world.chain, &ana.member), Err(Error::Foreign { .. })));
}
