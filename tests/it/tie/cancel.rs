use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::{accept, cancel, invite, withdraw};
use exodus_sdk::link::Link;
use exodus_tests::{DAY, Person, World, eur, key_of};

use super::counted;
use crate::member::{leaves, moves_to};

#[test]
fn accepts_from_the_inviter_and_returns_the_rent_to_its_payer() {
    let world = World::default();
    let ana = world.joins("ana");
    let invitation = ana.invites(&Link::from_seed([1; 32]), eur(30), 5);
    let (rent, before) = (world.lamports(&invitation.address), world.lamports(&world.payer.pubkey()));
    let once = cancel(&ana.record(), &invitation);
    let receipt = world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    assert!(world.is_gone(&invitation.address));
    assert_eq!(world.lamports(&world.payer.pubkey()), before - receipt.fee + rent);
    world.stops(once, &[&ana.key]);
}

#[test]
fn refuses_others_and_another_receiver_of_the_rent() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let invitation = ana.invites(&Link::from_seed([1; 32]), eur(30), 5);
    world.refuses(cancel(&ben.record(), &invitation), &[&ben.key], Refusal::WrongAccount);
    let mut forged = cancel(&ana.record(), &invitation);
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    let mut thief = cancel(&ana.record(), &invitation);
    thief.accounts[3].pubkey = ana.key.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
}

const SPONSORED: u64 = 1_000_000_000;

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    ben.invites(&Link::from_seed([2; 32]), eur(30), 5);
    let invitation = ana.invites(&Link::from_seed([1; 32]), eur(30), 5);
    world.accepts_only_as_it_stands(&cancel(&ana.record(), &invitation), &[&ana.key]);
    assert!(world.is_gone(&invitation.address));
}

#[test]
fn returns_to_a_sponsor_exactly_what_they_paid_and_what_was_donated() {
    let world = World::default();
    let (ana, sponsor, link) = (world.joins("ana"), key_of("sponsor"), key_of("link"));
    world.donates(&sponsor.pubkey(), SPONSORED);
    let offer = invite(sponsor.pubkey(), &ana.record(), link.pubkey(), eur(1), world.now() + DAY, 1);
    let invitation = offer.accounts[4].pubkey;
    world.accepts(&[offer], &[&ana.key, &link, &sponsor]);
    assert_eq!(world.lamports(&sponsor.pubkey()) + world.lamports(&invitation), SPONSORED);
    world.donates(&invitation, 7);
    let mut thief = cancel(&ana.record(), &world.get(&invitation));
    thief.accounts[3].pubkey = world.payer.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
    world.accepts(&[cancel(&ana.record(), &world.get(&invitation))], &[&ana.key]);
    assert_eq!(world.lamports(&sponsor.pubkey()), SPONSORED + 7);
}

#[test]
fn accepts_a_link_that_is_used_up_expired_and_of_an_earlier_key_even_from_who_has_left() {
    let world = World::default();
    let (ana, ben, link) = (world.joins("ana"), world.joins("ben"), Link::from_seed([1; 32]));
    let invitation = ana.invites(&link, eur(30), 1);
    ben.accepts(&link);
    world.passes(200 * DAY);
    let old = cancel(&ana.record(), &invitation);
    let moved = moves_to(&ana, "new");
    world.refuses(old, &[&ana.key], Refusal::NotAuthority);
    leaves(&moved);
    world.accepts(&[cancel(&moved.record(), &invitation)], &[&moved.key]);
    assert_eq!((world.is_gone(&invitation.address), ana.record().state), (true, 3));
}

#[test]
fn a_cancelled_link_is_dead_and_an_old_acceptance_stays_dead_when_it_is_offered_again() {
    let world = World::default();
    let (ana, ben, eva, link) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), Link::from_seed([1; 32]));
    let key = link.keypair().expect("a seed is a key");
    let take =
        |person: &Person, invitation| accept(world.payer.pubkey(), (&person.record()).into(), invitation, eur(1));
    let invitation = ana.invites(&link, eur(30), 2);
    let (once, late) = (take(&ben, &invitation), take(&eva, &invitation));
    world.accepts(core::slice::from_ref(&once), &[&ben.key, &key]);
    world.accepts(&[cancel(&ana.record(), &world.get(&invitation.address))], &[&ana.key]);
    world.stops(late, &[&eva.key, &key]);
    ana.invites(&link, eur(40), 2);
    world.accepts(&[withdraw(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    world.refuses(once, &[&ben.key, &key], Refusal::StaleTurn);
    counted(&world);
}
