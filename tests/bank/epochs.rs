//! Slots and epochs go by, and the Clock: what is due is decided by the Clock's seconds alone.

use exodus_rules::Refusal;
use exodus_sdk::chain::{Chain, Filter};
use exodus_sdk::instructions::{commitment, intent, request};
use exodus_sdk::state::{Commitment, Intent, Request};
use exodus_sdk::{Address, address};

use crate::checks::custom;
use crate::world::{DAY, Person, World, eur};

/// At two and a half a second.
const SLOTS_OF_SIXTY_DAYS: u64 = 12_960_000;

/// Ana has asked, and Ben, a friend, may help.
fn asked(world: &World) -> (Person, Person, Address) {
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.ties(&ana, &ben);
    let asked = world.asks(&ana, eur(300)).address;
    (ana, ben, asked)
}

#[test]
fn epochs_pass_and_no_record_changes_or_loses_its_deposit() {
    let world = World::begin();
    let (_, ben, asked) = asked(&world);
    world.commits(&ben, &asked, eur(100), &[&world.person("ana")]);
    let before = world.bank.standing();
    for epoch in [1, 2, 5, 9] {
        world.bank.warps_to_epoch(epoch);
        assert_eq!(world.bank.sysvar().epoch, epoch);
        assert_eq!(world.bank.standing(), before, "accounts, deposits and rent epochs of all that was named");
    }
    for record in world.bank.list(&Filter::default()).expect("a bank answers") {
        let (account, rent) = (world.bank.account(&record.address), world.bank.rent(record.data.len()));
        let account = account.expect("it is there");
        assert_eq!((account.rent_epoch, account.lamports), (u64::MAX, rent.expect("a bank has a price")));
    }
}

#[test]
fn slots_and_epochs_alone_let_no_deadline_pass() {
    let world = World::begin();
    let (ana, ben, asked) = asked(&world);
    world.bank.warps_to_epoch(9);
    world.bank.warps_to(world.bank.sysvar().slot + SLOTS_OF_SIXTY_DAYS);
    // Nobody votes on this bank, so that its Clock hardly moves by itself.
    assert!(world.now() < world.get::<Request>(&asked).deadline - 29 * DAY);
    world.commits(&ben, &asked, eur(100), &[&ana]);
}

#[test]
fn the_last_second_of_a_deadline_is_in_time_and_the_next_is_not() {
    let world = World::begin();
    let (ana, ben, asked) = asked(&world);
    let deadline = world.get::<Request>(&asked).deadline;
    world.bank.warps_to_epoch(2);
    world.bank.sets_clock(deadline);
    let live = world.signed(&[request::tidy(&world.get(&asked))], &[]);
    world.bank.refuses_for_the_fee(&live, &custom(0, Refusal::RequestStillOpen.code()));
    world.commits(&ben, &asked, eur(100), &[&ana]);

    world.bank.sets_clock(deadline + 1);
    world.bank.next_slot();
    let late = world.committing(&ben, &asked, &world.promise(&ben, eur(100), &[&ana]));
    world.bank.refuses_for_the_fee(&world.signed(&[late], &[&ben.key]), &custom(0, Refusal::RequestNotOpen.code()));
    world.accepts(&[request::tidy(&world.get(&asked))], &[]);
    assert_eq!(world.bank.account(&asked), None);
}

#[test]
fn a_promise_is_overdue_by_the_clock_in_whatever_epoch() {
    let world = World::begin();
    let (ana, ben, asked) = asked(&world);
    let promised = world.commits(&ben, &asked, eur(100), &[&ana]);
    for (epoch, now, overdue) in [(1, promised.due, false), (3, promised.due + 1, true)] {
        world.bank.warps_to_epoch(epoch);
        world.bank.sets_clock(now);
        let tidy = world.signed(&[commitment::tidy_overdue(&promised)], &[]);
        if overdue {
            world.bank.accepts(&tidy);
        } else {
            world.bank.refuses_for_the_fee(&tidy, &custom(0, Refusal::NotOverdue.code()));
        }
    }
    assert_eq!(world.of(&ben).reputation.overdue.number, 1);
}

#[test]
fn a_request_remembers_the_slot_that_it_was_opened_in() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.ties(&ana, &ben);
    world.bank.warps_to(12_345);
    let asked = world.asks(&ana, eur(300));
    assert_eq!((asked.opened_slot, asked.opened), (12_345, world.now()));
    assert_eq!(world.bank.clock().expect("a bank has one").slot, 12_345);
}

