use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::tie::withdraw;
use exodus_tests::{World, eur};

#[test]
fn accepts_at_any_time_and_ends_the_tie_for_both_counts() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    world.accepts(&[withdraw(&ana.record(), &ana.tie(&ben))], &[&ana.key]);
    assert_eq!((ana.record().ties, ben.record().ties, eva.record().ties), (0, 1, 1));
    assert!(ana.tie(&ben).read().is_ok_and(|tie| !tie.is_mutual()));
}

#[test]
fn refuses_twice_strangers_and_the_ties_of_others() {
    let world = World::default();
    let (ana, ben, eva) = (world.joins("ana"), world.joins("ben"), world.joins("eva"));
    world.row(&[&ana, &ben, &eva]);
    let once = withdraw(&ana.record(), &ana.tie(&ben));
    let mut foreign = once.clone();
    foreign.accounts[3].pubkey = ben.tie(&eva).address;
    world.refuses(foreign, &[&ana.key], Refusal::WrongAccount);
    let mut other = once.clone();
    other.accounts[2].pubkey = eva.member;
    world.refuses(other, &[&ana.key], Refusal::WrongAccount);
    let mut forged = once.clone();
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    world.accepts(core::slice::from_ref(&once), &[&ana.key]);
    world.refuses(once, &[&ana.key], Refusal::TieNotExtended);
    assert_eq!(ben.record().pledge, eur(100));
}
