use exodus_rules::Refusal;
use exodus_sdk::instructions::member::{JoinArgs, change_key, join};
use exodus_sdk::instructions::network;
use exodus_sdk::instructions::tie::{Newcomer, accept, withdraw};
use exodus_sdk::link::Link;
use exodus_sdk::record::Located;
use exodus_sdk::state::Invitation;
use exodus_sdk::{Keypair, Signer, address};
use exodus_tests::{DAY, Person, World, eur, frame, key_of};
use solana_instruction::Instruction;

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
    let tie = ana.tie(&ben);
    assert!(tie.read().is_ok_and(|tie| tie.is_mutual()));
    let (own, theirs) =
        if tie.lower == ben.member { (tie.lower_side, tie.higher_side) } else { (tie.higher_side, tie.lower_side) };
    assert_eq!((own.pledge, theirs.pledge), (eur(50), eur(30)));
    assert_eq!((ana.record().ties, ben.record().ties), (1, 1));
    assert_eq!(world.get::<Invitation>(&invitation.address).uses_left, 0);
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
    // The first of December is near: three months without an act end before a link of ninety days does.
    let until = world.now() + 90 * DAY;
    world.passes(6 * DAY);
    let invite = exodus_sdk::instructions::tie::invite;
    let offer = invite(world.payer.pubkey(), &ana.record(), key.pubkey(), eur(30), until, 1);
    world.accepts(&[offer], &[&ana.key, &key]);
    world.passes(84 * DAY);
    let invitation = world.get(&address::invitation(&key.pubkey()));
    world.refuses(take(&ben, &invitation), &[&ben.key, &key], Refusal::InviterAbsent);
    let set = exodus_sdk::instructions::member::set(&ana.record(), eur(100), 5, [0; 32]);
    world.accepts(&[set], &[&ana.key]);
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
