use exodus_rules::Refusal;
use exodus_sdk::instructions::member::{JoinArgs, change_key, join, set};
use exodus_sdk::instructions::network;
use exodus_sdk::instructions::tie::{Newcomer, accept, extend, withdraw};
use exodus_sdk::link::Link;
use exodus_sdk::record::Located;
use exodus_sdk::state::Invitation;
use exodus_sdk::{Keypair, Signer, address};
use exodus_tests::{DAY, Person, World, eur, frame, key_of};
use solana_instruction::Instruction;

use super::{counted, side};
use crate::member::{falls_behind, leaves, moves_to};

fn link() -> (Link, Keypair) {
    let link = Link::from_seed([1; 32]);
    let key = link.keypair().expect("a seed is a key");
    (link, key)
}

fn take(newcomer: &Person, invitation: &Located<Invitation>) -> Instruction {
    accept(newcomer.world.payer.pubkey(), (&newcomer.record()).into(), invitation, eur(50))
}

#[test]
fn accepts_somebody_who_joins_in_the_same_transaction_paid_by_a_third() {
    let world = World::default();
    let (ana, (link, key)) = (world.joins("ana"), link());
    let invitation = ana.invites(&link, eur(30), 1);
    let ben = Person::of(&world, key_of("ben"));
    let args = JoinArgs { pledge: eur(100), attention: 5, profile: [0; 32] };
    let newcomer = Newcomer::joining(&world.network, ben.key.pubkey());
    let both = [
        join(world.payer.pubkey(), ben.key.pubkey(), world.network, args),
        accept(world.payer.pubkey(), newcomer, &invitation, eur(50)),
    ];
    world.accepts(&both, &[&ben.key, &key]);
    assert!(ana.tie(&ben).read().is_ok_and(|tie| tie.is_mutual()));
    assert_eq!((side(&ben, &ana).pledge, side(&ana, &ben).pledge), (eur(50), eur(30)));
    assert_eq!((ana.record().ties, ben.record().ties), (1, 1));
    assert_eq!(world.get::<Invitation>(&invitation.address).uses_left, 0);
}

#[test]
fn the_pledge_that_was_read_is_the_pledge_that_stands() {
    let world = World::default();
    let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
    // Ana had held out a hand with a cent in it, before she sent the link with thirty.
    world.accepts(&[extend(world.payer.pubkey(), &ana.record(), ben.member, 1)], &[&ana.key]);
    let (invitation, before) = (ana.invites(&link, eur(30), 1), side(&ana, &ben));
    world.accepts(&[take(&ben, &invitation)], &[&ben.key, &key]);
    assert_eq!((side(&ana, &ben).pledge, side(&ben, &ana).pledge), (eur(30), eur(50)));
    assert_eq!(side(&ana, &ben).turn, before.turn, "what Ana has signed is not made stale");
    // The same where Ben had withdrawn: what the link says stands, not what the tie had said.
    ben.withdraws(&ana);
    let other = Link::from_seed([2; 32]);
    let again = ana.invites(&other, eur(70), 1);
    let other = other.keypair().expect("a seed is a key");
    world.accepts(&[take(&ben, &again)], &[&ben.key, &other]);
    assert_eq!(side(&ana, &ben).pledge, eur(70));
    counted(&world);
}

#[test]
fn accepts_as_often_as_the_link_says_and_not_once_more() {
    let world = World::default();
    let (ana, (link, key)) = (world.joins("ana"), link());
    let invitation = ana.invites(&link, eur(30), 2);
    for name in ["ben", "eva"] {
        world.joins(name).accepts(&link);
    }
    let dan = world.joins("dan");
    world.refuses(take(&dan, &invitation), &[&dan.key, &key], Refusal::InvitationUsedUp);
}

#[test]
fn accepts_who_had_withdrawn_but_not_who_was_withdrawn_from() {
    let world = World::default();
    let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
    ana.ties_with(&ben);
    let invitation = ana.invites(&link, eur(30), 9);
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::TieAlreadyExtended);
    world.accepts(&[withdraw(&ben.record(), &ana.tie(&ben))], &[&ben.key]);
    ben.accepts(&link);
    assert_eq!((ana.record().ties, ben.record().ties), (1, 1));
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::TieWithdrawn);
}

#[test]
fn refuses_a_link_that_is_expired_or_of_an_earlier_key() {
    let world = World::default();
    let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
    let invitation = ana.invites(&link, eur(30), 1);
    let new = key_of("new");
    let changed = change_key(&ana.record(), new.pubkey());
    world.passes(30 * DAY + 1);
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::InvitationExpired);
    world.accepts(&[changed], &[&ana.key, &new]);
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::InvitationOutdated);
}

