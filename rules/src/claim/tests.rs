extern crate std;

use super::*;
use crate::pool::Terms;
use crate::request::Sums;
use crate::{Span, Total, Turn};
use proptest::prelude::*;
use std::vec;
use std::vec::Vec;

const DAY: i64 = 86_400;
const MAY: Period = Period(5);

fn sum(minor: u64) -> Amount {
    Amount::new(minor).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::new(seconds)
}

/// Stakes of these sums in a pool without a waiting time, whose claims may take up all of it.
fn pool(stakes: &[u64]) -> (Pool, Vec<Stake>) {
    let terms = Terms {
        discussion: Span::days(7),
        answer: Span::days(3),
        fulfilment: Span::days(30),
        waiting: Span::days(0),
        smallest: sum(1),
        largest: Amount::MAX,
        bps: 10_000,
    };
    stakes.iter().fold((Pool::found(terms), Vec::new()), |(pool, mut all), amount| {
        let (pool, stake) = pool.join(Turn(0), sum(*amount), at(0)).unwrap();
        all.push(stake);
        (pool, all)
    })
}

/// Every day of these tests lies in this period.
const TODAY: (Rhythm, Today) = (Rhythm::Month, Today { period: MAY, until: Timestamp::new(99 * DAY) });

/// A claim of `target` that is discussed until `deadline`.
fn asked(target: Amount, deadline: Timestamp) -> Request {
    let (fulfil_by, reach) = (at(0), Handshakes::ANYONE);
    let call = Call { kind: Kind::Claim, target, deadline, fulfil_by, minimum_backers: 0, reach };
    Request::begin(&call, TODAY.0, TODAY.1)
}

fn with(pool: Pool, terms: impl FnOnce(&mut Terms)) -> Pool {
    let mut changed = pool;
    terms(&mut changed.terms);
    changed
}

/// A request for a claim of `amount`, opened at 1 and frozen a second after its discussion.
fn frozen(pool: Pool, claimant: Stake, amount: u64) -> Frozen {
    let request = asked(sum(amount), at(7 * DAY));
    Claim::default().freeze(request, at(1), Some((pool, claimant)), MAY, at(7 * DAY + 1)).unwrap()
}

#[test]
fn a_claim_is_opened_by_a_stake_that_has_waited() {
    let (pool, stakes) = pool(&[100, 100]);
    let pool = with(pool, |terms| terms.waiting = Span::days(10));
    let open = |stake: Stake, now| open(&pool, stake, sum(50), TODAY, at(now)).map(|(_, stake)| stake);
    assert_eq!(open(stakes[0], 10 * DAY), Err(Refusal::StakeTooYoung));
    let claimed = open(stakes[0], 10 * DAY + 1).unwrap();
    assert_eq!(claimed.last_claim, Some(at(10 * DAY + 1)));
    assert_eq!(open(claimed, 20 * DAY + 1), Err(Refusal::ClaimTooSoon));
    assert!(open(claimed, 20 * DAY + 2).is_ok());
    assert_eq!(stakes[0].may_claim_from(&pool), at(10 * DAY + 1));
    assert_eq!(claimed.may_claim_from(&pool), at(20 * DAY + 2));
    let raised = Stake { since: at(20 * DAY), ..stakes[0] };
    assert_eq!(open(raised, 30 * DAY), Err(Refusal::StakeTooYoung));
    assert_eq!(open(Stake { state: State::Excluded, ..stakes[0] }, 30 * DAY), Err(Refusal::StakeExcluded));
    let owing = Stake { next: ClaimNumber(0), ..stakes[0] };
    assert_eq!(open(owing, 30 * DAY), Err(Refusal::AnswerOwed));
}

