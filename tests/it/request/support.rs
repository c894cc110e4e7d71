use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::commitment::{self, Promise};
use exodus_sdk::instructions::request::{self, OpenArgs};
use exodus_sdk::state::Request;
use exodus_tests::{DAY, Person, World, eur};
use solana_instruction::Instruction;

use super::Mistake;

fn raw(person: &Person, change: impl FnOnce(&mut OpenArgs)) -> Instruction {
    let turn = person.record().turn;
    let (kind, target, details) = (2, eur(100), [7; 32]);
    let mut args = OpenArgs { turn, kind, target, deadline: 0, fulfil_by: 0, minimum_backers: 0, reach: 3, details };
    change(&mut args);
    request::open(person.world.payer.pubkey(), &person.record(), args)
}

/// Ana, who is tied to Ben, asks for 100.00 a month.
fn monthly(world: &World) -> (Person<'_>, Person<'_>, exodus_sdk::record::Located<Request>) {
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let asked = ana.asks_monthly(eur(100));
    (ana, ben, asked)
}

#[test]
fn accepts_one_that_goes_on_until_it_is_closed() {
    let world = World::default();
    let (ana, _, asked) = monthly(&world);
    assert_eq!((asked.kind, asked.status, asked.target, asked.deadline), (2, 1, eur(100), 0));
    assert_eq!((asked.period, ana.record().supports), (world.today().period.0, 1));
    world.passes(2_000 * DAY);
    world.refuses(request::tidy(&asked), &[], Refusal::RequestStillOpen);
    world.closes(request::close(&ana.record(), &asked), &[&ana.key], &asked.address, &world.payer.pubkey());
    assert_eq!(ana.record().supports, 0);
}

#[test]
fn refuses_a_second_one_while_the_first_is_open() {
    let world = World::default();
    let (ana, _, asked) = monthly(&world);
    world.refuses(raw(&ana, |_| {}), &[&ana.key], Refusal::SupportAlreadyOpen);
    ana.asks(eur(500));
    ana.initiates(eur(500), 1);
    world.accepts(&[request::close(&ana.record(), &asked)], &[&ana.key]);
    world.accepts_only_as_it_stands(&raw(&ana, |_| {}), &[&ana.key]);
}

#[test]
fn refuses_values_out_of_their_range() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.refuses(raw(&eva, |_| {}), &[&eva.key], Refusal::NoTie);
    ana.ties_with(&ben);
    let cases: [(Refusal, Mistake); 9] = [
        (Refusal::StaleTurn, |args| args.turn += 1),
        (Refusal::RequestKindUnknown, |args| args.kind = 5),
        (Refusal::ClaimInPool, |args| args.kind = 4),
        (Refusal::AmountZero, |args| args.target = 0),
        (Refusal::AmountTooLarge, |args| args.target = 1 << 53),
        (Refusal::FieldNotForKind, |args| args.deadline = 1),
        (Refusal::FieldNotForKind, |args| args.fulfil_by = 1),
        (Refusal::FieldNotForKind, |args| args.minimum_backers = 1),
        (Refusal::ReachOutOfRange, |args| args.reach = 7),
    ];
    for (refusal, change) in cases {
        world.refuses(raw(&ana, change), &[&ana.key], refusal);
    }
}

#[test]
fn takes_promises_due_in_the_last_second_of_the_period_and_no_other() {
    let world = World::default();
    let (ana, ben, asked) = monthly(&world);
    let until = world.today().until.get();
    let commit = |due: i64| {
        let promise = Promise { due, ..ben.promise(eur(5), &[&ana]) };
        commitment::commit(world.payer.pubkey(), &ben.record(), &asked, &promise)
    };
    for due in [until - 1, until + 1, world.now(), 0, i64::MAX] {
        world.refuses(commit(due), &[&ben.key], Refusal::DueNotPeriodEnd);
    }
    world.passes_the_period_by(0);
    world.accepts(&[commit(until)], &[&ben.key]);
    world.passes(1);
    world.refuses(commit(until), &[&ben.key], Refusal::DueNotPeriodEnd);
    ben.commits(&asked.address, eur(5), &[&ana]);
    world.adds_up(&asked.address);
}

#[test]
fn takes_less_than_a_unit_and_more_than_is_missing_but_nothing_above_the_target() {
    let world = World::default();
    let (ana, ben, asked) = monthly(&world);
    ben.commits(&asked.address, 1, &[&ana]);
    ben.commits(&asked.address, asked.target, &[&ana]);
    assert_eq!(world.get::<Request>(&asked.address).sums.committed, asked.target + 1);
}

