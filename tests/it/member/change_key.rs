use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::member::{change_key, set};
use exodus_tests::{World, eur, key_of};

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
