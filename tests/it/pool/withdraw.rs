use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::{pool, request};
use exodus_tests::pool::{DISCUSSION, WAITING};
use exodus_tests::{World, eur};

#[test]
fn accepts_only_as_it_stands_and_the_claim_costs_nobody_a_step() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(50)), ben.claims(&pool, eur(50)));
    world.refuses(request::tidy(&first), &[], Refusal::ClaimUndecided);
    let withdraw = pool::withdraw(&ana.record(), &first);
    world.accepts_only_as_it_stands(&withdraw, &[&ana.key]);
    assert!(world.is_gone(&first.address));
    assert_eq!((ana.record().claims, world.pool(&pool).done, world.pool(&pool).opened), (0, 1, 2));
    world.stops(withdraw, &[&ana.key]);
    let second = world.decides(&second);
    for person in [&ana, &eva] {
        person.answers(&second);
    }
    assert_eq!(world.get::<exodus_sdk::state::Request>(&second.address).to_answer, 0);
}

#[test]
fn a_claim_behind_others_is_void_at_once_and_passed_over_in_its_turn() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let [first, second, third] = [ana.claims(&pool, eur(30)), ben.claims(&pool, eur(30)), eva.claims(&pool, eur(30))];
    ben.withdraws_claim(&second);
    assert_eq!((world.pool(&pool).done, world.pool(&pool).void_claims), (0, 0b10));
    let first = world.decides(&first);
    for person in [&ben, &eva] {
        person.answers(&first);
    }
    assert_eq!((world.pool(&pool).done, world.pool(&pool).void_claims), (2, 0));
    assert_eq!(world.freezes(&third).to_answer, 2);
}

#[test]
fn refuses_after_the_freeze_strangers_and_a_stale_turn() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(50));
    let mut forged = pool::withdraw(&ana.record(), &claim);
    forged.accounts[0].pubkey = ben.key.pubkey();
    world.refuses(forged, &[&ben.key], Refusal::NotAuthority);
    world.refuses(pool::withdraw(&ben.record(), &claim), &[&ben.key], Refusal::WrongAccount);
    let mut thief = pool::withdraw(&ana.record(), &claim);
    thief.accounts[4].pubkey = ben.key.pubkey();
    world.refuses(thief, &[&ana.key], Refusal::NotPayer);
    let mut stale = pool::withdraw(&ana.record(), &claim);
    stale.data[1..5].copy_from_slice(&77_u32.to_le_bytes());
    world.refuses(stale, &[&ana.key], Refusal::StaleTurn);
    world.passes(DISCUSSION + 1);
    let frozen = world.freezes(&claim);
    world.refuses(pool::withdraw(&ana.record(), &frozen), &[&ana.key], Refusal::ClaimIsFrozen);
    world.refuses(request::tidy(&frozen), &[], Refusal::ClaimUnanswered);
}

#[test]
fn accepts_long_after_the_discussion_while_nobody_has_called_it() {
    let world = World::default();
    let (ana, _, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(50));
    world.passes(DISCUSSION + WAITING);
    let withdraw = pool::withdraw(&ana.record(), &claim);
    super::closes_with_rent(&world, &claim.address, withdraw, &[&ana.key]);
}
