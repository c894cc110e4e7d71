//! Nobody is made late by somebody who is not there (M4 of the audit of promises).

use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{commitment, member, request};
use exodus_tests::{DAY, Person, Promised, World, eur};
use solana_instruction::Instruction;

/// Ben is tied to Ana and to Eva, and owes Ana 100.00 in a week.
fn owes(world: &World) -> (Person<'_>, Person<'_>, Promised) {
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let promised = ben.owes(&ana, eur(100));
    (ana, ben, promised)
}

fn overdue(world: &World, promised: &Promised) -> Instruction {
    commitment::tidy_overdue(&promised.record(world))
}

fn may_ask(world: &World, ben: &Person) {
    let deadline = world.now() + DAY;
    let emergency = request::Emergency { target: eur(5), deadline, reach: 3, details: [0; 32] };
    let open = request::open_emergency(world.payer.pubkey(), &ben.record(), emergency);
    world.accepts(&[open], &[&ben.key]);
    world.accepts(&[request::close(&ben.record(), &world.get(&emergency_of(ben)))], &[&ben.key]);
}

fn emergency_of(ben: &Person) -> exodus_sdk::Address {
    exodus_sdk::address::request(&ben.member, ben.record().emergency_number)
}

#[test]
fn whose_creditor_has_left_is_never_late() {
    let world = World::default();
    let (ana, ben, promised) = owes(&world);
    ana.withdraws(&ben);
    ana.leaves();
    world.passes(60 * DAY);
    world.refuses(overdue(&world, &promised), &[], Refusal::NotOverdue);
    may_ask(&world, &ben);
    // Who has left still answers, and stays gone: nothing becomes late by that.
    ana.confirms(&promised, eur(40));
    assert_eq!(ben.record().reputation.overdue.number, 0);
    ben.performs(&promised, eur(10));
    assert_eq!(ben.record().reputation.overdue.number, 0);
}

#[test]
fn a_report_takes_back_what_was_late_before_the_creditor_left() {
    let world = World::default();
    let (ana, ben, promised) = owes(&world);
    world.passes(8 * DAY);
    world.accepts(&[overdue(&world, &promised)], &[]);
    ana.withdraws(&ben);
    ana.leaves();
    assert_eq!(ben.record().reputation.overdue.number, 1);
    world.accepts(&[commitment::report(&promised.record(&world))], &[]);
    assert_eq!(ben.record().reputation.overdue.number, 0);
    assert_eq!(promised.record(&world).read().unwrap().outstanding().get(), eur(100), "the debt stays");
    world.refuses(commitment::report(&promised.record(&world)), &[], Refusal::NothingToReport);
    may_ask(&world, &ben);
}

#[test]
fn whose_creditor_sleeps_is_late_again_when_they_wake() {
    let world = World::default();
    let (ana, ben, promised) = owes(&world);
    world.passes(130 * DAY);
    world.refuses(overdue(&world, &promised), &[], Refusal::NotOverdue);
    world.accepts(&[member::tidy_dormant(&ana.record())], &[]);
    world.refuses(overdue(&world, &promised), &[], Refusal::NotOverdue);
    world.accepts(&[member::wake(&ana.record())], &[&ana.key]);
    world.accepts(&[overdue(&world, &promised)], &[]);
    assert_eq!(ben.record().reputation.overdue.sum, eur(100));
}

#[test]
fn an_answer_of_the_creditor_brings_it_back_by_itself() {
    let world = World::default();
    let (ana, ben, promised) = owes(&world);
    world.passes(130 * DAY);
    ben.performs(&promised, eur(10));
    assert_eq!(ben.record().reputation.overdue.number, 0, "who performs writes down no lateness of their own");
    ana.confirms(&promised, eur(10));
    assert_eq!(ben.record().reputation.overdue.sum, eur(90));
}

#[test]
fn taking_something_back_makes_nobody_late_towards_who_is_not_there() {
    let world = World::default();
    let (ana, ben, promised) = owes(&world);
    ben.performs(&promised, eur(100));
    world.passes(130 * DAY);
    ben.concedes(&promised, eur(100));
    assert_eq!(ben.record().reputation.overdue.number, 0);
    world.accepts(&[member::wake(&ana.record())], &[&ana.key]);
    world.accepts(&[overdue(&world, &promised)], &[]);
}