#[test]
fn refuses_an_inviter_who_is_dormant_and_takes_them_back_when_they_act() {
    let world = World::default();
    let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
    // February, March and April have 89 days: a link of January's last second still works when they have gone by.
    world.passes(69 * DAY - 1);
    let until = world.now() + 90 * DAY;
    let invite = exodus_sdk::instructions::tie::invite;
    let offer = invite(world.payer.pubkey(), &ana.record(), key.pubkey(), eur(30), until, 1);
    world.accepts(&[offer], &[&ana.key, &key]);
    world.passes(89 * DAY + 1);
    let invitation = world.get(&address::invitation(&key.pubkey()));
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::InviterAbsent);
    let set = exodus_sdk::instructions::member::set(&ana.record(), eur(100), 5, [0; 32]);
    world.accepts(&[set], &[&ana.key]);
    ben.accepts(&link);
}

#[test]
fn refuses_a_link_that_offers_another_pledge_than_the_newcomer_saw() {
    let world = World::default();
    let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
    let seen = ana.invites(&link, eur(100), 1);
    world.accepts(&[exodus_sdk::instructions::tie::cancel(&ana.record(), &seen)], &[&ana.key]);
    ana.invites(&link, 1, 1);
    world.refuses(take(&ben, &seen), &[&ben.key, &key], Refusal::LinkPledgeChanged);
    ben.accepts(&link);
}

#[test]
fn refuses_who_does_not_hold_the_link_and_a_link_lifted_to_another() {
    let world = World::default();
    let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
    let invitation = ana.invites(&link, eur(30), 1);
    let mut unsigned = take(&ben, &invitation);
    unsigned.accounts[2].is_signer = false;
    world.stops(unsigned, &[&ben.key]);
    let mut other_key = take(&ben, &invitation);
    other_key.accounts[2].pubkey = key_of("mallory").pubkey();
    world.refuses(other_key, &[&ben.key, &key_of("mallory")], Refusal::WrongAccount);
    let eva = world.joins("eva");
    let mut lifted = take(&ben, &invitation);
    lifted.accounts[1].pubkey = eva.key.pubkey();
    world.refuses(lifted, &[&eva.key, &key], Refusal::NotAuthority);
    let mut other_inviter = take(&ben, &invitation);
    other_inviter.accounts[5].pubkey = eva.member;
    other_inviter.accounts[6].pubkey = address::tie(&ben.member, &eva.member);
    world.refuses(other_inviter, &[&ben.key, &key], Refusal::WrongAccount);
}

#[test]
fn refuses_oneself_another_network_and_a_full_circle() {
    let world = World::new(network::CreateArgs { tie_cap: 1, ..frame() });
    let (ana, ben, eva, (link, key)) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), link());
    let invitation = ana.invites(&link, eur(30), 9);
    ben.accepts(&link);
    world.refuses(take(&eva, &invitation), &[&eva.key, &key], Refusal::TieCapReached);
    // Two records of one key are still one person.
    world.accepts(&[change_key(&eva.record(), ana.key.pubkey())], &[&eva.key, &ana.key]);
    world.refuses(take(&eva, &invitation), &[&ana.key, &key], Refusal::TieWithSelf);

    let slug = address::padded("elsewhere").expect("short");
    let there = address::network(&world.payer.pubkey(), &slug);
    let create =
        network::create(world.payer.pubkey(), world.payer.pubkey(), None, network::CreateArgs { slug, ..frame() });
    let args = JoinArgs { pledge: eur(1), attention: 0, profile: [0; 32] };
    let dan = key_of("dan");
    world.accepts(&[create, join(world.payer.pubkey(), dan.pubkey(), there, args)], &[&dan]);
    let foreign = accept(world.payer.pubkey(), Newcomer::joining(&there, dan.pubkey()), &invitation, eur(1));
    world.refuses(foreign, &[&dan, &key], Refusal::TieAcrossNetworks);
}

#[test]
fn accepts_only_what_was_signed_and_declared() {
    let world = World::default();
    let (ana, ben, eva, (link, key)) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), link());
    eva.ties_with(&ana);
    eva.invites(&Link::from_seed([2; 32]), eur(10), 1);
    let invitation = ana.invites(&link, eur(30), 1);
    let once = take(&ben, &invitation);
    world.accepts_only_as_it_stands(&once, &[&ben.key, &key]);
    world.refuses(once, &[&ben.key, &key], Refusal::StaleTurn);
    counted(&world);
}

#[test]
fn accepts_a_hundred_and_fifty_by_one_link() {
    let world = World::default();
    let (ana, (link, key)) = (world.joins("ana"), link());
    let invitation = ana.invites(&link, eur(30), 150);
    for place in 0..150 {
        world.joins(&format!("friend {place}")).accepts(&link);
    }
    assert_eq!((ana.record().ties, world.get::<Invitation>(&invitation.address).uses_left), (150, 0));
    let last = world.joins("last");
    world.refuses(take(&last, &invitation), &[&last.key, &key], Refusal::InvitationUsedUp);
    counted(&world);
}

