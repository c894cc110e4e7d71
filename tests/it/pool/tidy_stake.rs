use exodus_rules::Refusal;
use exodus_sdk::Signer;
use exodus_sdk::instructions::pool;
use exodus_tests::pool::{ANSWER, WAITING};
use exodus_tests::{World, eur};

#[test]
fn accepts_only_as_it_stands_when_the_pool_is_gone_and_returns_the_rent() {
    let world = World::default();
    let (ana, ben, eva, pool, claim) = super::claim(&world);
    world.passes(ANSWER + WAITING);
    world.lapses(&ben, &claim);
    world.lapses(&eva, &claim);
    let stake = ben.stake(&pool);
    let tidy = pool::tidy_stake(&stake);
    world.refuses(tidy.clone(), &[], Refusal::PoolStands);
    ana.leaves_pool(&pool);
    world.refuses(tidy.clone(), &[], Refusal::PoolStands);
    world.accepts(&[pool::close(&world.pool(&pool))], &[]);
    world.donates(&pool.address, 1_000_000);
    let mut thief = tidy.clone();
    thief.accounts[2].pubkey = ben.key.pubkey();
    world.refuses(thief, &[], Refusal::NotPayer);
    super::closes_with_rent(&world, &stake.address, tidy.clone(), &[]);
    world.stops(tidy, &[]);
    let stake = eva.stake(&pool);
    world.accepts_only_as_it_stands(&pool::tidy_stake(&stake), &[]);
    assert!(world.is_gone(&stake.address));
}

#[test]
fn refuses_an_empty_address_that_is_not_the_pools() {
    let world = World::default();
    let ana = world.joins("ana");
    let pool = ana.founds(ana.proposal(eur(100)));
    let mut wrong = pool::tidy_stake(&ana.stake(&pool));
    wrong.accounts[0].pubkey = exodus_sdk::address::pool(&ana.member, 77);
    world.refuses(wrong, &[], Refusal::WrongAccount);
    world.refuses(pool::tidy_stake(&ana.stake(&pool)), &[], Refusal::PoolStands);
}
