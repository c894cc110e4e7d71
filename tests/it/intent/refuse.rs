use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{intent, request};
use exodus_sdk::state::Request;
use exodus_tests::{World, eur, key_of};

use super::{initiative, monthly};

#[test]
fn accepts_the_beneficiary_and_returns_the_rent() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let meant = ben.declares(&asked.address, eur(20), true, &[&ana]);
    let before = ben.record();
    let refuse = intent::refuse(&ana.record(), &meant);
    world.closes(refuse.clone(), &[&ana.key], &meant.address, &world.payer.pubkey());
    assert_eq!((world.get::<Request>(&asked.address).backers, ben.record().head.sequence), (0, before.head.sequence));
    world.stops(refuse, &[&ana.key]);
    // It ends this intent; who shall not come back is told by the tie.
    let meant = ben.declares(&asked.address, eur(20), true, &[&ana]);
    world.accepts(&[intent::refuse(&ana.record(), &meant)], &[&ana.key]);
    ana.withdraws(&ben);
    let again = ben.declaring(&asked.address, eur(20), true, &[&ana]);
    world.refuses(again, &[&ben.key], Refusal::TieNotMutual);
}

#[test]
fn accepts_it_whatever_has_become_of_the_request() {
    let world = World::default();
    let (ana, ben, eva, asked) = initiative(&world);
    let meant = ben.declares(&asked.address, eur(60), false, &[&ana]);
    let other = eva.declares(&asked.address, eur(40), false, &[&ben, &ana]);
    let sums = || world.get::<Request>(&asked.address);
    assert_eq!(sums().reached_since, world.now());
    world.accepts(&[intent::refuse(&ana.record(), &meant)], &[&ana.key]);
    assert_eq!((sums().reached_since, sums().sums.intended), (0, eur(40)), "a refused vote is none");
    world.accepts(&[request::close(&ana.record(), &sums())], &[&ana.key]);
    world.accepts(&[intent::refuse(&ana.record(), &other)], &[&ana.key]);
    assert_eq!(sums().backers, 0);
    world.adds_up(&asked.address);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let meant = ben.declares(&asked.address, eur(20), true, &[&ana]);
    ben.initiates(eur(7), 1);
    world.accepts_only_as_it_stands(&intent::refuse(&ana.record(), &meant), &[&ana.key]);
}

#[test]
fn a_refusal_sent_again_does_not_end_what_is_declared_anew() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let refuse = intent::refuse(&ana.record(), &world.intent(&asked.address, &ben));
    world.accepts(core::slice::from_ref(&refuse), &[&ana.key]);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    world.refuses(refuse, &[&ana.key], Refusal::StaleTurn);
}

#[test]
fn refuses_everybody_but_the_beneficiary_and_another_receiver_of_the_rent() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    let meant = ben.declares(&asked.address, eur(20), true, &[&ana]);
    for other in [&ben, &eva] {
        let theirs = intent::refuse(&other.record(), &meant);
        world.refuses(theirs, &[&other.key], Refusal::WrongAccount);
        let mut forged = intent::refuse(&ana.record(), &meant);
        forged.accounts[0].pubkey = other.key.pubkey();
        world.refuses(forged, &[&other.key], Refusal::NotAuthority);
    }
    let mut thief = intent::refuse(&ana.record(), &meant);
    thief.accounts[4].pubkey = ana.key.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
}

#[test]
fn refuses_a_delegate_whatever_was_lent() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let meant = ben.declares(&asked.address, eur(20), true, &[&ana]);
    let bot = key_of("bot");
    ana.lends(&bot);
    let lent = ana.lets(&bot, intent::refuse(&ana.record(), &meant));
    world.refuses(lent, &[&bot], Refusal::WrongAccount);
}
