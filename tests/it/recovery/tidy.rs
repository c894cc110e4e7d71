use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::recovery::tidy;
use exodus_tests::{DAY, World, key_of};

use super::circle;
use crate::member::moves_to;

#[test]
fn accepts_from_anyone_after_its_time_and_not_a_second_before() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    let before = ana.record();
    world.passes(30 * DAY);
    world.refuses(tidy(&proposed), &[], Refusal::RecoveryStands);
    world.passes(1);
    world.closes(tidy(&proposed), &[], &proposed.address, &world.payer.pubkey());
    assert_eq!(ana.record().head.sequence, before.head.sequence);
    world.stops(tidy(&proposed), &[]);
    ben.proposes(&ana, &key_of("new"));
}

#[test]
fn accepts_one_of_an_earlier_key() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    moves_to(&ana, "other");
    world.closes(tidy(&proposed), &[], &proposed.address, &world.payer.pubkey());
}

#[test]
fn a_change_of_a_young_key_leaves_a_proposal_standing() {
    let world = World::default();
    let [ana, ben, ..] = circle(&world);
    let thief = moves_to(&ana, "thief");
    let proposed = ben.proposes(&thief, &key_of("new"));
    moves_to(&thief, "thief again");
    world.refuses(tidy(&proposed), &[], Refusal::RecoveryStands);
}

#[test]
fn accepts_one_for_somebody_who_has_left_and_for_a_tombstone() {
    for buried in [false, true] {
        let world = World::default();
        let [ana, ben, eva, ivo] = circle(&world);
        let proposed = ben.proposes(&ana, &key_of("new"));
        for friend in [&ben, &eva, &ivo] {
            ana.withdraws(friend);
        }
        if buried {
            ana.passes_on();
        } else {
            ana.leaves();
        }
        world.closes(tidy(&proposed), &[], &proposed.address, &world.payer.pubkey());
    }
}

#[test]
fn refuses_the_wrong_member_and_the_wrong_payer() {
    let world = World::default();
    let [ana, ben, eva, _] = circle(&world);
    let proposed = ben.proposes(&ana, &key_of("new"));
    let stone = world.joins("stone").passes_on();
    for wrong in [eva.member, stone] {
        let mut other = tidy(&proposed);
        other.accounts[0].pubkey = wrong;
        world.refuses(other, &[], Refusal::WrongAccount);
    }
    world.passes(34 * DAY);
    let mut thief = tidy(&proposed);
    thief.accounts[2].pubkey = ben.key.pubkey();
    world.refuses(thief, &[], Refusal::NotPayer);
    world.accepts_only_as_it_stands(&tidy(&proposed), &[]);
}
