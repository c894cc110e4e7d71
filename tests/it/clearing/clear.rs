use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{clearing, commitment};
use exodus_sdk::record::Located;
use exodus_sdk::state::Commitment;
use exodus_tests::{Person, Promised, World, eur};
use solana_instruction::Instruction;

/// A ring of people tied to their neighbours, each owing the next: the first 100.00, the second 101.00, ...
pub fn ring(world: &World, size: usize) -> (Vec<Person<'_>>, Vec<Promised>) {
    let people: Vec<Person> = (0..size).map(|place| world.joins(&format!("member {place}"))).collect();
    let owed = |place: usize| {
        let (debtor, creditor) = (&people[place], &people[(place + 1) % size]);
        if size > 2 || place == 0 {
            debtor.ties_with(creditor);
        }
        debtor.owes(creditor, eur(100 + u64::try_from(place).unwrap()))
    };
    let promises = (0..size).map(owed).collect();
    (people, promises)
}

pub fn chain(world: &World, promises: &[Promised]) -> Vec<Located<Commitment>> {
    promises.iter().map(|promised| promised.record(world)).collect()
}

fn clear(world: &World, promises: &[Promised], amount: u64) -> Instruction {
    clearing::clear(world.payer.pubkey(), &chain(world, promises), amount).expect("a chain")
}

#[test]
fn accepts_a_circle_and_leaves_every_net_position_alone() {
    let world = World::default();
    let (people, promises) = ring(&world, 5);
    let members: Vec<_> = people.iter().map(|person| world.records()[&person.member].clone()).collect();
    world.accepts(&[clear(&world, &promises, eur(100))], &[]);
    for (place, promised) in promises.iter().enumerate() {
        let record = promised.record(&world);
        assert_eq!((record.cleared, record.settled_at != 0), (eur(100), place == 0));
    }
    let after: Vec<_> = people.iter().map(|person| world.records()[&person.member].clone()).collect();
    assert_eq!(members, after, "it writes the commitments only");
    world.accepts(&[commitment::report(&promises[0].record(&world))], &[]);
    let words = people[0].record().reputation;
    assert_eq!((words.cleared.sum, words.kept.sum), (eur(100), 0));
    world.accepts(&[commitment::close(&promises[0].record(&world))], &[]);
}

#[test]
fn accepts_two_who_owe_each_other_and_twenty_in_one_legacy_transaction() {
    let world = World::default();
    for size in [2, 20] {
        let world = if size == 2 { &world } else { &World::default() };
        let (_, promises) = ring(world, size);
        let receipt = world.accepts(&[clear(world, &promises, eur(1))], &[]);
        let most = 1_200 + 400 * u64::try_from(size).unwrap();
        assert!(receipt.compute_units <= most, "{size}: {} > {most}", receipt.compute_units);
    }
}

#[test]
fn refuses_a_chain_that_does_not_close_or_is_out_of_order() {
    let world = World::default();
    let (_, mut promises) = ring(&world, 4);
    let whole = clear(&world, &promises, eur(1));
    promises.swap(1, 2);
    world.refuses(clear(&world, &promises, eur(1)), &[], Refusal::ChainBroken);
    promises.swap(1, 2);
    let last = promises.pop().expect("four");
    world.refuses(clear(&world, &promises, eur(1)), &[], Refusal::ChainOpen);
    world.refuses(clear(&world, &[last], eur(1)), &[], Refusal::ChainOpen);

    let mut unsorted = whole.clone();
    unsorted.accounts.swap(1, 2);
    world.refuses(unsorted, &[], Refusal::ChainOrder);
    let mut twice = whole.clone();
    twice.accounts[2] = twice.accounts[1].clone();
    world.refuses(twice, &[], Refusal::ChainOrder);
    let mut none = whole.clone();
    none.accounts.truncate(1);
    world.refuses(none, &[], Refusal::ChainOrder);
    // The same step twice, a step beyond the last account, a step behind the chain.
    for (place, step) in [(18, whole.data[17]), (17, 9), (22, 1)] {
        let mut wrong = whole.clone();
        wrong.data[place] = step;
        world.refuses(wrong, &[], Refusal::ChainOrder);
    }
}

#[test]
fn refuses_what_reaches_into_the_performed_or_was_not_seen() {
    let world = World::default();
    let (people, promises) = ring(&world, 3);
    people[1].performs(&promises[1], eur(60));
    world.refuses(clear(&world, &promises, eur(41) + 1), &[], Refusal::AboveClearable);
    world.refuses(clear(&world, &promises, 0), &[], Refusal::AmountZero);
    let once = clear(&world, &promises, eur(41));
    world.accepts(core::slice::from_ref(&once), &[]);
    world.refuses(once, &[], Refusal::StaleSum);
}

#[test]
fn refuses_where_a_side_does_not_allow_it() {
    let world = World::default();
    let (people, promises) = ring(&world, 3);
    for (who, allow) in [(0, false), (0, true), (1, false)] {
        let flag = commitment::clearable(&people[who].record(), &promises[0].record(&world), allow);
        world.accepts(core::slice::from_ref(&flag), &[&people[who].key]);
        world.refuses(flag, &[&people[who].key], Refusal::FlagUnchanged);
        if !allow {
            world.refuses(clear(&world, &promises, eur(1)), &[], Refusal::ClearingRefused);
        }
    }
    let stranger = commitment::clearable(&people[2].record(), &promises[0].record(&world), false);
    world.refuses(stranger, &[&people[2].key], Refusal::NotParty);
}

#[test]
fn refuses_an_emergency_until_its_creditor_agrees() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks(eur(500));
    let help = ben.commits(&asked.address, eur(100), &[&ana]);
    let debt = ana.owes(&ben, eur(50));
    let circle = [help, debt];
    world.refuses(clear(&world, &circle, eur(50)), &[], Refusal::ClearingRefused);
    let agreed = commitment::clearable(&ana.record(), &circle[0].record(&world), true);
    world.accepts(&[agreed], &[&ana.key]);
    world.accepts(&[clear(&world, &circle, eur(50))], &[]);
    let sums = circle[0].asked(&world).sums;
    assert_eq!((sums.committed, sums.kept), (eur(100), 0), "until somebody reports it");
    world.accepts(&[commitment::report(&circle[0].record(&world))], &[]);
    let sums = circle[0].asked(&world).sums;
    assert_eq!((sums.committed, sums.kept), (eur(50), eur(50)));
}
