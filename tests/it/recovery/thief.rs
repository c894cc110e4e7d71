//! What somebody tries who has a stolen key, and what of it counts when.

use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::recovery::{arrange, choose, execute, propose, veto};
use exodus_tests::{DAY, World, key_of};

use super::circle;
use crate::member::moves_to;

#[test]
fn a_thief_who_dismisses_withdraws_and_arranges_disarms_nobody() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, ivo] = &people;
    let thief = moves_to(ana, "thief");
    world.accepts(&[choose(&thief.record(), &thief.tie(ben), false)], &[&thief.key]);
    thief.withdraws(eva);
    thief.withdraws(ivo);
    thief.arranges(9, 30);
    world.accepts(&[arrange(&thief.record(), 0, 0)], &[&thief.key]);
    world.passes(29 * DAY);
    let new = key_of("new");
    let proposed = ivo.approves(&eva.approves(&ben.proposes(&thief, &new)));
    assert_eq!((proposed.threshold, proposed.days), (2, 3), "as Ana had arranged it");
    world.refuses(veto(&thief.record(), &proposed), &[&thief.key], Refusal::GuardiansAgree);
    let again = moves_to(&thief, "thief again");
    world.refuses(veto(&again.record(), &proposed), &[&again.key], Refusal::GuardiansAgree);
    // Chosen anew when the dismissal has had its effect, which would make him too young.
    world.passes(3 * DAY);
    world.accepts(&[choose(&again.record(), &again.tie(ben), true)], &[&again.key]);
    world.accepts(&[execute(&proposed, &[ben.member, eva.member])], &[&new]);
    let back = ana.record();
    assert_eq!((back.authority, back.epoch, back.proposals_from), (new.pubkey(), 3, 3));
}

#[test]
fn whatever_weakens_a_recovery_counts_after_thirty_days() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, ivo] = &people;
    ana.arranges(3, 7);
    world.accepts(&[choose(&ana.record(), &ana.tie(ben), false)], &[&ana.key]);
    world.passes(30 * DAY);
    let late = propose(world.payer.pubkey(), &ben.record(), ana.member, key_of("late").pubkey());
    world.refuses(late, &[&ben.key], Refusal::NotGuardian);
    let two = ivo.approves(&eva.proposes(ana, &key_of("new")));
    assert_eq!((two.reached, two.approvals), (0, 2), "it takes three now");
}

#[test]
fn a_change_of_an_old_key_ends_a_proposal_and_one_of_a_young_key_does_not() {
    let world = World::default();
    let people = circle(&world);
    let [ana, ben, eva, _] = &people;
    let first = eva.approves(&ben.proposes(ana, &key_of("new")));
    ana.world.passes(3 * DAY);
    let owner = moves_to(ana, "owner");
    world.refuses(execute(&first, &[ben.member, eva.member]), &[&key_of("new")], Refusal::RecoveryOutdated);
    let second = eva.approves(&ben.proposes(&owner, &key_of("newer")));
    moves_to(&owner, "other");
    world.passes(3 * DAY);
    world.accepts(&[execute(&second, &[ben.member, eva.member])], &[&key_of("newer")]);
}
