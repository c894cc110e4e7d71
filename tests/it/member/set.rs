use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::member::set;
use exodus_tests::{DAY, World, eur};

use super::{falls_behind, leaves};

#[test]
fn accepts_new_settings_and_wakes_a_dormant_member() {
    let world = World::default();
    let ana = world.joins("ana");
    world.passes(200 * DAY);
    let before = ana.record();
    world.accepts(&[set(&before, eur(7), 0, [9; 32])], &[&ana.key]);
    let after = ana.record();
    assert_eq!((after.pledge, after.attention, after.profile), (eur(7), 0, [9; 32]));
    assert_eq!((after.turn, after.head.sequence), (before.turn + 1, before.head.sequence + 1));
    assert_eq!(after.last_active, before.last_active + 7);
}

#[test]
fn refuses_a_repeat_a_stranger_and_values_out_of_range() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    world.refuses(set(&ana.record(), 0, 5, [0; 32]), &[&ana.key], Refusal::AmountZero);
    world.refuses(set(&ana.record(), 1, 1_001, [0; 32]), &[&ana.key], Refusal::AttentionOutOfRange);
    let mut forged = set(&ana.record(), 1, 5, [0; 32]);
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let once = set(&ana.record(), 1, 5, [0; 32]);
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::StaleTurn);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let largest = set(&ana.record(), exodus_rules::Amount::MAX.get(), 1_000, [0xff; 32]);
    world.accepts_only_as_it_stands(&largest, &[&ana.key]);
    assert_eq!((ana.record().attention, ana.record().ties), (1_000, 1));
}

#[test]
fn accepts_who_is_suspended() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    falls_behind(&ana, &ben);
    world.accepts(&[set(&ana.record(), eur(7), 0, [0; 32])], &[&ana.key]);
}

#[test]
fn refuses_who_has_left_and_a_turn_that_has_not_come() {
    let world = World::default();
    let ana = world.joins("ana");
    let mut early = ana.record();
    early.record.turn += 1;
    world.refuses(set(&early, eur(7), 0, [0; 32]), &[&ana.key], Refusal::StaleTurn);
    world.refuses(set(&ana.record(), 1 << 53, 0, [0; 32]), &[&ana.key], Refusal::AmountTooLarge);
    leaves(&ana);
    world.refuses(set(&ana.record(), eur(7), 0, [0; 32]), &[&ana.key], Refusal::MemberLeft);
}
