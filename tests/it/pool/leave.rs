use exodus_rules::Refusal;
use exodus_sdk::instructions::pool;
use exodus_sdk::{Signer, address};
use exodus_tests::pool::WAITING;
use exodus_tests::{World, eur};

#[test]
fn accepts_only_as_it_stands_and_returns_the_rent_without_a_mark() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let stake = ben.stake(&pool);
    let mut thief = pool::leave(&ben.record(), &stake);
    thief.accounts[4].pubkey = ben.key.pubkey();
    world.refuses(thief, &[&ben.key], Refusal::NotPayer);
    let leave = pool::leave(&ben.record(), &stake);
    world.accepts_only_as_it_stands(&leave, &[&ben.key]);
    assert!(world.is_gone(&stake.address));
    let member = ben.record();
    assert_eq!((member.stakes, member.reputation.breaches.number), (0, 0));
    assert!(member.turn > stake.turn, "a later stake never counts its turns anew");
    world.pool_adds_up(&pool.address, &[&ana, &ben, &eva]);
    world.stops(leave, &[&ben.key]);
    let stake = eva.stake(&pool);
    super::closes_with_rent(&world, &stake.address, pool::leave(&eva.record(), &stake), &[&eva.key]);
}

#[test]
fn who_leaves_while_a_claim_is_open_still_owes_it_and_then_is_gone() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(90));
    ben.leaves_pool(&pool);
    assert_eq!((ben.stake(&pool).state, ben.record().stakes, world.pool(&pool).total), (3, 0, eur(200)));
    let tidy = pool::tidy_stake(&ben.stake(&pool));
    world.refuses(tidy, &[], Refusal::StakeLeaving);
    let frozen = world.decides(&claim);
    assert_eq!((frozen.pool_total, frozen.to_answer), (eur(300), 2), "Ben shares it as it was opened");
    let late = pool::leave(&eva.record(), &eva.stake(&pool));
    world.refuses(late, &[&eva.key], Refusal::AnswerOwed);
    assert_eq!(ben.answers(&frozen).record(&world).amount, eur(60));
    let stake = ben.stake(&pool);
    super::closes_with_rent(&world, &stake.address, pool::tidy_stake(&stake), &[]);
    eva.answers(&frozen);
    eva.leaves_pool(&pool);
    assert!(world.is_gone(&address::stake(&pool.address, &eva.member)), "nothing is open any more");
}

#[test]
fn who_leaves_does_not_share_what_is_claimed_afterwards() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let first = ana.claims(&pool, eur(90));
    ben.leaves_pool(&pool);
    let second = eva.claims(&pool, eur(10));
    let first = world.decides(&first);
    ben.answers(&first);
    eva.answers(&first);
    let second = world.freezes(&second);
    assert_eq!((second.pool_total, second.to_answer), (eur(100), 1));
    world.refuses(pool::pass(&ben.stake(&pool), &second), &[], Refusal::ClaimNotNext);
}

#[test]
fn a_claimant_stays_one_waiting_time_after_the_freeze() {
    let world = World::default();
    let (ana, ben, eva, pool, frozen) = super::claim(&world);
    for person in [&ben, &eva] {
        person.answers(&frozen);
    }
    let leave = || pool::leave(&ana.record(), &ana.stake(&pool));
    world.refuses(leave(), &[&ana.key], Refusal::ClaimantStays);
    world.passes(WAITING);
    world.refuses(leave(), &[&ana.key], Refusal::ClaimantStays);
    world.passes(1);
    world.accepts(&[leave()], &[&ana.key]);
}

#[test]
fn a_claimant_may_leave_before_the_freeze_and_ends_uncovered() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(50));
    ana.leaves_pool(&pool);
    let ended = world.decides(&claim);
    assert_eq!((ended.status, ended.frozen, ended.to_answer), (3, 0, 0));
    assert_eq!(world.pool(&pool).frozen, 0);
    ben.leaves_pool(&pool);
}

#[test]
fn refuses_strangers_stale_turns_and_who_has_lapsed() {
    let world = World::default();
    let (ana, ben, eva, pool, frozen) = super::claim(&world);
    eva.answers(&frozen);
    let stake = eva.stake(&pool);
    world.refuses(pool::leave(&ben.record(), &stake), &[&ben.key], Refusal::WrongAccount);
    let stale = pool::leave(&eva.record(), &stake);
    world.accepts(&[pool::change(&eva.record(), &stake, eur(5))], &[&eva.key]);
    world.refuses(stale, &[&eva.key], Refusal::StaleTurn);
    world.passes(WAITING);
    world.lapses(&ben, &frozen);
    world.refuses(pool::leave(&ben.record(), &ben.stake(&pool)), &[&ben.key], Refusal::StakeLapsed);
    assert_eq!(ana.record().stakes, 1);
}