#[test]
fn accepts_whoever_pays_and_an_address_with_lamports() {
    for payer in ["ana", "ben", "link"] {
        let world = World::default();
        let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
        let invitation = ana.invites(&link, eur(30), 1);
        let first = [(&ana.key, "ana"), (&ben.key, "ben"), (&key, "link")].into_iter().find(|it| it.1 == payer);
        let (first, _) = first.expect("one of them");
        world.donates(&address::tie(&ana.member, &ben.member), 1);
        let paid = accept(first.pubkey(), (&ben.record()).into(), &invitation, eur(50));
        world.accepts_alone(paid, &[first, &ben.key, &key]);
        assert_eq!(ana.tie(&ben).payer, first.pubkey());
    }
}

#[test]
fn accepts_in_its_last_second_a_newcomer_whose_key_is_another_now() {
    let world = World::default();
    let (ana, ben, (link, _)) = (world.joins("ana"), world.joins("ben"), link());
    ana.invites(&link, eur(30), 2);
    let moved = moves_to(&ben, "new");
    world.passes(30 * DAY);
    moved.accepts(&link);
    assert_eq!((ana.record().ties, ben.record().ties), (1, 1));
}

#[test]
fn accepts_a_newcomer_who_is_dormant_or_suspended() {
    let world = World::default();
    let (ana, ben, eva, (link, _)) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), link());
    eva.ties_with(&ben);
    falls_behind(&eva, &ben);
    world.passes(100 * DAY);
    world.accepts(&[set(&ana.record(), eur(100), 5, [0; 32])], &[&ana.key]);
    ana.invites(&link, eur(30), 2);
    ben.accepts(&link);
    eva.accepts(&link);
    assert_eq!((ana.record().ties, ben.record().last_active), (2, 2027 * 12 + 2));
}

#[test]
fn accepts_the_pledge_that_the_answer_names_from_a_newcomer_whose_hand_was_out() {
    let world = World::default();
    let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
    let invitation = ana.invites(&link, eur(30), 1);
    world.accepts(&[extend(world.payer.pubkey(), &ben.record(), ana.member, eur(1))], &[&ben.key]);
    world.accepts(&[take(&ben, &invitation)], &[&ben.key, &key]);
    assert_eq!((side(&ben, &ana).pledge, side(&ana, &ben).pledge), (eur(50), eur(30)));
}

#[test]
fn refuses_the_second_of_two_who_saw_the_last_use() {
    let world = World::default();
    let (ana, ben, eva, (link, key)) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), link());
    let invitation = ana.invites(&link, eur(30), 1);
    let (first, second) = (take(&ben, &invitation), take(&eva, &invitation));
    world.accepts(&[first], &[&ben.key, &key]);
    world.refuses(second, &[&eva.key, &key], Refusal::InvitationUsedUp);
}

#[test]
fn refuses_an_inviter_who_is_suspended_or_has_left_and_a_newcomer_who_has_left() {
    let world = World::default();
    let (ana, ben, eva, (link, key)) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), link());
    let invitation = ana.invites(&link, eur(30), 9);
    ana.ties_with(&eva);
    falls_behind(&ana, &eva);
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::InviterAbsent);
    leaves(&ana);
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::InviterAbsent);
    leaves(&ben);
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::MemberLeft);
}

#[test]
fn refuses_pledges_out_of_range_a_full_newcomer_and_ones_own_link() {
    let world = World::new(network::CreateArgs { tie_cap: 1, ..frame() });
    let (ana, ben, eva, (link, key)) = (world.joins("ana"), world.joins("ben"), world.joins("eva"), link());
    let invitation = ana.invites(&link, eur(30), 9);
    for (pledge, refusal) in [(0, Refusal::AmountZero), (1 << 53, Refusal::AmountTooLarge)] {
        let wrong = accept(world.payer.pubkey(), (&ben.record()).into(), &invitation, pledge);
        world.refuses(wrong, &[&ben.key, &key], refusal);
    }
    ben.ties_with(&eva);
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::TieCapReached);
    world.stops(take(&ana, &invitation), &[&ana.key, &key]);
}

#[test]
fn refuses_a_link_of_the_first_key_even_when_that_key_is_back() {
    let world = World::default();
    let (ana, ben, (link, key)) = (world.joins("ana"), world.joins("ben"), link());
    let invitation = ana.invites(&link, eur(30), 1);
    moves_to(&moves_to(&ana, "new"), "ana");
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::InvitationOutdated);
    let other = Link::from_seed([2; 32]);
    ana.invites(&other, eur(30), 1);
    ben.accepts(&other);
}
