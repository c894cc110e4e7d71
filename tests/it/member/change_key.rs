use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::member::{change_key, set};
use exodus_tests::{DAY, World, eur, key_of};

use super::{falls_behind, leaves, moves_to};

#[test]
fn accepts_a_new_key_under_the_same_address() {
    let world = World::default();
    let (ana, new) = (world.joins("ana"), key_of("new"));
    world.accepts(&[change_key(&ana.record(), new.pubkey())], &[&ana.key, &new]);
    let record = ana.record();
    assert_eq!((record.authority, record.first_key, record.epoch), (new.pubkey(), ana.key.pubkey(), 1));
    world.accepts(&[set(&record, eur(1), 5, [0; 32])], &[&new]);
}

#[test]
fn refuses_the_old_key_afterwards_even_for_the_same_change() {
    let world = World::default();
    let (ana, new) = (world.joins("ana"), key_of("new"));
    let change = change_key(&ana.record(), new.pubkey());
    let old = set(&ana.record(), eur(1), 5, [0; 32]);
    world.accepts(core::slice::from_ref(&change), &[&ana.key, &new]);
    world.refuses(change, &[&ana.key, &new], Refusal::NotAuthority);
    world.refuses(old, &[&ana.key], Refusal::NotAuthority);
}

#[test]
fn refuses_the_same_key_and_a_new_one_that_does_not_sign() {
    let world = World::default();
    let ana = world.joins("ana");
    world.refuses(change_key(&ana.record(), ana.key.pubkey()), &[&ana.key], Refusal::SameKey);
    let mut unsigned = change_key(&ana.record(), key_of("new").pubkey());
    unsigned.accounts[1].is_signer = false;
    world.stops(unsigned, &[&ana.key]);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, new) = (world.joins("ana"), world.joins("ben"), key_of("new"));
    ana.ties_with(&ben);
    let before = ana.record();
    world.accepts_only_as_it_stands(&change_key(&before, new.pubkey()), &[&ana.key, &new]);
    let after = ana.record();
    assert_eq!((after.turn, after.ties, after.pledge), (before.turn, before.ties, before.pledge));
    assert_eq!(after.head.sequence, before.head.sequence + 1);
}

#[test]
fn accepts_the_first_key_again_without_giving_back_its_epoch() {
    let world = World::default();
    let ana = world.joins("ana");
    let back = moves_to(&moves_to(&ana, "new"), "ana");
    let record = back.record();
    assert_eq!((record.authority, record.epoch), (ana.key.pubkey(), 2));
    world.accepts(&[set(&record, eur(1), 5, [0; 32])], &[&ana.key]);
}

#[test]
fn accepts_the_key_of_another_member_who_keeps_their_own_record() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let twin = moves_to(&ana, "ben");
    for member in [twin.record(), ben.record()] {
        world.accepts(&[set(&member, eur(1), 5, [0; 32])], &[&ben.key]);
    }
}

#[test]
fn accepts_who_is_dormant_suspended_or_gone_and_brings_nobody_back_who_left() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    ben.ties_with(&eva);
    falls_behind(&ben, &eva);
    world.passes(100 * DAY);
    for (place, person) in [&ana, &ben].into_iter().enumerate() {
        let moved = moves_to(person, &format!("new {place}"));
        assert_eq!(moved.record().last_active, 2027 * 12 + 2);
    }
    leaves(&eva);
    assert_eq!(moves_to(&eva, "newer").record().state, 3);
}

#[test]
fn refuses_somebody_elses_signature() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let mut forged = change_key(&ana.record(), ben.key.pubkey());
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let mut forged = change_key(&ana.record(), key_of("mallory").pubkey());
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key, &key_of("mallory")], Refusal::NotAuthority);
}
