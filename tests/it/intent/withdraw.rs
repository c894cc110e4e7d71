use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{intent, request};
use exodus_sdk::state::Request;
use exodus_tests::{DAY, World, eur};

use super::{initiative, monthly};
use crate::member::moves_to;

#[test]
fn accepts_at_any_time_and_returns_the_rent() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    let stays = eva.declares(&asked.address, eur(7), true, &[&ben, &ana]);
    for later in [0, 10 * DAY, 40 * DAY, 400 * DAY] {
        let own = ben.declares(&asked.address, eur(20), true, &[&ana]);
        world.passes(later);
        world.closes(intent::withdraw(&ben.record(), &own), &[&ben.key], &own.address, &world.payer.pubkey());
        assert_eq!(world.get::<Request>(&asked.address).backers, 1);
    }
    assert!(!world.is_gone(&stays.address));
}

#[test]
fn accepts_it_after_a_promise_which_stays() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    let promised = ben.commits_out_of_intent(&asked.address, eur(15), &[&ana]);
    ben.takes_back(&asked.address);
    world.adds_up(&asked.address);
    let sums = promised.asked(&world).sums;
    assert_eq!((sums.intended, sums.committed), (0, eur(15)));
    assert_eq!(promised.record(&world).read().map(|promise| promise.outstanding().get()), Ok(eur(15)));
}

#[test]
fn accepts_it_from_a_request_that_has_ended_and_from_a_new_key() {
    let world = World::default();
    let (ana, ben, eva, asked) = initiative(&world);
    ben.declares(&asked.address, eur(60), false, &[&ana]);
    eva.declares(&asked.address, eur(40), false, &[&ben, &ana]);
    world.accepts(&[request::close(&ana.record(), &world.get(&asked.address))], &[&ana.key]);
    let moved = moves_to(&ben, "new");
    moved.takes_back(&asked.address);
    eva.takes_back(&asked.address);
    assert_eq!(world.get::<Request>(&asked.address).backers, 0);
    world.adds_up(&asked.address);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    let own = ben.declares(&asked.address, eur(20), true, &[&ana]);
    eva.declares(&asked.address, eur(20), true, &[&ben, &ana]);
    world.accepts_only_as_it_stands(&intent::withdraw(&ben.record(), &own), &[&ben.key]);
    world.adds_up(&asked.address);
}

#[test]
fn refuses_everybody_but_the_author_and_another_receiver_of_the_rent() {
    let world = World::default();
    let (ana, ben, eva, asked) = monthly(&world);
    let own = ben.declares(&asked.address, eur(20), true, &[&ana]);
    for other in [&ana, &eva] {
        let theirs = intent::withdraw(&other.record(), &own);
        world.refuses(theirs, &[&other.key], Refusal::WrongAccount);
        let mut forged = intent::withdraw(&ben.record(), &own);
        forged.accounts[0].pubkey = other.key.pubkey();
        world.refuses(forged, &[&other.key], Refusal::NotAuthority);
    }
    let mut thief = intent::withdraw(&ben.record(), &own);
    thief.accounts[4].pubkey = ben.key.pubkey();
    world.refuses(thief, &[&ben.key], Refusal::NotPayer);
}

#[test]
fn refuses_a_stale_turn_and_what_was_signed_about_an_earlier_one() {
    let world = World::default();
    let (ana, ben, _, asked) = monthly(&world);
    let own = ben.declares(&asked.address, eur(20), true, &[&ana]);
    let old = intent::withdraw(&ben.record(), &own);
    ben.edits(&asked.address, eur(30));
    world.refuses(old, &[&ben.key], Refusal::StaleTurn);
    let once = intent::withdraw(&ben.record(), &world.intent(&asked.address, &ben));
    world.accepts(core::slice::from_ref(&once), &[&ben.key]);
    world.stops(once.clone(), &[&ben.key]);
    ben.declares(&asked.address, eur(20), true, &[&ana]);
    world.refuses(once, &[&ben.key], Refusal::StaleTurn);
}
