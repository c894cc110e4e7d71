use exodus_rules::Refusal;
use exodus_sdk::instructions::member::{set, tidy_dormant};
use exodus_tests::{DAY, World, eur};

use super::leaves;

#[test]
fn accepts_from_anyone_after_three_silent_months_and_not_a_second_before() {
    let world = World::default();
    let ana = world.joins("ana");
    // December, January and February go by without an act: from 24 November 2026 to 28 February 2027 it is 97 days.
    world.passes(97 * DAY - 1);
    world.refuses(tidy_dormant(&ana.record()), &[], Refusal::NothingDormant);
    world.passes(1);
    let before = ana.record();
    world.accepts(&[tidy_dormant(&before)], &[]);
    let after = ana.record();
    assert_eq!((after.state, after.turn, after.last_active), (2, before.turn, before.last_active));
    assert_eq!(after.head.sequence, before.head.sequence + 1);
    world.refuses(tidy_dormant(&after), &[], Refusal::NothingDormant);
    world.accepts(&[set(&after, eur(1), 5, [0; 32])], &[&ana.key]);
    assert_eq!(ana.record().state, 1, "any own act ends it");
}

#[test]
fn refuses_who_has_left() {
    let world = World::default();
    let ana = world.joins("ana");
    leaves(&ana);
    world.passes(200 * DAY);
    world.refuses(tidy_dormant(&ana.record()), &[], Refusal::MemberLeft);
}

#[test]
fn leaves_ties_as_they_are() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    world.passes(200 * DAY);
    world.accepts(&[tidy_dormant(&ana.record())], &[]);
    assert_eq!((ana.record().ties, ben.record().ties), (1, 1));
}

#[test]
fn accepts_only_what_was_declared() {
    let world = World::default();
    let ana = world.joins("ana");
    world.passes(60 * DAY);
    world.joins("ben");
    world.passes(60 * DAY);
    world.accepts_only_as_it_stands(&tidy_dormant(&ana.record()), &[]);
}
