use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::member::{tidy_dormant, wake};
use exodus_tests::{DAY, World};

use super::{falls_behind, leaves};

#[test]
fn accepts_who_is_dormant_written_down_or_not() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    world.passes(200 * DAY);
    world.accepts(&[tidy_dormant(&ben.record())], &[]);
    for person in [&ana, &ben] {
        let before = person.record();
        let once = wake(&before);
        world.accepts(core::slice::from_ref(&once), &[&person.key]);
        let after = person.record();
        assert_eq!((after.state, after.last_active), (1, before.last_active + 7));
        assert_eq!((after.turn, after.head.sequence), (before.turn, before.head.sequence + 1));
        world.refuses(once, &[&person.key], Refusal::MemberAwake);
    }
}

#[test]
fn refuses_who_is_awake_or_gone_and_strangers() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    world.refuses(wake(&ana.record()), &[&ana.key], Refusal::MemberAwake);
    world.passes(200 * DAY);
    let mut forged = wake(&ana.record());
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    leaves(&ana);
    world.refuses(wake(&ana.record()), &[&ana.key], Refusal::MemberLeft);
}

#[test]
fn accepts_who_is_suspended_and_leaves_them_so() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    falls_behind(&ana, &ben);
    world.passes(200 * DAY);
    world.accepts(&[wake(&ana.record())], &[&ana.key]);
    assert_eq!((ana.record().state, ana.record().reputation.overdue.number), (1, 1));
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    world.passes(200 * DAY);
    world.accepts_only_as_it_stands(&wake(&ana.record()), &[&ana.key]);
}
