use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::recovery::{arrange, choose, propose};
use exodus_sdk::instructions::tie::restore;
use exodus_sdk::state::Approval;
use exodus_tests::{DAY, World, key_of};

use super::circle;
use crate::member::{leaves, moves_to};

#[test]
fn accepts_from_a_guardian_who_is_the_first_to_approve() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let (new, ward, before) = (key_of("new"), ana.record(), ben.record());
    let proposed = ben.proposes(&ana, &new);
    assert_eq!((proposed.member, proposed.key, proposed.payer), (ana.member, new.pubkey(), world.payer.pubkey()));
    let opened = world.now();
    let first = Approval { guardian: ben.member, at: opened, epoch: 0, reserved: [0; 4] };
    assert_eq!((proposed.approvals, proposed.approvers()), (1, [first].as_slice()));
    assert!(proposed.approvers[1..].iter().all(|place| *place == Approval::default()));
    assert_eq!((proposed.opened, proposed.executable), (opened, 0), "one alone begins no delay");
    assert_eq!((proposed.expires, proposed.epoch), (opened + 30 * DAY, 0));
    let after = ben.record();
    assert_eq!((after.turn, after.head.sequence), (before.turn + 1, before.head.sequence + 1));
    assert_eq!(ana.record().head.sequence, ward.head.sequence, "Ana's record is hers");
}

#[test]
fn accepts_one_proposal_a_key_and_many_a_member() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let once = propose(world.payer.pubkey(), &ben.record(), ana.member, key_of("new").pubkey());
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    world.stops(once, &[&ben.key]);
    let again = propose(world.payer.pubkey(), &eva.record(), ana.member, key_of("new").pubkey());
    world.stops(again, &[&eva.key]);
    eva.proposes(&ana, &key_of("other"));
}

#[test]
fn refuses_a_guardian_chosen_yesterday_until_thirty_days_are_full() {
    let world = World::default();
    let [ana, ..] = circle(&world);
    let eli = world.joins("eli");
    ana.ties_with(&eli);
    ana.chooses(&eli);
    let early = || propose(world.payer.pubkey(), &eli.record(), ana.member, key_of("new").pubkey());
    world.passes(30 * DAY - 1);
    world.refuses(early(), &[&eli.key], Refusal::GuardianTooNew);
    world.passes(1);
    eli.proposes(&ana, &key_of("new"));
}

#[test]
fn refuses_friends_whom_nobody_chose_ex_guardians_and_strangers() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    let new = key_of("new").pubkey();
    let refuses = |who: &exodus_tests::Person, refusal| {
        world.refuses(propose(world.payer.pubkey(), &who.record(), ana.member, new), &[&who.key], refusal);
    };
    let eli = world.joins("eli");
    ana.ties_with(&eli);
    refuses(&eli, Refusal::NotGuardian);
    world.accepts(&[choose(&ana.record(), &ana.tie(&ben), false)], &[&ana.key]);
    eva.withdraws(&ana);
    refuses(&eva, Refusal::NotGuardian);
    ana.withdraws(&ivo);
    world.passes(30 * DAY);
    refuses(&ben, Refusal::NotGuardian);
    refuses(&ivo, Refusal::NotGuardian);
    world.accepts(&[restore(&ana.record(), &ana.tie(&ivo))], &[&ana.key]);
    refuses(&ivo, Refusal::NotGuardian);
    world.accepts(&[restore(&eva.record(), &ana.tie(&eva))], &[&eva.key]);
    eva.proposes(&ana, &key_of("new"));
    // A guardian is one of the member who chose, not the other way round.
    world.refuses(propose(world.payer.pubkey(), &ana.record(), eva.member, new), &[&ana.key], Refusal::NotGuardian);
    let stranger = world.joins("stranger");
    let mut foreign = propose(world.payer.pubkey(), &stranger.record(), ana.member, key_of("other").pubkey());
    foreign.accounts[4].pubkey = ana.tie(&eva).address;
    world.refuses(foreign, &[&stranger.key], Refusal::WrongAccount);
}

#[test]
fn refuses_where_recovery_is_off_and_for_who_has_left() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let new = key_of("new").pubkey();
    world.accepts(&[arrange(&ana.record(), 0, 0)], &[&ana.key]);
    world.passes(30 * DAY);
    let off = propose(world.payer.pubkey(), &ben.record(), ana.member, new);
    world.refuses(off, &[&ben.key], Refusal::RecoveryOff);
    leaves(&ana);
    let gone = propose(world.payer.pubkey(), &ben.record(), ana.member, new);
    world.refuses(gone, &[&ben.key], Refusal::MemberLeft);
}

#[test]
fn refuses_the_key_that_the_member_has_and_a_stale_turn() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let same = propose(world.payer.pubkey(), &ben.record(), ana.member, ana.key.pubkey());
    world.refuses(same, &[&ben.key], Refusal::SameKey);
    let mut early = ben.record();
    early.record.turn += 1;
    let stale = propose(world.payer.pubkey(), &early, ana.member, key_of("new").pubkey());
    world.refuses(stale, &[&ben.key], Refusal::StaleTurn);
    let moved = moves_to(&ana, "new");
    let first = propose(world.payer.pubkey(), &ben.record(), moved.member, ana.key.pubkey());
    world.accepts(&[first], &[&ben.key]);
}

#[test]
fn refuses_a_guardian_who_does_not_sign_and_one_who_has_left() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let mut forged = propose(world.payer.pubkey(), &ben.record(), ana.member, key_of("new").pubkey());
    forged.accounts[1].pubkey = eva.key.pubkey();
    world.refuses(forged, &[&eva.key], Refusal::NotAuthority);
    leaves(&ben);
    let gone = propose(world.payer.pubkey(), &ben.record(), ana.member, key_of("new").pubkey());
    world.refuses(gone, &[&ben.key], Refusal::MemberLeft);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let own = propose(world.payer.pubkey(), &ben.record(), ana.member, key_of("new").pubkey());
    world.accepts_only_as_it_stands(&own, &[&ben.key]);
}
