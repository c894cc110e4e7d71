use exodus_rules::Refusal;
use exodus_sdk::instructions::pool;
use exodus_sdk::record::Located;
use exodus_sdk::state::{Pool, Request};
use exodus_tests::pool::{ANSWER, WAITING};
use exodus_tests::{Person, World, eur};

/// Ana's claim of two cents: of Ben's 200.00 it takes a cent, and of Eva's 100.00 nothing.
fn cents(world: &World) -> (Person<'_>, Person<'_>, Located<Pool>, Located<Request>) {
    let (ana, ben, eva, pool) = super::trio(world);
    let claim = world.decides(&ana.claims(&pool, 2));
    (ben, eva, pool, claim)
}

#[test]
fn accepts_only_as_it_stands_from_anyone_and_frees_the_stake() {
    let world = World::default();
    let (_, eva, pool, claim) = cents(&world);
    let pass = pool::pass(&eva.stake(&pool), &claim);
    world.accepts_only_as_it_stands(&pass, &[]);
    assert_eq!((eva.stake(&pool).next, world.get::<Request>(&claim.address).to_answer), (2, 1));
    assert_eq!(eva.record().reputation.committed.number, 0, "nothing is promised");
    world.refuses(pass, &[], Refusal::ClaimNotNext);
    eva.leaves_pool(&pool);
}

#[test]
fn accepts_however_late_because_nobody_has_to_come_for_nothing() {
    let world = World::default();
    let (ben, eva, pool, claim) = cents(&world);
    ben.answers(&claim);
    world.passes(ANSWER + WAITING);
    world.accepts(&[pool::pass(&eva.stake(&pool), &claim)], &[]);
    assert_eq!(world.get::<Request>(&claim.address).to_answer, 0);
}

#[test]
fn refuses_a_share_above_zero() {
    let world = World::default();
    let (ben, _, pool, claim) = cents(&world);
    world.refuses(pool::pass(&ben.stake(&pool), &claim), &[], Refusal::ShareOwed);
    world.passes(ANSWER + 1);
    world.refuses(pool::pass(&ben.stake(&pool), &claim), &[], Refusal::ShareOwed);
}

#[test]
fn a_share_of_zero_is_neither_promised_nor_missed() {
    let world = World::default();
    let (_, eva, pool, claim) = cents(&world);
    let payer = exodus_sdk::Signer::pubkey(&world.payer);
    let answer = pool::answer(payer, &eva.record(), &eva.stake(&pool), &claim).expect("its own claim");
    world.refuses(answer, &[&eva.key], Refusal::ShareZero);
    world.passes(ANSWER + 1);
    world.refuses(pool::lapse(&eva.stake(&pool), &claim), &[], Refusal::ShareZero);
}

#[test]
fn refuses_before_the_freeze_and_a_claim_of_another_pool() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let claim = ana.claims(&pool, 1);
    world.refuses(pool::pass(&ben.stake(&pool), &claim), &[], Refusal::ClaimNotNext);
    let claim = world.decides(&claim);
    let other = eva.founds(eva.proposal(eur(100)));
    world.refuses(pool::pass(&eva.stake(&other), &claim), &[], Refusal::WrongAccount);
}
