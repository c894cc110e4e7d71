//! Every chain of up to five debts out of nine: one is cleared exactly when it closes over different debtors who all allow
//! it, and then nothing changes but what each of its debts has cleared.

use exodus_sdk::instructions::{clearing, commitment};
use exodus_sdk::record::{Located, decode};
use exodus_sdk::state::Commitment;

use super::machine::{CASHIER, Machine, STRANGER, shared};
use crate::{World, eur};

/// Who owes whom: the first five make a circle, and two of them owe back.
const DEBTS: [(usize, usize); 8] = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (1, 0), (2, 0), (0, 1)];
/// The one whose debtor does not let it be cleared.
const REFUSED: usize = 5;
const AMOUNT: u64 = 500;

/// Tries every chain; how many there were, and how many were cleared.
///
/// # Panics
/// Where the program and the definition of a chain differ.
pub fn every_chain() -> (usize, usize) {
    let world = World::default();
    let debts = debts(&world);
    let clock = exodus_sdk::chain::Chain::clock(&world.chain).expect("a ledger in memory has a clock");
    let mut machine = Machine::at(clock.slot, clock.now);
    for account in world.records().into_values() {
        machine.plant(account.address, shared(&account));
    }
    let (mut tried, mut cleared) = (0, 0);
    for length in 0..=5 {
        for number in 0..debts.len().pow(length) {
            let chain: Vec<usize> = (0..length).map(|step| number / debts.len().pow(step) % debts.len()).collect();
            tried += 1;
            cleared += usize::from(clears(&machine, &debts, &chain));
        }
    }
    (tried, cleared)
}

fn debts(world: &World) -> Vec<Located<Commitment>> {
    let people: Vec<_> = ["ana", "ben", "eva", "ivo", "kim"].iter().map(|name| world.joins(name)).collect();
    for (one, two) in [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (2, 0)] {
        people[one].ties_with(&people[two]);
    }
    let owes = |(debtor, creditor): (usize, usize)| people[debtor].owes(&people[creditor], eur(10));
    let promises: Vec<_> = DEBTS.into_iter().map(owes).collect();
    let (debtor, _) = DEBTS[REFUSED];
    let refuse = commitment::clearable(&people[debtor].record(), &promises[REFUSED].record(world), false);
    world.accepts(&[refuse], &[&people[debtor].key]);
    promises.iter().map(|promised| promised.record(world)).collect()
}

fn clears(before: &Machine, debts: &[Located<Commitment>], chain: &[usize]) -> bool {
    let located: Vec<_> = chain.iter().map(|debt| debts[*debt]).collect();
    let Ok(clear) = clearing::clear(STRANGER, &located, AMOUNT) else { return false };
    let mut after = before.clone();
    let sent = after.send(&CASHIER, &[clear]);
    assert_eq!(sent.is_ok(), closes(chain), "{chain:?}: {:?}", sent.err().map(|failed| failed.err));
    let changes = after.changes(before);
    let mut changed: Vec<_> =
        changes.iter().map(|change| change.address).filter(|address| *address != CASHIER).collect();
    let mut expected: Vec<_> = located.iter().map(|debt| debt.address).filter(|_| closes(chain)).collect();
    changed.sort_unstable();
    expected.sort_unstable();
    assert_eq!(changed, expected, "{chain:?}");
    for change in changes.iter().filter(|change| change.address != CASHIER) {
        let read =
            |account: &Option<_>| decode::<Commitment>(account.as_ref().expect("it stays")).expect("a commitment");
        let (mut old, new) = (read(&change.before).record, read(&change.after).record);
        (old.cleared, old.head.sequence) = (old.cleared + AMOUNT, old.head.sequence + 1);
        // So much less is left to perform since now.
        old.performed_at = new.performed_at;
        assert_ne!(new.performed_at, 0, "{chain:?}");
        assert_eq!(exodus_bytes(&old), exodus_bytes(&new), "{chain:?}");
    }
    closes(chain)
}

/// What a closed chain is.
fn closes(chain: &[usize]) -> bool {
    let debtors: std::collections::BTreeSet<usize> = chain.iter().map(|debt| DEBTS[*debt].0).collect();
    let next = chain.iter().cycle().skip(1);
    chain.len() >= 2
        && debtors.len() == chain.len()
        && !chain.contains(&REFUSED)
        && chain.iter().zip(next).all(|(debt, next)| DEBTS[*debt].1 == DEBTS[*next].0)
}

fn exodus_bytes(record: &Commitment) -> Vec<u8> {
    anchor_lang::bytemuck::bytes_of(record).to_vec()
}