#[test]
fn a_claim_takes_a_part_of_the_total_and_of_as_many_stakes_like_its_own() {
    let (pool, stakes) = pool(&[200, 100, 100, 100, 100, 100]);
    let pool = with(pool, |terms| terms.bps = 5_000);
    assert_eq!(largest(&pool, &stakes[0]), Ok(sum(350)), "a half of 700, not of 200 x 6");
    assert_eq!(largest(&pool, &stakes[1]), Ok(sum(300)), "a half of 100 x 6");
    assert!(open(&pool, stakes[1], sum(300), TODAY, at(1)).is_ok());
    assert_eq!(open(&pool, stakes[1], sum(301), TODAY, at(1)).map(|_| ()), Err(Refusal::ClaimAboveLimit));
}

#[test]
fn nobody_claims_from_themselves() {
    let (pool, stakes) = pool(&[100]);
    assert_eq!(open(&pool, stakes[0], sum(1), TODAY, at(1)).map(|_| ()), Err(Refusal::PoolEmptied));
}

#[test]
fn the_freeze_waits_for_the_discussion_and_comes_once() {
    let (pool, stakes) = pool(&[100, 100]);
    let request = asked(sum(50), at(7 * DAY));
    let freeze = |claim: Claim, request, now| claim.freeze(request, at(1), Some((pool, stakes[0])), MAY, at(now));
    assert_eq!(freeze(Claim::default(), request, 7 * DAY), Err(Refusal::DiscussionOpen));
    let frozen = freeze(Claim::default(), request, 7 * DAY + 1).unwrap();
    assert_eq!(freeze(frozen.claim, frozen.request, 20 * DAY), Err(Refusal::ClaimFrozen));
    let ended = Request { status: Status::Expired, ..request };
    assert_eq!(freeze(Claim::default(), ended, 20 * DAY), Err(Refusal::RequestNotOpen));
    assert_eq!(frozen.request.deadline, at(10 * DAY + 1));
    assert_eq!((frozen.claim.total, frozen.claim.to_answer), (sum(100), 1));
    let (pool, own) = frozen.covered.unwrap();
    assert_eq!((pool.frozen, pool.called), (ClaimNumber(1), 500_000));
    assert_eq!((own.next, own.covered), (ClaimNumber(2), Some(at(7 * DAY + 1))));
}

#[test]
fn a_frozen_claim_shrinks_to_what_the_others_allow() {
    let (pool, stakes) = pool(&[100, 100, 100]);
    let half = with(pool, |terms| terms.bps = 5_000);
    assert_eq!(frozen(half, stakes[0], 250).request.target, sum(100), "a half of the other two");
    let called = Pool { period: MAY, called: 750_000, ..pool };
    let rest = frozen(called, stakes[0], 250);
    assert_eq!(rest.request.target, sum(50), "a quarter is left in this period");
    assert_eq!(rest.covered.unwrap().0.called, Pool::WHOLE);
    let before = Pool { period: Period(4), called: 750_000, ..pool };
    assert_eq!(frozen(before, stakes[0], 250).request.target, sum(200), "a new period begins with nothing called");
}

#[test]
fn a_claim_ends_uncovered_where_nothing_or_nobody_is_left() {
    let (pool, stakes) = pool(&[100, 100]);
    let request = asked(sum(50), at(7 * DAY));
    let uncovered = |stands: Option<(Pool, Stake)>| {
        let frozen = Claim::default().freeze(request, at(1), stands, MAY, at(8 * DAY)).unwrap();
        assert_eq!((frozen.request.status, frozen.claim), (Status::Expired, Claim::default()));
        assert!(frozen.covered.is_none());
    };
    uncovered(None);
    uncovered(Some((Pool { period: MAY, called: Pool::WHOLE, ..pool }, stakes[0])));
    uncovered(Some((Pool { total: sum(100), stakes: 1, ..pool }, stakes[0])));
    uncovered(Some((pool, Stake { state: State::Excluded, ..stakes[0] })));
    uncovered(Some((pool, Stake { joined: at(1), ..stakes[0] })));
    uncovered(Some((pool, Stake { next: ClaimNumber(0), ..stakes[0] })));
}

