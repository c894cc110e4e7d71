use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::{accept, tidy_invitation};
use exodus_sdk::link::Link;
use exodus_tests::{DAY, World, eur};

use crate::member::moves_to;

#[test]
fn accepts_one_that_is_used_up_even_before_it_expires() {
    let world = World::default();
    let (ana, ben, link) = (world.joins("ana"), world.joins("ben"), Link::from_seed([1; 32]));
    let invitation = ana.invites(&link, eur(30), 1);
    world.refuses(tidy_invitation(&invitation), &[], Refusal::InvitationStands);
    ben.accepts(&link);
    let before = ana.record();
    world.closes(tidy_invitation(&invitation), &[], &invitation.address, &world.payer.pubkey());
    assert_eq!(ana.record().head.sequence, before.head.sequence);
    world.stops(tidy_invitation(&invitation), &[]);
}

#[test]
fn accepts_one_that_has_expired_and_not_a_second_before() {
    let world = World::default();
    let ana = world.joins("ana");
    let invitation = ana.invites(&Link::from_seed([1; 32]), eur(30), 5);
    world.passes(30 * DAY);
    world.refuses(tidy_invitation(&invitation), &[], Refusal::InvitationStands);
    world.passes(1);
    world.closes(tidy_invitation(&invitation), &[], &invitation.address, &world.payer.pubkey());
}

#[test]
fn accepts_one_of_an_earlier_key_of_one_who_left_and_of_a_tombstone() {
    let world = World::default();
    let people = [world.joins("ana"), world.joins("ben"), world.joins("eva")];
    let made: Vec<_> = (1_u8..).zip(&people).map(|(n, who)| who.invites(&Link::from_seed([n; 32]), 1, 5)).collect();
    moves_to(&people[0], "new");
    people[1].leaves();
    people[2].passes_on();
    for invitation in made {
        world.closes(tidy_invitation(&invitation), &[], &invitation.address, &world.payer.pubkey());
    }
}

#[test]
fn refuses_the_wrong_inviter_and_the_wrong_payer() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    let invitation = ana.invites(&Link::from_seed([1; 32]), eur(30), 5);
    let stone = world.joins("eva").passes_on();
    for wrong in [ben.member, stone] {
        let mut other = tidy_invitation(&invitation);
        other.accounts[0].pubkey = wrong;
        world.refuses(other, &[], Refusal::WrongAccount);
    }
    world.passes(31 * DAY);
    let mut thief = tidy_invitation(&invitation);
    thief.accounts[2].pubkey = ben.key.pubkey();
    world.refuses(thief, &[], Refusal::NotPayer);
    world.accepts_only_as_it_stands(&tidy_invitation(&invitation), &[]);
}

#[test]
fn an_acceptance_of_a_tidied_link_is_dead() {
    let world = World::default();
    let (ana, ben, link) = (world.joins("ana"), world.joins("ben"), Link::from_seed([1; 32]));
    let invitation = ana.invites(&link, eur(30), 5);
    let late = accept(world.payer.pubkey(), (&ben.record()).into(), &invitation, eur(1));
    world.passes(31 * DAY);
    world.accepts(&[tidy_invitation(&invitation)], &[]);
    world.stops(late, &[&ben.key, &link.keypair().expect("a seed is a key")]);
}
