use exodus_rules::{Amount, Refusal};
use exodus_sdk::Signer;
use exodus_sdk::instructions::network;
use exodus_sdk::instructions::tie::invite;
use exodus_sdk::link::Link;
use exodus_sdk::state::Invitation;
use exodus_tests::{DAY, Person, World, eur, frame, key_of};
use solana_instruction::Instruction;

use crate::member::{falls_behind, leaves};

fn offer(person: &Person, name: &str, pledge: u64, days: i64, uses: u8) -> Instruction {
    let world = person.world;
    let (link, until) = (key_of(name).pubkey(), world.now() + days * DAY);
    invite(world.payer.pubkey(), &person.record(), link, pledge, until, uses)
}

#[test]
fn accepts_the_longest_the_widest_and_the_usual_link() {
    let world = World::default();
    let ana = world.joins("ana");
    let invitation = ana.invites(&Link::from_seed([1; 32]), eur(30), 1);
    assert_eq!((invitation.inviter, invitation.pledge, invitation.uses_left), (ana.member, eur(30), 1));
    assert_eq!((invitation.payer, invitation.epoch, ana.record().turn), (world.payer.pubkey(), 0, 1));
    let link = key_of("widest");
    world.accepts(&[offer(&ana, "widest", 1, 90, 150)], &[&ana.key, &link]);
}

#[test]
fn refuses_terms_out_of_range_and_a_repeat() {
    let world = World::default();
    let (ana, link) = (world.joins("ana"), key_of("link"));
    let refuses = |pledge, days, uses, refusal| {
        world.refuses(offer(&ana, "link", pledge, days, uses), &[&ana.key, &link], refusal);
    };
    refuses(eur(1), 0, 1, Refusal::InvitationTermOutOfRange);
    refuses(eur(1), 91, 1, Refusal::InvitationTermOutOfRange);
    refuses(eur(1), 30, 0, Refusal::InvitationUsesOutOfRange);
    refuses(eur(1), 30, 151, Refusal::InvitationUsesOutOfRange);
    refuses(0, 30, 1, Refusal::AmountZero);
    let mut stale = offer(&ana, "link", eur(1), 30, 1);
    stale.data[1] = 7;
    world.refuses(stale, &[&ana.key, &link], Refusal::StaleTurn);
}

#[test]
fn refuses_a_dormant_inviter_and_somebody_elses_hand() {
    let world = World::default();
    let (ana, ben, link) = (world.joins("ana"), world.joins("ben"), key_of("link"));
    let mut forged = offer(&ana, "link", eur(1), 30, 1);
    forged.accounts[1].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key, &link], Refusal::NotAuthority);
    let mut unsigned = offer(&ana, "link", eur(1), 30, 1);
    unsigned.accounts[2].is_signer = false;
    world.stops(unsigned, &[&ana.key]);
    world.passes(100 * DAY);
    world.refuses(offer(&ana, "link", eur(1), 30, 1), &[&ana.key, &link], Refusal::MemberDormant);
}

fn until(person: &Person, expires: i64, uses: u8) -> Instruction {
    let link = key_of("link").pubkey();
    invite(person.world.payer.pubkey(), &person.record(), link, Amount::MAX.get(), expires, uses)
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    ben.invites(&Link::from_seed([1; 32]), eur(30), 1);
    let widest = until(&ana, world.now() + 90 * DAY, 150);
    world.accepts_only_as_it_stands(&widest, &[&ana.key, &key_of("link")]);
    let kept = world.get::<Invitation>(&widest.accounts[4].pubkey);
    assert_eq!((kept.pledge, kept.expires, kept.uses_left), (Amount::MAX.get(), world.now() + 90 * DAY, 150));
    assert_eq!((kept.key, kept.head.sequence), (key_of("link").pubkey(), 1));
}

#[test]
fn accepts_a_payer_of_ones_own_a_link_that_pays_and_an_address_with_lamports() {
    for payer in ["ana", "link"] {
        let world = World::default();
        let ana = world.joins("ana");
        let (first, until) = (key_of(payer), world.now() + 1);
        let alone = invite(first.pubkey(), &ana.record(), key_of("link").pubkey(), 1, until, 1);
        world.donates(&alone.accounts[4].pubkey, 1_000_000);
        world.accepts_alone(alone, &[&first, &ana.key, &key_of("link")]);
    }
}

#[test]
fn accepts_who_has_no_tie_left_to_give() {
    let world = World::new(network::CreateArgs { tie_cap: 1, ..frame() });
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    ana.invites(&Link::from_seed([1; 32]), eur(30), 1);
}

#[test]
fn refuses_a_second_too_long_and_a_second_too_short() {
    let world = World::default();
    let (ana, link, now) = (world.joins("ana"), key_of("link"), world.now());
    for expires in [now, now - 1, now + 90 * DAY + 1, 0, i64::MIN, i64::MAX] {
        world.refuses(until(&ana, expires, 1), &[&ana.key, &link], Refusal::InvitationTermOutOfRange);
    }
    world.refuses(until(&ana, now + DAY, u8::MAX), &[&ana.key, &link], Refusal::InvitationUsesOutOfRange);
    let above = offer(&ana, "link", 1 << 53, 1, 1);
    world.refuses(above, &[&ana.key, &link], Refusal::AmountTooLarge);
}

#[test]
fn refuses_a_second_offer_of_one_turn_and_never_offers_one_link_twice() {
    let world = World::default();
    let (ana, ben, link, other) = (world.joins("ana"), world.joins("ben"), key_of("link"), key_of("other"));
    let (first, second) = (offer(&ana, "link", eur(1), 30, 1), offer(&ana, "other", eur(1), 30, 1));
    world.accepts(core::slice::from_ref(&first), &[&ana.key, &link]);
    world.refuses(second, &[&ana.key, &other], Refusal::StaleTurn);
    world.stops(first, &[&ana.key, &link]);
    world.stops(offer(&ana, "link", eur(9), 30, 9), &[&ana.key, &link]);
    world.stops(offer(&ben, "link", eur(9), 30, 9), &[&ben.key, &link]);
}

#[test]
fn refuses_who_is_suspended_until_it_is_settled_and_who_has_left() {
    let world = World::default();
    let (ana, ben, link) = (world.joins("ana"), world.joins("ben"), key_of("link"));
    ana.ties_with(&ben);
    falls_behind(&ana, &ben);
    world.refuses(offer(&ana, "link", eur(1), 30, 1), &[&ana.key, &link], Refusal::MemberSuspended);
    world.accepts(&[offer(&ben, "link", eur(1), 30, 1)], &[&ben.key, &link]);
    leaves(&ben);
    let other = key_of("other");
    world.refuses(offer(&ben, "other", eur(1), 30, 1), &[&ben.key, &other], Refusal::MemberLeft);
}
