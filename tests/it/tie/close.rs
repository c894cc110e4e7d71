use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::{close, withdraw};
use exodus_tests::{Person, World};

fn withdrawn<'w>(world: &'w World, who: &[usize]) -> [Person<'w>; 2] {
    let people = [world.joins("ana"), world.joins("ben")];
    let [ana, ben] = &people;
    ana.ties_with(ben);
    for place in who {
        let person = &people[*place];
        world.accepts(&[withdraw(&person.record(), &ana.tie(ben))], &[&person.key]);
    }
    people
}

#[test]
fn accepts_each_side_and_goes_when_both_have_forgotten() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0, 1]);
    let tie = ana.tie(&ben);
    world.accepts(&[close(&ana.record(), &tie)], &[&ana.key]);
    assert!(!world.is_gone(&tie.address), "ben still remembers");
    let (rent, before) = (world.lamports(&tie.address), world.lamports(&world.payer.pubkey()));
    let receipt = world.accepts(&[close(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    assert!(world.is_gone(&tie.address));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
}

#[test]
fn an_old_act_has_no_power_over_a_tie_that_began_again() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[]);
    let old = withdraw(&ana.record(), &ana.tie(&ben));
    world.accepts(core::slice::from_ref(&old), &[&ana.key]);
    world.accepts(&[withdraw(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    for person in [&ana, &ben] {
        world.accepts(&[close(&person.record(), &ana.tie(&ben))], &[&person.key]);
    }
    ana.ties_with(&ben);
    world.refuses(old, &[&ana.key], Refusal::StaleTurn);
}

#[test]
fn refuses_while_a_side_is_extended() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0]);
    for person in [&ana, &ben] {
        world.refuses(close(&person.record(), &ana.tie(&ben)), &[&person.key], Refusal::TieStillExtended);
    }
}

#[test]
fn refuses_strangers_and_another_receiver_of_the_rent() {
    let world = World::default();
    let [ana, ben] = withdrawn(&world, &[0, 1]);
    let eva = world.joins("eva");
    world.refuses(close(&eva.record(), &ana.tie(&ben)), &[&eva.key], Refusal::WrongAccount);
    world.accepts(&[close(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    let mut thief = close(&ben.record(), &ana.tie(&ben));
    thief.accounts[3].pubkey = ben.key.pubkey();
    world.refuses(thief, &[&ben.key], Refusal::NotPayer);
}
