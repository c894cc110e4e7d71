use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::commitment;
use exodus_sdk::instructions::request::{self, OpenArgs};
use exodus_sdk::record::Located;
use exodus_sdk::state::Request;
use exodus_tests::{DAY, Person, World, eur};
use solana_instruction::Instruction;

use super::Mistake;

fn raw(person: &Person, change: impl FnOnce(&mut OpenArgs)) -> Instruction {
    let (now, turn) = (person.world.now(), person.record().turn);
    let mut args = OpenArgs {
        turn,
        kind: 3,
        target: eur(100),
        deadline: now + 30 * DAY,
        fulfil_by: now + 60 * DAY,
        minimum_backers: 2,
        reach: 3,
        details: [7; 32],
    };
    change(&mut args);
    request::open(person.world.payer.pubkey(), &person.record(), args)
}

fn friends(world: &World) -> (Person<'_>, Person<'_>) {
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    (ana, ben)
}

fn edit(ana: &Person, asked: &Located<Request>, target: u64, reach: u8, details: [u8; 32]) -> Instruction {
    request::edit(&ana.record(), &ana.world.get(&asked.address), target, reach, details)
}

#[test]
fn accepts_price_times_and_backers() {
    let world = World::default();
    let (ana, _) = friends(&world);
    let turn = ana.record().turn;
    world.accepts_only_as_it_stands(&raw(&ana, |_| {}), &[&ana.key]);
    let asked = world.get::<Request>(&exodus_sdk::address::request(&ana.member, turn));
    assert_eq!((asked.kind, asked.status, asked.target, asked.minimum_backers), (3, 1, eur(100), 2));
    assert_eq!((asked.deadline, asked.fulfil_by), (world.now() + 30 * DAY, world.now() + 60 * DAY));
    assert_eq!((asked.reached_since, asked.trial, ana.record().initiatives), (0, 3 * 86_400, 1));
}

#[test]
fn accepts_the_longest_terms() {
    let world = World::default();
    let (ana, _) = friends(&world);
    let longest = |args: &mut OpenArgs| {
        args.deadline += 336 * DAY;
        args.fulfil_by = args.deadline + 366 * DAY;
        args.minimum_backers = u32::MAX;
    };
    world.accepts(&[raw(&ana, longest)], &[&ana.key]);
    world.accepts(&[raw(&ana, |args| args.fulfil_by = args.deadline)], &[&ana.key]);
}

#[test]
fn refuses_a_ninth_until_one_of_eight_has_ended() {
    let world = World::default();
    let (ana, _) = friends(&world);
    let eight: Vec<_> = (1..=8).map(|price| ana.initiates(eur(price), 1)).collect();
    world.refuses(raw(&ana, |_| {}), &[&ana.key], Refusal::InitiativesOpen);
    world.accepts(&[request::close(&ana.record(), &eight[3])], &[&ana.key]);
    world.accepts(&[raw(&ana, |_| {})], &[&ana.key]);
    world.passes(31 * DAY);
    // Expired, but not written down: the place is taken until somebody tidies it.
    world.refuses(raw(&ana, |_| {}), &[&ana.key], Refusal::InitiativesOpen);
    world.closes(request::tidy(&eight[0]), &[], &eight[0].address, &world.payer.pubkey());
    world.accepts(&[raw(&ana, |_| {})], &[&ana.key]);
}

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let (ana, _) = friends(&world);
    let eva = world.joins("eva");
    world.refuses(raw(&eva, |_| {}), &[&eva.key], Refusal::NoTie);
    let cases: [(Refusal, Mistake); 10] = [
        (Refusal::StaleTurn, |args| args.turn += 1),
        (Refusal::AmountZero, |args| args.target = 0),
        (Refusal::AmountTooLarge, |args| args.target = 1 << 53),
        (Refusal::InitiativeDeadlineOutOfRange, |args| args.deadline += 336 * DAY + 1),
        (Refusal::InitiativeDeadlineOutOfRange, |args| args.deadline = 0),
        (Refusal::FulfilByOutOfRange, |args| args.fulfil_by = args.deadline - 1),
        (Refusal::FulfilByOutOfRange, |args| args.fulfil_by = args.deadline + 366 * DAY + 1),
        (Refusal::FulfilByOutOfRange, |args| args.fulfil_by = 0),
        (Refusal::BackersOutOfRange, |args| args.minimum_backers = 0),
        (Refusal::ReachOutOfRange, |args| args.reach = 7),
    ];
    for (refusal, change) in cases {
        world.refuses(raw(&ana, change), &[&ana.key], refusal);
    }
    let now = world.now();
    world.refuses(raw(&ana, |args| args.deadline = now), &[&ana.key], Refusal::InitiativeDeadlineOutOfRange);
}

