use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::pool;
use exodus_tests::pool::{ANSWER, WAITING};
use exodus_tests::{World, eur};

#[test]
fn accepts_only_as_it_stands_when_no_stake_is_active_and_returns_the_rent() {
    let world = World::default();
    let ana = world.joins("ana");
    let pool = ana.founds(ana.proposal(eur(100)));
    world.refuses(pool::close(&pool), &[], Refusal::StakesActive);
    ana.leaves_pool(&pool);
    let mut thief = pool::close(&pool);
    thief.accounts[2].pubkey = ana.key.pubkey();
    world.refuses(thief, &[], Refusal::NotPayer);
    world.accepts_only_as_it_stands(&pool::close(&pool), &[]);
    assert!(world.is_gone(&pool.address));
    world.stops(pool::close(&pool), &[]);
    let again = ana.founds(ana.proposal(eur(100)));
    assert_ne!(again.address, pool.address, "a pool's address never starts again");
    ana.leaves_pool(&again);
    super::closes_with_rent(&world, &again.address, pool::close(&again), &[]);
}

#[test]
fn a_pool_ends_even_where_everybody_but_the_claimant_has_lapsed() {
    let world = World::default();
    let (ana, ben, eva, pool, claim) = super::claim(&world);
    world.passes(ANSWER + WAITING);
    world.lapses(&ben, &claim);
    world.lapses(&eva, &claim);
    world.refuses(pool::close(&pool), &[], Refusal::StakesActive);
    ana.leaves_pool(&pool);
    world.accepts(&[pool::close(&world.pool(&pool))], &[]);
    for person in [&ben, &eva] {
        world.accepts(&[pool::tidy_stake(&person.stake(&pool))], &[]);
    }
    world.accepts(&[exodus_sdk::instructions::request::tidy(&world.get(&claim.address))], &[]);
}

#[test]
fn refuses_while_somebody_who_has_left_still_owes_an_answer() {
    let world = World::default();
    let (ana, ben) = (world.joins("ana"), world.joins("ben"));
    ana.ties_with(&ben);
    let pool = ana.founds(pool::PoolCreateArgs { waiting: 0, ..ana.proposal(eur(100)) });
    ben.joins_pool(&pool, &ana, eur(100));
    world.passes(1);
    let claim = ana.claims(&pool, eur(50));
    ben.leaves_pool(&pool);
    let claim = world.decides(&claim);
    world.passes(1);
    ana.leaves_pool(&pool);
    world.refuses(pool::close(&world.pool(&pool)), &[], Refusal::AnotherClaimAnswered);
    let mut elsewhere = pool::close(&world.pool(&pool));
    elsewhere.accounts[1].pubkey = exodus_sdk::instructions::SYSTEM;
    world.refuses(elsewhere, &[], Refusal::WrongAccount);
    ben.answers(&claim);
    world.accepts(&[pool::close(&world.pool(&pool))], &[]);
    world.accepts(&[pool::tidy_stake(&ben.stake(&pool))], &[]);
}
