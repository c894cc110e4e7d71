use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::recovery::{execute, veto};
use exodus_tests::{DAY, World, key_of};

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
    assert_eq!((again.approvals, again.executable), (1, world.now() + 3 * DAY));
    world.refuses(execute(&again, &[ivo.member]), &[&new], Refusal::RecoveryTooEarly);
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
