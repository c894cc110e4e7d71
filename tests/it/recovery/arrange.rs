use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::recovery::arrange;
use exodus_tests::{DAY, Person, World};

use crate::member::leaves;

#[test]
fn accepts_two_to_nine_guardians_and_three_to_thirty_days_or_none_at_all() {
    let world = World::default();
    let ana = world.joins("ana");
    for (threshold, days) in [(2, 3), (9, 30), (0, 0)] {
        let before = ana.record();
        let once = arrange(&before, threshold, days);
        world.accepts(core::slice::from_ref(&once), &[&ana.key]);
        let after = ana.record();
        assert_eq!((after.guardian_threshold, after.recovery_days), (threshold, days));
        assert_eq!((after.turn, after.head.sequence), (before.turn + 1, before.head.sequence + 1));
        world.refuses(once, &[&ana.key], Refusal::StaleTurn);
    }
}

#[test]
fn keeps_the_stronger_terms_for_thirty_days_more() {
    let world = World::default();
    let ana = world.joins("ana");
    ana.arranges(3, 7);
    let kept = |ana: &Person| {
        let record = ana.record();
        (record.earlier_threshold, record.earlier_days, record.earlier_until)
    };
    assert_eq!(kept(&ana), (0, 0, 0));
    ana.arranges(2, 7);
    assert_eq!(kept(&ana), (0, 0, 0), "what makes it easier holds at once");
    ana.arranges(9, 3);
    assert_eq!(kept(&ana), (2, 3, world.now() + 30 * DAY));
    world.accepts(&[arrange(&ana.record(), 0, 0)], &[&ana.key]);
    assert_eq!(kept(&ana), (2, 3, world.now() + 30 * DAY));
    ana.arranges(2, 3);
    assert_eq!(kept(&ana), (0, 0, 0), "taken back in time");
}

#[test]
fn refuses_everything_else() {
    let world = World::default();
    let ana = world.joins("ana");
    let refuses = |threshold, days, refusal| {
        world.refuses(arrange(&ana.record(), threshold, days), &[&ana.key], refusal);
    };
    for threshold in [1, 10, 255] {
        refuses(threshold, 3, Refusal::ThresholdOutOfRange);
        refuses(threshold, 0, Refusal::ThresholdOutOfRange);
    }
    for (threshold, days) in [(2, 0), (2, 2), (9, 31), (9, 255), (0, 3)] {
        refuses(threshold, days, Refusal::RecoveryDelayOutOfRange);
    }
}

#[test]
fn refuses_strangers_and_who_has_left() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let mut forged = arrange(&ana.record(), 2, 3);
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    leaves(&ana);
    world.refuses(arrange(&ana.record(), 2, 3), &[&ana.key], Refusal::MemberLeft);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, _) = (world.joins("ana"), world.joins("ben"));
    world.accepts_only_as_it_stands(&arrange(&ana.record(), 9, 30), &[&ana.key]);
}
