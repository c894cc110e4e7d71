//! What a transaction writes through a lookup table is on disk as what it names itself is, and so is the table.

use std::path::Path;

use exodus_sdk::chain::Chain;
use exodus_sdk::chain::embedded::Embedded;
use exodus_sdk::instructions::network;
use exodus_sdk::lookup::{Kept, Table};
use exodus_sdk::{Address, Signer, address};
use exodus_tests::{Promised, World, eur, frame, key_of};

use super::clear::ring;
use super::forty::{addresses, draft, table};

/// The world whose ledger is in a folder.
fn open(folder: &Path) -> World {
    let payer = key_of("payer");
    let network = address::network(&payer.pubkey(), &frame().slug);
    World { chain: Embedded::open(folder).expect("the ledger opens"), payer, network }
}

/// A circle of so many, on a new ledger in a folder; the ledger is shut again.
pub fn begin(folder: &Path, size: usize) -> Vec<Promised> {
    let world = open(folder);
    let create = network::create(world.payer.pubkey(), world.payer.pubkey(), None, frame());
    world.accepts(&[create], &[]);
    ring(&world, size).1
}

#[test]
fn a_ledger_that_is_opened_again_shows_every_cleared_commitment_and_the_table() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let promises = begin(folder.path(), 48);
    let (table, before) = {
        let world = open(folder.path());
        let table = table(&world, &addresses(&promises));
        let draft = draft(&world, &promises).looking_up(table.clone());
        world.chain.submit(&draft, &[&world.payer]).expect("a circle of 48 is accepted");
        (Kept::at(&world.chain, &table.key).expect("it was made"), world.records())
    };
    let world = open(folder.path());
    assert_eq!(world.records(), before);
    assert!(promises.iter().all(|promised| promised.record(&world).cleared == eur(1)), "what was cleared is on disk");
    assert_eq!(Kept::at(&world.chain, &table.table.key).expect("a table is an account like others"), table);
    let draft = draft(&world, &promises).looking_up(table.table);
    world.chain.submit(&draft, &[&world.payer]).expect("a table that was opened again is looked up again");
    assert!(promises.iter().all(|promised| promised.record(&world).cleared == eur(2)));
}

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }
}

#[test]
fn whichever_accounts_are_looked_up_in_whichever_table_all_of_them_are_on_disk() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let promises = begin(folder.path(), 22);
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for round in 1..=12_u64 {
        let (before, looked_up) = {
            let world = open(folder.path());
            // Each account is named by the transaction itself, or looked up in one of two tables, or could be in both.
            let mut held: [Vec<Address>; 2] = [vec![world.network], vec![world.payer.pubkey()]];
            for account in addresses(&promises) {
                match dice.below(4) {
                    0 => {}
                    1 => held[0].insert(dice.below(held[0].len() + 1), account),
                    2 => held[1].push(account),
                    _ => held.iter_mut().for_each(|held| held.push(account)),
                }
            }
            let tables: Vec<Table> = held.iter().map(|held| table(&world, held)).collect();
            let looked_up =
                tables.iter().cloned().fold(draft(&world, &promises), |draft, table| draft.looking_up(table));
            let receipt = world.chain.submit(&looked_up, &[&world.payer]);
            receipt.unwrap_or_else(|error| panic!("round {round}: {error:?}"));
            (world.records(), tables)
        };
        let world = open(folder.path());
        assert_eq!(world.records(), before, "round {round}");
        for promised in &promises {
            assert_eq!(promised.record(&world).cleared, eur(round), "round {round}: {}", promised.commitment);
        }
        for table in looked_up {
            assert_eq!(Kept::at(&world.chain, &table.key).expect("it was made").table, table, "round {round}");
        }
    }
}