#[test]
fn a_period_rolls_over_at_the_first_second_of_a_month() {
    let world = World::begin();
    let [ana, ben] = ["ana", "ben"].map(|name| world.joins(name));
    world.ties(&ana, &ben);
    let place = supported(&world, &ana, &ben);
    let november = world.get::<Request>(&place).period;
    let meant = || world.get::<Intent>(&address::intent(&place, &ben.member));
    let promise = || commitment::Promise { due: world.today().until.get(), ..world.promise(&ben, eur(50), &[&ana]) };
    let out_of_intent = || {
        let commit = commitment::commit_intent(world.payer(), &world.of(&ben), &world.get(&place), &promise());
        world.signed(&[commit], &[&ben.key])
    };
    let promised = world.next_commitment(&ben);
    world.bank.accepts(&out_of_intent());
    let promised = world.get::<Commitment>(&promised);
    world.accepts(&[commitment::confirm(&world.of(&ana), &promised, eur(50))], &[&ana.key]);

    // The last second of November: what was meant for it is given.
    let until = world.today().until.get();
    world.bank.warps_to_epoch(1);
    world.bank.sets_clock(until);
    world.bank.refuses_for_the_fee(&out_of_intent(), &custom(0, Refusal::OneCommitmentAPeriod.code()));

    // The first of December: the sums begin anew, in whatever epoch.
    world.bank.warps_to_epoch(2);
    world.bank.sets_clock(until + 1);
    world.bank.refuses_for_the_fee(&out_of_intent(), &custom(0, Refusal::IntentOfAnotherPeriod.code()));
    world.accepts(&[world.committing(&ben, &place, &promise())], &[&ben.key]);
    let rolled = world.get::<Request>(&place);
    assert_eq!((rolled.period, rolled.sums.committed, rolled.sums.kept), (november + 1, eur(50), 0));
    assert_eq!((rolled.sums_before.committed, rolled.sums_before.kept), (0, eur(50)), "November keeps its own");

    // Seven days later what is meant for every month is renewed, by anyone.
    for (second, early) in [(until + 7 * DAY, true), (until + 7 * DAY + 1, false)] {
        world.bank.next_slot();
        world.bank.sets_clock(second);
        let tidy = world.signed(&[intent::tidy(&meant(), &world.get(&place))], &[]);
        if early {
            world.bank.refuses_for_the_fee(&tidy, &custom(0, Refusal::IntentStands.code()));
        } else {
            world.bank.accepts(&tidy);
        }
    }
    assert_eq!((meant().period, meant().left), (november + 1, eur(50)));
}

/// Ana asks for something in each month, and Ben means to give it.
fn supported(world: &World, ana: &Person, ben: &Person) -> Address {
    let asking = world.of(ana);
    let place = address::request(&ana.member, asking.turn);
    let wanted = request::Support { target: eur(50), reach: 3, details: [7; 32] };
    world.accepts(&[request::open_support(world.payer(), &asking, wanted)], &[&ana.key]);
    let (asked, path) = (world.get::<Request>(&place), world.promise(ben, eur(50), &[ana]).path);
    let wish = intent::Wish { amount: eur(50), recurring: true, path };
    world.accepts(&[intent::declare(world.payer(), &world.of(ben), &asked, asked.period, &wish)], &[&ben.key]);
    place
}

#[test]
fn nobody_joins_in_a_year_that_never_was_and_who_is_there_acts_in_the_month_of_the_last_act() {
    let world = World::begin();
    let (ana, ben) = (world.joins("ana"), world.person("ben"));
    let november = world.of(&ana).last_active;
    for mad in [-1, i64::MIN] {
        world.bank.sets_clock(mad);
        let joining = world.signed(&[world.joining(&world.payer(), &ben.key)], &[&ben.key]);
        world.bank.refuses_for_the_fee(&joining, &custom(0, Refusal::ClockOutOfRange.code()));
        world.accepts(&[world.setting(&ana, 6)], &[&ana.key]);
        assert_eq!(world.of(&ana).last_active, november, "an old clock makes nobody younger");
        world.bank.next_slot();
    }
    world.bank.sets_clock(i64::MAX);
    let late = world.signed(&[world.setting(&ana, 7)], &[&ana.key]);
    world.bank.refuses_for_the_fee(&late, &custom(0, Refusal::ClockOutOfRange.code()));
}

#[test]
fn a_promise_outlives_its_epoch_and_is_kept_in_another() {
    let world = World::begin();
    let (ana, ben, asked) = asked(&world);
    let promised = world.commits(&ben, &asked, eur(300), &[&ana]);
    world.bank.warps_to_epoch(4);
    world.accepts(&[commitment::perform(&world.of(&ben), &promised, eur(300))], &[&ben.key]);
    world.bank.warps_to_epoch(7);
    let performed = world.get::<Commitment>(&promised.address);
    world.accepts(&[commitment::confirm(&world.of(&ana), &performed, eur(300))], &[&ana.key]);
    world.accepts(&[commitment::close(&world.get(&promised.address))], &[]);
    assert_eq!((world.of(&ana).history_length, world.of(&ben).history_length), (1, 1));
}