#[test]
fn an_answer_is_exactly_the_share_in_time_and_to_the_next_claim() {
    let (pool, stakes) = pool(&[100, 33, 67]);
    let Frozen { request, claim, .. } = frozen(pool, stakes[0], 50);
    let answer = |stake, share, now| claim.answer(&request, stake, sum(share), at(now)).map(|(claim, _)| claim);
    assert_eq!(claim.awaits(&request, &stakes[1]), Ok(sum(16)), "33 x 50 / 100, rounded down");
    assert_eq!(answer(stakes[1], 15, 8 * DAY), Err(Refusal::ShareWrong));
    assert_eq!(answer(stakes[1], 17, 8 * DAY), Err(Refusal::ShareWrong));
    assert_eq!(answer(stakes[1], 16, 10 * DAY + 1).unwrap().to_answer, 1);
    assert_eq!(answer(stakes[1], 16, 10 * DAY + 2), Err(Refusal::AnswerTooLate));
    let later = Stake { next: ClaimNumber(2), ..stakes[1] };
    assert_eq!(answer(later, 16, 8 * DAY), Err(Refusal::ClaimNotNext));
    assert_eq!(claim.pass(&request, stakes[1]).map(|_| ()), Err(Refusal::ShareOwed));
    let out = Stake { state: State::Excluded, ..stakes[1] };
    assert_eq!(answer(out, 16, 8 * DAY), Err(Refusal::StakeExcluded));
    let discussed = Claim::default();
    assert_eq!(discussed.awaits(&request, &stakes[1]), Err(Refusal::ClaimNotNext), "nothing is owed before the freeze");
}

#[test]
fn a_share_of_zero_is_passed_and_excludes_nobody() {
    let (pool, stakes) = pool(&[100, 1, 99]);
    let Frozen { request, claim, covered } = frozen(pool, stakes[0], 50);
    let (pool, _) = covered.unwrap();
    assert_eq!(claim.answer(&request, stakes[1], sum(0), at(8 * DAY)).map(|_| ()), Err(Refusal::ShareZero));
    assert_eq!(claim.exclude(&request, pool, stakes[1], at(20 * DAY)).map(|_| ()), Err(Refusal::ShareZero));
    let (passed, own) = claim.pass(&request, stakes[1]).unwrap();
    assert_eq!((passed.to_answer, own.next), (1, ClaimNumber(2)));
    assert_eq!(passed.pass(&request, own).map(|_| ()), Err(Refusal::ClaimNotNext));
}

#[test]
fn who_did_not_answer_in_time_is_excluded_once() {
    let (pool, stakes) = pool(&[100, 40, 60]);
    let Frozen { request, claim, covered } = frozen(pool, stakes[0], 50);
    let (pool, _) = covered.unwrap();
    let exclude = |stake, now| claim.exclude(&request, pool, stake, at(now));
    assert_eq!(exclude(stakes[1], 10 * DAY + 1).map(|_| ()), Err(Refusal::AnswerStillPossible));
    let (after, smaller, out, share) = exclude(stakes[1], 10 * DAY + 2).unwrap();
    assert_eq!((share, after.to_answer), (sum(20), 1));
    assert_eq!((smaller.total, smaller.stakes), (sum(160), 2));
    assert_eq!(after.exclude(&request, smaller, out, at(20 * DAY)).map(|_| ()), Err(Refusal::StakeExcluded));
    assert_eq!(must_be_answered(Some(after)), Err(Refusal::AnotherClaimAnswered));
    let (last, ..) = after.exclude(&request, smaller, stakes[2], at(20 * DAY)).unwrap();
    assert_eq!((must_be_answered(Some(last)), must_be_answered(None)), (Ok(()), Ok(())));
}

