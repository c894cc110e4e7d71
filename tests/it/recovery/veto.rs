use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::recovery::{execute, veto, veto_without};
use exodus_tests::{DAY, Person, World, key_of};

use super::circle;
use crate::member::moves_to;

#[test]
fn accepts_from_the_current_key_until_the_very_end() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let proposed = eva.approves(&ben.proposes(&ana, &key_of("new")));
    world.passes(3 * DAY);
    let before = ana.record();
    let own = veto(&before, &proposed);
    world.closes(own.clone(), &[&ana.key], &proposed.address, &world.payer.pubkey());
    assert_eq!((ana.record().turn, ana.record().head.sequence), (before.turn, before.head.sequence + 1));
    assert_eq!(ana.record().last_active, before.last_active + 1, "it is an act of one's own");
    world.stops(own, &[&ana.key]);
    world.stops(execute(&proposed, &[ben.member, eva.member]), &[&key_of("new")]);
}

#[test]
fn a_key_proposed_again_after_a_veto_begins_anew() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    let new = key_of("new");
    let proposed = eva.approves(&ben.proposes(&ana, &new));
    world.passes(3 * DAY);
    world.accepts(&[veto(&ana.record(), &proposed)], &[&ana.key]);
    let again = ivo.proposes(&ana, &new);
    assert_eq!((again.approvals, again.executable), (1, 0));
    world.refuses(execute(&again, &[ivo.member]), &[&new], Refusal::ThresholdNotReached);
}

#[test]
fn accepts_one_of_an_earlier_epoch_from_the_key_of_today() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    let old = veto(&ana.record(), &proposed);
    let moved = moves_to(&ana, "other");
    world.refuses(old, &[&ana.key], Refusal::NotAuthority);
    world.accepts(&[veto(&moved.record(), &proposed)], &[&moved.key]);
}

#[test]
fn a_young_key_does_not_veto_what_every_guardian_who_counts_has_approved() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    let thief = moves_to(&ana, "thief");
    let alone = ben.proposes(&thief, &key_of("other"));
    let proposed = eva.approves(&ben.proposes(&thief, &key_of("new")));
    // Before enough have approved, and as long as somebody has not, the key vetoes.
    world.accepts(&[veto(&thief.record(), &alone)], &[&thief.key]);
    world.refuses(veto(&thief.record(), &proposed), &[&thief.key], Refusal::GuardiansAgree);
    for agreed in [&ben, &eva] {
        let show = veto_without(&thief.record(), &proposed, &agreed.member);
        world.refuses(show, &[&thief.key], Refusal::GuardiansAgree);
    }
    let all = ivo.approves(&proposed);
    let show = |guardian: &Person| veto_without(&thief.record(), &all, &guardian.member);
    world.refuses(show(&ivo), &[&thief.key], Refusal::GuardiansAgree);
    // Nobody whom the thief chooses counts: neither at once nor when the key is thirty days old.
    let eli = world.joins("eli");
    eli.ties_with(&thief);
    world.refuses(show(&eli), &[&thief.key], Refusal::NotGuardian);
    thief.chooses(&eli);
    world.refuses(show(&eli), &[&thief.key], Refusal::GuardianTooNew);
    world.passes(30 * DAY);
    world.refuses(show(&eli), &[&thief.key], Refusal::GuardianTooNew);
    world.refuses(veto(&thief.record(), &all), &[&thief.key], Refusal::GuardiansAgree);
    world.passes(3 * DAY + 1);
    world.accepts(&[veto(&thief.record(), &all)], &[&thief.key]);
}

#[test]
fn a_young_key_vetoes_by_showing_a_guardian_who_has_not_approved() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    let owner = moves_to(&ana, "owner");
    let proposed = eva.approves(&ben.proposes(&owner, &key_of("new")));
    let show = veto_without(&owner.record(), &proposed, &ivo.member);
    let mut half = show.clone();
    half.accounts.pop();
    world.refuses(half, &[&owner.key], Refusal::ShapeMismatch);
    world.closes(show, &[&owner.key], &proposed.address, &world.payer.pubkey());
}

#[test]
fn a_guardian_with_another_key_since_has_not_approved_and_one_who_has_left_is_not_missing() {
    let world = World::default();
    let [ana, ben, eva, ivo] = circle(&world);
    let owner = moves_to(&ana, "owner");
    let proposed = eva.approves(&ben.proposes(&owner, &key_of("new")));
    owner.withdraws(&ivo);
    ivo.leaves();
    let show = veto_without(&owner.record(), &proposed, &ivo.member);
    world.refuses(show, &[&owner.key], Refusal::MemberLeft);
    let eva = moves_to(&eva, "eva's other");
    let show = veto_without(&owner.record(), &proposed, &eva.member);
    world.accepts(&[show], &[&owner.key]);
}

#[test]
fn refuses_guardians_the_proposed_key_and_another_receiver() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let new = key_of("new");
    let proposed = ben.proposes(&ana, &new);
    for key in [&ben.key, &new] {
        let mut forged = veto(&ana.record(), &proposed);
        forged.accounts[0].pubkey = key.pubkey();
        world.refuses(forged, &[key], Refusal::NotAuthority);
    }
    world.refuses(veto(&ben.record(), &proposed), &[&ben.key], Refusal::WrongAccount);
    let mut thief = veto(&ana.record(), &proposed);
    thief.accounts[3].pubkey = ana.key.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    world.accepts_only_as_it_stands(&veto(&ana.record(), &proposed), &[&ana.key]);
}
