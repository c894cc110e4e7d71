use exodus_rules::Refusal;
use exodus_sdk::instructions::pool::{self, decline_with};
use exodus_sdk::state::Request;
use exodus_sdk::{Signer, address};
use exodus_tests::pool::{ANSWER, WAITING};
use exodus_tests::{World, eur};

#[test]
fn accepts_only_as_it_stands_and_counts_it_in_public() {
    let world = World::default();
    let (ana, ben, eva, pool, claim) = super::claim(&world);
    let decline = pool::decline(&ben.record(), &ben.stake(&pool), &claim).expect("it is owed");
    world.accepts_only_as_it_stands(&decline, &[&ben.key]);
    let (stake, record, asked) = (ben.stake(&pool), ben.record(), world.get::<Request>(&claim.address));
    assert_eq!((stake.state, stake.amount, stake.declined, stake.next), (1, eur(200), 1, 2), "who says no stays in");
    assert_eq!((record.reputation.declined.number, record.reputation.declined.sum), (1, eur(60)));
    assert_eq!((record.reputation.breaches.number, record.owing), (0, 0), "neither a breach nor a promise");
    assert_eq!((asked.to_answer, asked.sums.committed), (1, 0));
    assert_eq!(stake.since, world.now());
    world.pool_adds_up(&pool.address, &[&ana, &ben, &eva]);
    world.refuses(decline, &[&ben.key], Refusal::ClaimNotNext);
}

#[test]
fn whoever_declines_waits_anew_for_a_claim_of_their_own() {
    let world = World::default();
    let (_, ben, eva, pool, claim) = super::claim(&world);
    ben.declines(&claim);
    eva.answers(&claim);
    let own = || pool::claim(world.payer.pubkey(), &ben.record(), pool.address, eur(5), [7; 32]);
    world.passes(WAITING);
    world.refuses(own(), &[&ben.key], Refusal::StakeTooYoung);
    world.passes(1);
    world.accepts(&[own()], &[&ben.key]);
}

#[test]
fn refuses_another_share_a_late_no_and_strangers() {
    let world = World::default();
    let (ana, ben, eva, pool, claim) = super::claim(&world);
    let decline = |share| decline_with(&ben.record(), &ben.stake(&pool), claim.address, share);
    world.refuses(decline(eur(60) - 1), &[&ben.key], Refusal::ShareWrong);
    world.refuses(decline(u64::MAX), &[&ben.key], Refusal::AmountTooLarge);
    let mut forged = decline(eur(60));
    forged.accounts[0].pubkey = eva.key.pubkey();
    world.refuses(forged, &[&eva.key], Refusal::NotAuthority);
    world.refuses(
        decline_with(&eva.record(), &ben.stake(&pool), claim.address, eur(60)),
        &[&eva.key],
        Refusal::WrongAccount,
    );
    let own = decline_with(&ana.record(), &ana.stake(&pool), claim.address, eur(30));
    world.refuses(own, &[&ana.key], Refusal::ClaimNotNext);
    world.passes(ANSWER + 1);
    world.refuses(decline(eur(60)), &[&ben.key], Refusal::AnswerTooLate);
    let emergency = ana.asks(eur(5));
    let none = decline_with(&ben.record(), &ben.stake(&pool), emergency.address, eur(60));
    world.refuses(none, &[&ben.key], Refusal::WrongAccount);
    assert!(world.is_gone(&address::commitment(&ben.stake(&pool).address, 1)));
}
