use exodus_rules::Refusal;
use exodus_sdk::instructions::commitment::commit_intent;
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_sdk::{Signer, address};
use exodus_tests::{Person, World, eur};
use solana_instruction::Instruction;

fn commit(person: &Person, asked: &Located<Request>, amount: u64, path: &[&Person]) -> Instruction {
    let (world, seen) = (person.world, person.world.get(&asked.address));
    commit_intent(world.payer.pubkey(), &person.record(), &seen, &person.answer(&seen, amount, path))
}

/// Ana asks for 100.00 a month, Ben and Eva are tied to her, and Ben means 20.00 every month.
fn meant(world: &World) -> ([Person<'_>; 3], Located<Request>) {
    let people = [world.joins("ana"), world.joins("ben"), world.joins("eva")];
    let [ana, ben, eva] = &people;
    world.row(&[eva, ana, ben]);
    let asked = ana.asks_monthly(eur(100));
    ben.declares(&asked.address, eur(20), true, &[ana]);
    (people, asked)
}

#[test]
fn accepts_a_part_and_the_intent_has_as_much_less() {
    let world = World::default();
    let ([ana, ben, _], asked) = meant(&world);
    let turn = world.intent(&asked.address, &ben).turn;
    let promised = ben.commits_out_of_intent(&asked.address, eur(15), &[&ana]);
    let own = world.intent(&asked.address, &ben);
    assert_eq!((own.amount, own.left, own.commitment, own.turn), (eur(20), eur(5), promised.commitment, turn));
    let sums = promised.asked(&world).sums;
    assert_eq!((sums.intended, sums.committed), (eur(5), eur(15)));
    let record = promised.record(&world);
    assert_eq!((record.due, record.creditor_clears), (world.today().until.get(), 1), "support may be cleared");
    world.adds_up(&asked.address);
}

#[test]
fn accepts_from_no_other_accounts() {
    let world = World::default();
    let ([ana, ben, eva], asked) = meant(&world);
    eva.declares(&asked.address, eur(20), true, &[&ana]);
    let other = eva.initiates(eur(20), 1);
    ben.declares(&other.address, eur(20), false, &[&ana, &eva]);
    world.accepts_from_no_other_accounts(&commit(&ben, &asked, eur(15), &[&ana]), &[&ben.key]);
    world.adds_up(&asked.address);
}

#[test]
fn one_a_period_comes_out_of_a_recurring_intent_and_any_number_out_of_another() {
    let world = World::default();
    let ([ana, ben, eva], asked) = meant(&world);
    ben.commits_out_of_intent(&asked.address, eur(15), &[&ana]);
    world.refuses(commit(&ben, &asked, eur(5), &[&ana]), &[&ben.key], Refusal::OneCommitmentAPeriod);
    ben.commits(&asked.address, eur(5), &[&ana]);
    assert_eq!(world.intent(&asked.address, &ben).left, eur(5), "a promise beside the intent leaves it alone");
    eva.declares(&asked.address, eur(20), false, &[&ana]);
    for left in [eur(12), eur(4), 0] {
        let last = eva.commits_out_of_intent(&asked.address, world.intent(&asked.address, &eva).left - left, &[&ana]);
        let own = world.intent(&asked.address, &eva);
        assert_eq!((own.left, own.commitment), (left, last.commitment));
        world.adds_up(&asked.address);
    }
    world.refuses(commit(&eva, &asked, 1, &[&ana]), &[&eva.key], Refusal::AboveLeft);
}

#[test]
fn refuses_more_than_is_left() {
    let world = World::default();
    let ([ana, ben, _], asked) = meant(&world);
    world.refuses(commit(&ben, &asked, eur(20) + 1, &[&ana]), &[&ben.key], Refusal::AboveLeft);
    world.refuses(commit(&ben, &asked, 0, &[&ana]), &[&ben.key], Refusal::AmountZero);
    world.accepts(&[commit(&ben, &asked, eur(20), &[&ana])], &[&ben.key]);
}

#[test]
fn refuses_somebody_elses_intent_and_one_for_another_request() {
    let world = World::default();
    let ([ana, ben, eva], asked) = meant(&world);
    let mut theirs = commit(&eva, &asked, eur(5), &[&ana]);
    theirs.accounts[5].pubkey = address::intent(&asked.address, &ben.member);
    world.refuses(theirs, &[&eva.key], Refusal::WrongAccount);
    let other = ana.initiates(eur(5), 1);
    let mut elsewhere = commit(&ben, &asked, eur(5), &[&ana]);
    ben.declares(&other.address, eur(5), false, &[&ana]);
    elsewhere.accounts[5].pubkey = address::intent(&other.address, &ben.member);
    elsewhere.data[1..5].copy_from_slice(&ben.record().turn.to_le_bytes());
    elsewhere.accounts[6].pubkey = address::commitment(&ben.member, ben.record().turn);
    world.refuses(elsewhere, &[&ben.key], Refusal::WrongAccount);
}

#[test]
fn refuses_an_intent_of_an_earlier_period() {
    let world = World::default();
    let ([ana, ben, _], asked) = meant(&world);
    world.passes_the_period_by(1);
    world.refuses(commit(&ben, &asked, eur(5), &[&ana]), &[&ben.key], Refusal::IntentOfAnotherPeriod);
    ben.commits(&asked.address, eur(5), &[&ana]);
    world.adds_up(&asked.address);
}

#[test]
fn an_intent_that_is_gone_holds_nobody_to_anything() {
    let world = World::default();
    let ([ana, ben, eva], asked) = meant(&world);
    // The slot of an intent that never was, or is gone, promises as if there were none.
    eva.commits_out_of_intent(&asked.address, eur(5), &[&ana]);
    ben.takes_back(&asked.address);
    ben.commits_out_of_intent(&asked.address, eur(25), &[&ana]);
    assert_eq!(world.get::<Request>(&asked.address).sums.committed, eur(30));
    world.adds_up(&asked.address);
}