#[test]
fn its_terms_are_fixed_from_its_first_intent() {
    let world = World::default();
    let (ana, ben) = friends(&world);
    let asked = ana.initiates(eur(100), 2);
    world.accepts(&[edit(&ana, &asked, eur(120), 3, [9; 32])], &[&ana.key]);
    ben.declares(&asked.address, eur(20), false, &[&ana]);
    world.refuses(edit(&ana, &asked, eur(121), 3, [9; 32]), &[&ana.key], Refusal::TermsFixed);
    world.refuses(edit(&ana, &asked, eur(120), 3, [7; 32]), &[&ana.key], Refusal::TermsFixed);
    world.refuses(edit(&ana, &asked, eur(120), 4, [9; 32]), &[&ana.key], Refusal::ReachWidened);
    world.accepts(&[edit(&ana, &asked, eur(120), 2, [9; 32])], &[&ana.key]);
}

/// L6 of promises: a cent that is declared and taken back fixes nothing.
#[test]
fn its_terms_are_free_again_when_nobody_backs_it_and_nobody_has_promised() {
    let world = World::default();
    let (ana, ben) = friends(&world);
    let asked = ana.initiates(eur(100), 1);
    ben.declares(&asked.address, 1, false, &[&ana]);
    world.refuses(edit(&ana, &asked, eur(90), 3, [9; 32]), &[&ana.key], Refusal::TermsFixed);
    ben.takes_back(&asked.address);
    world.accepts(&[edit(&ana, &asked, eur(90), 3, [9; 32])], &[&ana.key]);
    // Adopted and promised: the backer's intent may go, what was promised stays as it was read.
    ben.declares(&asked.address, eur(90), false, &[&ana]);
    world.passes(3 * DAY);
    ben.commits_out_of_intent(&asked.address, eur(50), &[&ana]);
    ben.takes_back(&asked.address);
    assert_eq!(world.get::<Request>(&asked.address).backers, 0);
    world.refuses(edit(&ana, &asked, eur(90), 3, [8; 32]), &[&ana.key], Refusal::TermsFixed);
}

#[test]
fn takes_no_promise_before_it_is_adopted() {
    let world = World::default();
    let (ana, ben) = friends(&world);
    let asked = ana.initiates(eur(100), 1);
    ben.declares(&asked.address, eur(100), false, &[&ana]);
    let promise = ben.answer(&asked, eur(100), &[&ana]);
    let commit = || commitment::commit(world.payer.pubkey(), &ben.record(), &world.get(&asked.address), &promise);
    let out_of = || commitment::commit_intent(world.payer.pubkey(), &ben.record(), &asked, &promise);
    for early in [commit(), out_of()] {
        world.refuses(early, &[&ben.key], Refusal::NotAdopted);
    }
    world.passes(3 * DAY - 1);
    world.refuses(out_of(), &[&ben.key], Refusal::NotAdopted);
    world.passes(1);
    world.accepts(&[out_of()], &[&ben.key]);
}

#[test]
fn not_adopted_in_time_it_expires_and_lets_its_intents_go() {
    let world = World::default();
    let (ana, ben) = friends(&world);
    let asked = ana.initiates(eur(100), 2);
    ben.declares(&asked.address, eur(100), false, &[&ana]);
    world.passes(30 * DAY);
    world.refuses(request::tidy(&asked), &[], Refusal::RequestStillOpen);
    world.passes(1);
    world.refuses(request::adopt(&asked), &[], Refusal::NotAdopted);
    world.accepts(&[request::tidy(&asked)], &[]);
    let expired = world.get::<Request>(&asked.address);
    assert_eq!((expired.status, expired.backers, ana.record().initiatives), (3, 1, 0));
    world.refuses(request::tidy(&asked), &[], Refusal::RequestHasIntents);
    ben.takes_back(&asked.address);
    world.closes(request::tidy(&asked), &[], &asked.address, &world.payer.pubkey());
    assert_eq!(ana.record().initiatives, 0, "its place was freed once");
}
