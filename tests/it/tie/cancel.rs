use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::cancel;
use exodus_sdk::link::Link;
use exodus_tests::{World, eur};

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