#[test]
fn keeps_the_sums_of_a_period_and_the_one_before_and_nothing_older() {
    let world = World::default();
    let (ana, ben, asked) = monthly(&world);
    let seen = || world.get::<Request>(&asked.address);
    let first = ben.commits(&asked.address, eur(10), &[&ana]);
    ben.performs(&first, eur(10));
    world.passes_the_period_by(1);
    let second = ben.commits(&asked.address, eur(20), &[&ana]);
    ben.performs(&second, eur(20));
    assert_eq!((seen().sums.committed, seen().sums_before.committed), (eur(20), eur(10)));
    assert_eq!(seen().period, asked.period + 1);

    // A late confirmation belongs to the period of its promise.
    ana.confirms(&first, eur(4));
    assert_eq!((seen().sums.kept, seen().sums_before.kept, seen().sums_before.committed), (0, eur(4), eur(6)));
    world.adds_up(&asked.address);

    world.passes_the_period_by(1);
    ana.confirms(&second, eur(5));
    assert_eq!((seen().sums.committed, seen().sums.kept), (0, 0));
    assert_eq!((seen().sums_before.committed, seen().sums_before.kept), (eur(15), eur(5)));
    // What is older is kept nowhere, and confirmed all the same.
    let before = (seen().sums, seen().sums_before);
    ana.confirms(&first, eur(6));
    assert_eq!((seen().sums, seen().sums_before), before);
    assert_eq!((first.record(&world).kept, ben.record().reputation.kept.sum), (eur(10), eur(15)));
    world.adds_up(&asked.address);

    // Whoever writes two periods later finds both empty.
    world.passes_the_period_by(1);
    world.passes_the_period_by(1);
    ben.commits(&asked.address, eur(30), &[&ana]);
    assert_eq!((seen().sums.committed, seen().sums_before.committed), (eur(30), 0));
    world.adds_up(&asked.address);
}

#[test]
fn gives_the_sum_of_what_is_overdue_back_to_its_own_period() {
    let world = World::default();
    let (ana, ben, asked) = monthly(&world);
    let promised = ben.commits(&asked.address, eur(10), &[&ana]);
    world.passes_the_period_by(1);
    ben.commits(&asked.address, eur(20), &[&ana]);
    world.accepts(&[commitment::tidy_overdue(&promised.record(&world))], &[]);
    let after = promised.asked(&world);
    assert_eq!((after.sums.committed, after.sums_before.committed), (eur(20), 0));
    world.adds_up(&asked.address);
}

#[test]
fn edits_stay_above_what_is_promised_in_the_present_period() {
    let world = World::default();
    let (ana, ben, asked) = monthly(&world);
    ben.commits(&asked.address, eur(60), &[&ana]);
    let edit = |target| request::edit(&ana.record(), &world.get(&asked.address), target, 3, [7; 32]);
    world.refuses(edit(eur(60) - 1), &[&ana.key], Refusal::TargetBelowPromised);
    world.accepts(&[edit(eur(60))], &[&ana.key]);
    world.passes_the_period_by(1);
    world.accepts(&[edit(eur(1))], &[&ana.key]);
    let after = world.get::<Request>(&asked.address);
    assert_eq!((after.target, after.status, after.sums_before.committed), (eur(1), 1, eur(60)));
    world.adds_up(&asked.address);
}

#[test]
fn its_account_stays_until_the_last_intent_goes() {
    let world = World::default();
    let (ana, ben, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let rent = world.lamports(&asked.address);
    world.accepts(&[request::close(&ana.record(), &world.get(&asked.address))], &[&ana.key]);
    let closed = world.get::<Request>(&asked.address);
    assert_eq!((closed.status, closed.backers, world.lamports(&asked.address)), (4, 1, rent));
    assert_eq!(ana.record().supports, 0, "who has closed one may ask again at once");
    world.refuses(request::tidy(&closed), &[], Refusal::RequestHasIntents);
    world.refuses(request::close(&ana.record(), &closed), &[&ana.key], Refusal::RequestNotOpen);
    let more = commitment::commit(world.payer.pubkey(), &ben.record(), &closed, &ben.answer(&asked, eur(1), &[&ana]));
    world.refuses(more, &[&ben.key], Refusal::RequestNotOpen);
    ben.takes_back(&asked.address);
    world.closes(request::tidy(&closed), &[], &asked.address, &world.payer.pubkey());
    assert_eq!(ana.record().supports, 0);
}
