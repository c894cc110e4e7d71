use exodus_rules::Refusal;
use exodus_sdk::instructions::pool;
use exodus_tests::pool::WAITING;
use exodus_tests::{World, eur};

#[test]
fn accepts_only_as_it_stands_and_a_raise_waits_anew() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let before = ben.stake(&pool);
    let raise = pool::change(&ben.record(), &before, eur(300));
    world.accepts_only_as_it_stands(&raise, &[&ben.key]);
    let (after, raised) = (world.pool(&pool), ben.stake(&pool));
    assert_eq!((after.total, after.stakes), (eur(500), 3));
    assert_eq!((raised.amount, raised.turn), (eur(300), before.turn + 1));
    assert_eq!((raised.since, raised.joined), (world.now(), before.joined));
    world.pool_adds_up(&pool.address, &[&ana, &ben, &eva]);
    world.refuses(raise, &[&ben.key], Refusal::StaleTurn);
    let claim = pool::claim(exodus_sdk::Signer::pubkey(&world.payer), &ben.record(), pool.address, eur(5), [0; 32]);
    world.refuses(claim, &[&ben.key], Refusal::StakeTooYoung);
}

#[test]
fn accepts_a_cut_that_keeps_the_waiting_time() {
    let world = World::default();
    let (_, ben, _, pool) = super::trio(&world);
    let before = ben.stake(&pool);
    world.accepts(&[pool::change(&ben.record(), &before, eur(1))], &[&ben.key]);
    assert_eq!(ben.stake(&pool).since, before.since);
    assert_eq!(world.pool(&pool).total, eur(201));
    ben.claims(&pool, eur(1));
}

#[test]
fn a_claimant_keeps_the_stake_that_the_claim_was_measured_by() {
    let world = World::default();
    let (ana, _, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(90));
    let cut = pool::change(&ana.record(), &ana.stake(&pool), eur(2));
    world.refuses(cut, &[&ana.key], Refusal::ClaimantKeepsStake);
    ana.restakes(&pool, eur(200));
    let frozen = world.decides(&claim);
    assert_eq!((frozen.target, frozen.pool_total), (eur(90), eur(300)));
}

#[test]
fn refuses_a_cut_after_a_claim_was_covered_for_one_waiting_time() {
    let world = World::default();
    let (ana, ben, eva, pool, frozen) = super::claim(&world);
    let change = |amount| pool::change(&ana.record(), &ana.stake(&pool), amount);
    world.refuses(change(eur(99)), &[&ana.key], Refusal::ClaimantKeepsStake);
    world.accepts(&[change(eur(101))], &[&ana.key]);
    for other in [&ben, &eva] {
        other.answers(&frozen);
    }
    let covered = ana.stake(&pool).covered;
    world.passes(covered + WAITING - world.now());
    world.refuses(change(eur(99)), &[&ana.key], Refusal::ClaimantKeepsStake);
    world.passes(1);
    world.accepts(&[change(eur(99))], &[&ana.key]);
}

#[test]
fn a_claim_that_was_withdrawn_binds_no_stake() {
    let world = World::default();
    let (ana, _, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(90));
    ana.withdraws_claim(&claim);
    world.accepts(&[pool::change(&ana.record(), &ana.stake(&pool), eur(1))], &[&ana.key]);
}

#[test]
fn refuses_bounds_strangers_and_another_stake() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let stake = ben.stake(&pool);
    let change = |amount| pool::change(&ben.record(), &stake, amount);
    world.refuses(change(eur(1) - 1), &[&ben.key], Refusal::StakeOutOfRange);
    world.refuses(change(eur(1_000) + 1), &[&ben.key], Refusal::StakeOutOfRange);
    world.refuses(change(1 << 53), &[&ben.key], Refusal::AmountTooLarge);
    world.refuses(pool::change(&ana.record(), &stake, eur(5)), &[&ana.key], Refusal::WrongAccount);
}

#[test]
fn refuses_who_owes_an_answer_until_it_is_given() {
    let world = World::default();
    let (_, ben, _, pool, frozen) = super::claim(&world);
    let change = || pool::change(&ben.record(), &ben.stake(&pool), eur(5));
    world.refuses(change(), &[&ben.key], Refusal::AnswerOwed);
    world.passes(WAITING);
    world.refuses(change(), &[&ben.key], Refusal::AnswerOwed);
    world.lapses(&ben, &frozen);
    world.refuses(change(), &[&ben.key], Refusal::StakeLapsed);
}

#[test]
fn accepts_after_the_answer() {
    let world = World::default();
    let (_, ben, _, pool, frozen) = super::claim(&world);
    ben.answers(&frozen);
    world.accepts(&[pool::change(&ben.record(), &ben.stake(&pool), eur(5))], &[&ben.key]);
}
