use exodus_rules::Refusal;
use exodus_sdk::instructions::pool;
use exodus_sdk::state::Request;
use exodus_sdk::{Signer, address};
use exodus_tests::pool::{ANSWER, WAITING, excluded, tries_of_excluded};
use exodus_tests::{DAY, World, eur};

#[test]
fn accepts_only_as_it_stands_one_second_after_the_deadline_and_counts_the_breach() {
    let world = World::default();
    let (ana, ben, eva, pool, claim) = super::claim(&world);
    let lapse = pool::lapse(&ben.stake(&pool), &claim);
    world.refuses(lapse.clone(), &[], Refusal::AnswerStillPossible);
    world.passes(ANSWER);
    world.refuses(lapse.clone(), &[], Refusal::AnswerStillPossible);
    world.passes(1);
    world.accepts_only_as_it_stands(&lapse, &[]);
    let (member, after, stake) = (ben.record(), world.pool(&pool), ben.stake(&pool));
    assert_eq!((member.stakes, member.reputation.breaches.number, member.reputation.breaches.sum), (0, 1, eur(60)));
    assert_eq!((after.total, after.stakes), (eur(200), 2));
    assert_eq!((stake.state, stake.amount, stake.missed), (4, 0, 1));
    assert_eq!(world.get::<Request>(&claim.address).to_answer, 1);
    world.pool_adds_up(&pool.address, &[&ana, &ben, &eva]);
    world.refuses(lapse, &[], Refusal::ClaimNotNext);
    let args = pool::PoolAnswerArgs { share: eur(60), details: claim.details };
    let late = pool::answer_with(world.payer.pubkey(), ben.key.pubkey(), &stake, &claim, args);
    world.refuses(late, &[&ben.key], Refusal::ClaimNotNext);
}

/// A cent that somebody did not answer while they were away is no reason to lose them for good.
#[test]
fn who_lapsed_comes_back_with_a_new_voucher_and_the_second_time_is_out_for_good() {
    let world = World::default();
    let (ana, ben, eva, pool) = excluded(&world);
    assert_eq!((ben.stake(&pool).state, ben.stake(&pool).missed), (2, 2));
    assert_eq!((ben.record().stakes, pool.stakes, ben.record().reputation.breaches.number), (0, 2, 2));
    for instruction in tries_of_excluded(&world, (&ben, &eva), &pool) {
        world.refuses(instruction, &[&ben.key], Refusal::StakeExcluded);
    }
    world.pool_adds_up(&pool.address, &[&ana, &ben, &eva]);
}

#[test]
fn what_was_open_when_somebody_lapsed_is_passed_by_anyone_and_stays_uncovered() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), eva.claims(&pool, eur(30)));
    let first = world.decides(&first);
    eva.answers(&first);
    world.passes(ANSWER + 1);
    world.lapses(&ben, &first);
    ben.joins_pool(&pool, &eva, eur(200));
    let second = world.freezes(&second);
    assert_eq!((second.pool_total, second.to_answer), (eur(300), 2), "as it was when the claim was opened");
    world.refuses(pool::lapse(&ben.stake(&pool), &second), &[], Refusal::ShareZero);
    world.refuses(pool::change(&ben.record(), &ben.stake(&pool), eur(5)), &[&ben.key], Refusal::AnswerOwed);
    world.passes_over(&ben, &second);
    ana.answers(&second);
    assert_eq!(world.get::<Request>(&second.address).sums.committed, eur(10));
    ben.restakes(&pool, eur(5));
}

#[test]
fn claims_of_somebodys_absence_are_not_theirs_when_they_come_back() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), eva.claims(&pool, eur(30)));
    let first = world.decides(&first);
    eva.answers(&first);
    world.passes(WAITING);
    world.lapses(&ben, &first);
    let third = ana.claims(&pool, eur(20));
    ben.joins_pool(&pool, &eva, eur(200));
    let second = world.freezes(&second);
    world.passes_over(&ben, &second);
    ana.answers(&second);
    let third = world.decides(&third);
    assert_eq!((third.pool_total, third.to_answer), (eur(100), 1));
    world.refuses(pool::pass(&ben.stake(&pool), &third), &[], Refusal::ClaimNotNext);
    eva.answers(&third);
    assert_eq!(world.get::<Request>(&third.address).to_answer, 0);
}

#[test]
fn claims_of_somebodys_absence_are_not_theirs_when_they_leave_again_either() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let (first, second) = (ana.claims(&pool, eur(90)), eva.claims(&pool, eur(30)));
    let first = world.decides(&first);
    eva.answers(&first);
    world.passes(WAITING);
    world.lapses(&ben, &first);
    let third = ana.claims(&pool, eur(20));
    ben.joins_pool(&pool, &eva, eur(200));
    eva.withdraws_claim(&second);
    ben.leaves_pool(&pool);
    let third = world.decides(&third);
    assert_eq!((third.pool_total, third.to_answer), (eur(100), 1));
    world.refuses(pool::pass(&ben.stake(&pool), &third), &[], Refusal::ClaimNotNext);
    assert!(pool::answer(world.payer.pubkey(), &ben.record(), &ben.stake(&pool), &third).is_err());
    world.passes(ANSWER + 1);
    world.refuses(pool::lapse(&ben.stake(&pool), &third), &[], Refusal::ClaimNotNext);
}

#[test]
fn refuses_who_has_answered_claimed_or_joined_later() {
    let world = World::default();
    let (ana, ben, _, pool, claim) = super::claim(&world);
    ben.answers(&claim);
    let dan = world.joins("dan");
    dan.ties_with(&ben);
    dan.joins_pool(&pool, &ben, eur(50));
    world.passes(ANSWER + 1);
    for person in [&ana, &ben, &dan] {
        world.refuses(pool::lapse(&person.stake(&pool), &claim), &[], Refusal::ClaimNotNext);
    }
}

#[test]
fn who_left_and_is_silent_lapses_too_and_whoever_left_the_network_holds_nothing_up() {
    let world = World::default();
    let (ana, ben, eva, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(90));
    ben.leaves_pool(&pool);
    ben.withdraws(&ana);
    ben.withdraws(&eva);
    ben.passes_on();
    let claim = world.decides(&claim);
    eva.answers(&claim);
    world.passes(ANSWER + 1);
    world.lapses(&ben, &claim);
    assert_eq!(world.get::<Request>(&claim.address).to_answer, 0);
    assert_eq!(world.pool(&pool).stakes, 2, "it was not counted any more");
}

#[test]
fn refuses_a_claim_that_is_still_discussed() {
    let world = World::default();
    let (ana, ben, _, pool) = super::trio(&world);
    let claim = ana.claims(&pool, eur(90));
    world.passes(ANSWER + exodus_tests::pool::DISCUSSION);
    world.refuses(pool::lapse(&ben.stake(&pool), &claim), &[], Refusal::ClaimNotNext);
}

#[test]
fn refuses_another_member_for_the_breach() {
    let world = World::default();
    let (ana, ben, _, pool, claim) = super::claim(&world);
    world.passes(ANSWER + DAY);
    for instead in [ana.member, address::member(&world.network, &pool.address)] {
        let mut wrong = pool::lapse(&ben.stake(&pool), &claim);
        wrong.accounts[0].pubkey = instead;
        world.refuses(wrong, &[], Refusal::WrongAccount);
    }
}