#[test]
fn a_claim_closes_when_it_is_decided_and_all_have_answered() {
    let (pool, stakes) = pool(&[100, 100]);
    let request = asked(sum(50), at(7 * DAY));
    let discussed = Claim::default();
    assert_eq!(discussed.must_be_closable(&request), Err(Refusal::ClaimUndecided));
    let uncovered = Request { status: Status::Expired, ..request };
    assert_eq!(discussed.must_be_closable(&uncovered), Ok(()));
    let Frozen { request, claim, .. } = frozen(pool, stakes[0], 50);
    assert_eq!(claim.must_be_closable(&request), Err(Refusal::ClaimUnanswered));
    assert_eq!(request.close(Turn(0), at(8 * DAY)), Err(Refusal::ClaimIsFrozen));
    let (answered, _) = claim.answer(&request, stakes[1], sum(50), at(8 * DAY)).unwrap();
    assert_eq!(answered.must_be_closable(&request), Ok(()), "when it ends, which the request decides");
    assert_eq!(request.tidy(request.deadline), Err(Refusal::RequestStillOpen));
    assert_eq!(request.tidy(at(11 * DAY)).unwrap().status, Status::Expired);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// A thousand pools of 2 to 10,000 stakes: each share is exact and within its stake, and what rounding leaves
    /// uncovered is less than one minor unit for each member.
    #[test]
    fn shares_add_up_to_the_claim(
        seed in any::<u64>(),
        others in 1_usize..10_000,
        most in 1_u64..=(Amount::MAX.get() / 10_000),
        part in 1_u32..=10_000,
    ) {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            1 + (state >> 11) % most
        };
        let stakes: Vec<u64> = (0..others).map(|_| next()).collect();
        let total: u64 = stakes.iter().sum();
        let target = (u128::from(total) * u128::from(part) / 10_000).max(1);
        let target = u64::try_from(target).unwrap();
        let claim = Claim { number: Some(ClaimNumber(1)), total: sum(total), to_answer: 1 };
        let mut answered = 0;
        for stake in &stakes {
            let share = claim.share(sum(target), sum(*stake)).unwrap().get();
            prop_assert_eq!(u128::from(share), u128::from(*stake) * u128::from(target) / u128::from(total));
            prop_assert!(share <= *stake);
            answered += share;
        }
        prop_assert!(answered <= target);
        prop_assert!(target - answered < u64::try_from(others).unwrap());
    }

    /// However many claims a period has, no stake gives more than itself (law 5).
    #[test]
    fn no_stake_is_called_for_more_than_itself_in_a_period(
        stakes in proptest::collection::vec(1_u64..1_000_000, 2..20),
        claims in proptest::collection::vec(1_u64..3_000_000, 1..12),
    ) {
        let (mut pool, mut stakes) = pool(&stakes);
        let mut called = vec![0; stakes.len()];
        for (turn, amount) in claims.iter().enumerate() {
            let claimant = turn % stakes.len();
            let Frozen { request, claim, covered } = frozen(pool, stakes[claimant], *amount);
            let Some((after, own)) = covered else { continue };
            (pool, stakes[claimant]) = (after, own);
            for (place, stake) in stakes.iter_mut().enumerate().filter(|(place, _)| *place != claimant) {
                let share = claim.awaits(&request, stake).unwrap();
                called[place] += share.get();
                prop_assert!(called[place] <= stake.amount.get());
                stake.next = stake.next.next().unwrap();
            }
            prop_assert!(pool.invariant() && pool.called <= Pool::WHOLE);
        }
    }
}

#[test]
fn each_part_of_the_invariant_is_needed() {
    let (pool, stakes) = pool(&[100, 100, 100]);
    let Frozen { claim, request, .. } = frozen(pool, stakes[0], 90);
    let answered = |committed, kept| {
        let sums = Sums { committed: Total::new(committed), kept: Total::new(kept), ..request.sums };
        Request { sums, ..request }
    };
    assert!(Claim::default().invariant(&request) && claim.invariant(&answered(60, 30)));
    let unfrozen = [Claim { total: sum(1), ..Claim::default() }, Claim { to_answer: 1, ..Claim::default() }];
    let shared_by_less = Claim { total: sum(89), ..claim };
    let out_of_range = Claim { total: Amount::stored(u64::MAX), ..claim };
    for broken in unfrozen.iter().chain([&shared_by_less, &out_of_range]) {
        assert!(!broken.invariant(&request), "{broken:?}");
    }
    assert!(!claim.invariant(&answered(60, 31)) && !claim.invariant(&answered(u64::MAX, 1)));
}
