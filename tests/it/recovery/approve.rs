use exodus::record::MARK;
use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::recovery::{approve, choose};
use exodus_sdk::record::Located;
use exodus_sdk::state::Recovery;
use exodus_tests::{DAY, World, key_of};

use super::circle;
use crate::member::{leaves, moves_to};

#[test]
fn accepts_other_guardians_once_each() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    let once = approve(&eva.record(), &proposed);
    world.accepts(core::slice::from_ref(&once), &[&eva.key]);
    world.refuses(once, &[&eva.key], Refusal::StaleTurn);
    for twice in [&ben, &eva] {
        world.refuses(approve(&twice.record(), &proposed), &[&twice.key], Refusal::AlreadyApproved);
    }
    let second: Located<Recovery> = world.get(&proposed.address);
    world.passes(DAY);
    let after = ivo.approves(&proposed);
    let who: Vec<_> = after.approvers().iter().map(|one| one.guardian).collect();
    assert_eq!(who, [ben.member, eva.member, ivo.member]);
    assert_eq!((after.head.sequence, after.approvals), (3, 3));
    assert_eq!((after.reached, after.expires), (second.reached, second.expires), "more of them prolong nothing");
}

#[test]
fn the_delay_begins_with_the_approval_that_reaches_the_threshold() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    assert_eq!((proposed.reached, proposed.executable, proposed.threshold), (0, 0, 0));
    world.passes(20 * DAY);
    let reached = eva.approves(&proposed);
    let now = world.now();
    assert_eq!((reached.reached, reached.executable), (now, now + 3 * DAY));
    assert_eq!((reached.expires, reached.threshold, reached.days), (now + 33 * DAY, 2, 3));
}

#[test]
fn accepts_until_the_last_second_and_not_after() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    let alone = ben.proposes(&ana, &key_of("other"));
    world.passes(30 * DAY);
    eva.approves(&proposed);
    world.passes(1);
    world.refuses(approve(&ivo.record(), &alone), &[&ivo.key], Refusal::RecoveryExpired);
    world.passes(33 * DAY - 1);
    ivo.approves(&proposed);
    world.passes(1);
    world.refuses(approve(&ivo.record(), &proposed), &[&ivo.key], Refusal::RecoveryExpired);
}

#[test]
fn whoever_has_another_key_since_approves_once_more_and_the_delay_begins_anew() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let reached = eva.approves(&ben.proposes(&ana, &key_of("new")));
    world.passes(2 * DAY);
    let eva = moves_to(&eva, "eva's other");
    let again = eva.approves(&reached);
    assert_eq!((again.approvals, again.reached, again.executable), (2, world.now(), world.now() + 3 * DAY));
    world.refuses(approve(&eva.record(), &again), &[&eva.key], Refusal::AlreadyApproved);
}

#[test]
fn refuses_what_another_key_or_a_farewell_has_ended() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    moves_to(&ana, "other");
    world.refuses(approve(&eva.record(), &proposed), &[&eva.key], Refusal::RecoveryOutdated);
    leaves(&ana);
    world.refuses(approve(&eva.record(), &proposed), &[&eva.key], Refusal::MemberLeft);
}

#[test]
fn refuses_who_is_no_guardian_at_this_moment() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    world.accepts(&[choose(&ana.record(), &ana.tie(&eva), false)], &[&ana.key]);
    world.passes(30 * DAY);
    world.refuses(approve(&eva.record(), &proposed), &[&eva.key], Refusal::NotGuardian);
    ana.chooses(&eva);
    world.refuses(approve(&eva.record(), &proposed), &[&eva.key], Refusal::GuardianTooNew);
    ivo.withdraws(&ana);
    world.refuses(approve(&ivo.record(), &proposed), &[&ivo.key], Refusal::NotGuardian);
    let stranger = world.joins("stranger");
    stranger.ties_with(&ana);
    world.refuses(approve(&stranger.record(), &proposed), &[&stranger.key], Refusal::NotGuardian);
    let mut forged = approve(&ivo.record(), &proposed);
    forged.accounts[0].pubkey = stranger.key.pubkey();
    world.refuses(forged, &[&stranger.key], Refusal::NotAuthority);
}

#[test]
fn refuses_a_guardian_of_somebody_else() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    ivo.ties_with(&eva);
    ivo.chooses(&eva);
    world.passes(30 * DAY);
    let proposed = ben.proposes(&ana, &key_of("new"));
    let mut foreign = approve(&eva.record(), &proposed);
    foreign.accounts[2].pubkey = ivo.member;
    foreign.accounts[3].pubkey = ivo.tie(&eva).address;
    world.refuses(foreign, &[&eva.key], Refusal::WrongAccount);
}

#[test]
fn refuses_a_tenth() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    let mut full = world.records()[&proposed.address].clone();
    full.data[MARK + core::mem::offset_of!(Recovery, approvals)] = 9;
    world.chain.plant(&full).expect("a ledger in memory");
    world.refuses(approve(&eva.record(), &proposed), &[&eva.key], Refusal::ApprovalsFull);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    world.accepts_only_as_it_stands(&approve(&eva.record(), &proposed), &[&eva.key]);
}
