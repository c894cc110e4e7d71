extern crate std;

mod answers;
mod shares;

use super::*;
use crate::pool::Terms;
use crate::request::{Status, Sums};
use crate::stake::State;
use crate::{Period, Span, Total, Turn};
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

fn with(pool: Pool, terms: impl FnOnce(&mut Terms)) -> Pool {
    let mut changed = pool;
    terms(&mut changed.terms);
    changed
}

/// A claim of `amount` by `stake`, opened at 1.
fn opened(pool: Pool, stake: Stake, amount: u64) -> Opened {
    open(pool, stake, sum(amount), TODAY, at(1)).unwrap()
}

/// What it stands on when its discussion is over: everything as it was.
fn stands(opened: &Opened) -> Stands {
    let (pool, stake) = (Some(opened.pool), Some(opened.stake));
    Stands { pool, stake, opened: at(1), active: true, takes_the_rest: false, period: MAY }
}

const DECIDED: Timestamp = Timestamp::new(7 * DAY + 2);

fn freeze(opened: &Opened, stands: &Stands) -> Result<Frozen, Refusal> {
    opened.claim.freeze(opened.request, stands, DECIDED)
}

/// A claim of `amount`, opened at 1 and called as soon as it is discussed.
fn frozen(pool: Pool, claimant: Stake, amount: u64) -> Frozen {
    let opened = opened(pool, claimant, amount);
    freeze(&opened, &stands(&opened)).unwrap()
}

#[test]
fn a_claim_is_opened_by_a_stake_that_has_waited() {
    let (pool, stakes) = pool(&[100, 100]);
    let pool = with(pool, |terms| terms.waiting = Span::days(10));
    let open = |pool: Pool, stake: Stake, now| open(pool, stake, sum(50), TODAY, at(now));
    assert_eq!(open(pool, stakes[0], 10 * DAY), Err(Refusal::StakeTooYoung));
    let first = open(pool, stakes[0], 10 * DAY + 1).unwrap();
    let claimed = first.stake;
    assert_eq!((claimed.last_claim, claimed.claim), (Some(at(10 * DAY + 1)), ClaimNumber(1)));
    assert_eq!(open(first.pool, claimed, 30 * DAY), Err(Refusal::OwnClaimOpen), "one at a time");
    let withdrawn = first.claim.withdraw(first.pool).unwrap();
    assert_eq!(open(withdrawn, claimed, 20 * DAY + 1), Err(Refusal::ClaimTooSoon));
    assert!(open(withdrawn, claimed, 20 * DAY + 2).is_ok());
    assert_eq!(stakes[0].may_claim_from(pool.terms.waiting), at(10 * DAY + 1));
    assert_eq!(claimed.may_claim_from(pool.terms.waiting), at(20 * DAY + 2));
    let raised = Stake { since: at(20 * DAY), ..stakes[0] };
    assert_eq!(open(pool, raised, 30 * DAY), Err(Refusal::StakeTooYoung));
    let out = [(State::Excluded, Refusal::StakeExcluded), (State::Lapsed, Refusal::StakeLapsed)];
    for (state, refusal) in out.into_iter().chain([(State::Leaving, Refusal::StakeLeaving)]) {
        assert_eq!(open(pool, Stake { state, ..stakes[0] }, 30 * DAY), Err(refusal));
    }
    let other = opened(with(pool, |terms| terms.waiting = Span::days(0)), stakes[1], 50);
    let called = freeze(&other, &stands(&other)).unwrap();
    assert_eq!(open(called.pool.unwrap(), stakes[0], 30 * DAY), Err(Refusal::AnswerOwed));
}

#[test]
fn who_is_in_when_a_claim_is_opened_shares_it_and_nobody_else() {
    let (pool, stakes) = pool(&[100, 100, 200]);
    let opened = opened(pool, stakes[0], 90);
    assert_eq!(opened.claim, Claim { number: ClaimNumber(1), total: sum(300), to_answer: 2 });
    assert_eq!(opened.pool.queue.opened, ClaimNumber(1));
    // A hundred dummies and a whale come in before the freeze: nobody's share moves by a cent.
    let mut crowd = opened.pool;
    let mut dummy = None;
    for amount in (0..100).map(|_| 100).chain([100_000_000]) {
        let (after, stake) = crowd.join(Turn(0), sum(amount), DECIDED).unwrap();
        (crowd, dummy) = (after, Some(stake));
    }
    let quiet = freeze(&opened, &stands(&opened)).unwrap();
    let crowded = freeze(&opened, &Stands { pool: Some(crowd), ..stands(&opened) }).unwrap();
    assert_eq!((crowded.request, crowded.claim), (quiet.request, quiet.claim));
    for (stake, share) in [(&stakes[1], 30), (&stakes[2], 60)] {
        assert_eq!(crowded.claim.awaits(&crowded.request, stake), Ok(sum(share)));
    }
    assert_eq!(crowded.claim.awaits(&crowded.request, &dummy.unwrap()), Err(Refusal::ClaimNotNext));
    assert_eq!(crowded.claim.awaits(&crowded.request, &crowded.covered.unwrap()), Err(Refusal::ClaimNotNext));
}

#[test]
fn who_lowers_or_leaves_after_the_opening_owes_the_share_of_the_opening() {
    let (pool, stakes) = pool(&[100, 100, 200]);
    let opened = opened(pool, stakes[0], 90);
    let (lower, cut) = opened.pool.change(stakes[1], Turn(0), sum(1), DECIDED).unwrap();
    let (left, gone) = lower.leave(stakes[2], Turn(0), DECIDED).unwrap();
    let after = freeze(&opened, &Stands { pool: Some(left), ..stands(&opened) }).unwrap();
    assert_eq!((after.request.target, after.claim.total, after.claim.to_answer), (sum(90), sum(300), 2));
    assert_eq!(after.claim.awaits(&after.request, &cut), Ok(sum(30)));
    assert_eq!(after.claim.awaits(&after.request, &gone), Ok(sum(60)));
}

#[test]
fn a_claim_takes_a_part_of_the_total_and_of_as_many_stakes_like_its_own() {
    let (pool, stakes) = pool(&[200, 100, 100, 100, 100, 100]);
    let pool = with(pool, |terms| terms.bps = 5_000);
    assert_eq!(largest(&pool, &stakes[0]), Ok(sum(350)), "a half of 700, not of 200 x 6");
    assert_eq!(largest(&pool, &stakes[1]), Ok(sum(300)), "a half of 100 x 6");
    assert!(open(pool, stakes[1], sum(300), TODAY, at(1)).is_ok());
    assert_eq!(open(pool, stakes[1], sum(301), TODAY, at(1)).map(|_| ()), Err(Refusal::ClaimAboveLimit));
}

#[test]
fn nobody_claims_from_themselves() {
    let (pool, stakes) = pool(&[100]);
    assert_eq!(open(pool, stakes[0], sum(1), TODAY, at(1)).map(|_| ()), Err(Refusal::PoolEmptied));
}

#[test]
fn a_claim_is_called_after_its_discussion_and_once() {
    let (pool, stakes) = pool(&[100, 100]);
    let opened = opened(pool, stakes[0], 50);
    let freeze = |claim: Claim, request, now| claim.freeze(request, &stands(&opened), at(now));
    assert_eq!(freeze(opened.claim, opened.request, 7 * DAY + 1), Err(Refusal::DiscussionOpen));
    let frozen = freeze(opened.claim, opened.request, 7 * DAY + 2).unwrap();
    assert_eq!(freeze(frozen.claim, frozen.request, 20 * DAY), Err(Refusal::ClaimFrozen));
    let ended = Request { status: Status::Expired, ..opened.request };
    assert_eq!(freeze(opened.claim, ended, 20 * DAY), Err(Refusal::RequestNotOpen));
    assert_eq!(frozen.request.deadline, at(10 * DAY + 2));
    assert_eq!((frozen.claim.total, frozen.claim.to_answer), (sum(100), 1));
    let (pool, own) = (frozen.pool.unwrap(), frozen.covered.unwrap());
    assert_eq!((pool.queue.frozen, pool.called), (ClaimNumber(1), 500_000));
    assert_eq!((own.next, own.covered), (ClaimNumber(2), Some(DECIDED)));
}

#[test]
fn claims_are_called_in_the_order_in_which_they_were_opened() {
    let (pool, stakes) = pool(&[100, 100, 100]);
    let first = opened(pool, stakes[0], 50);
    let second = opened(first.pool, stakes[1], 50);
    assert_eq!(freeze(&second, &stands(&second)), Err(Refusal::ClaimNotFirst), "whoever is quick is not called first");
    let withdrawn = first.claim.withdraw(second.pool).unwrap();
    let called = freeze(&second, &Stands { pool: Some(withdrawn), ..stands(&second) }).unwrap();
    assert_eq!(called.claim.awaits(&called.request, &stakes[0]), Ok(sum(25)), "a void claim costs nobody a step");
    let (_, stake) = called.claim.answer(&called.request, stakes[0], sum(25), Word::Own, DECIDED).unwrap();
    assert_eq!(stake.next, ClaimNumber(3));
}

#[test]
fn a_claim_shrinks_to_what_the_pool_allows_of_the_others() {
    let (pool, stakes) = pool(&[100, 100, 100]);
    let half = with(pool, |terms| terms.bps = 5_000);
    assert_eq!(frozen(half, stakes[0], 150).request.target, sum(100), "a half of the other two");
}

#[test]
fn a_claim_that_the_period_does_not_cover_waits_for_the_next_and_is_covered_in_full() {
    let (pool, stakes) = pool(&[100, 100, 100]);
    let opened = opened(pool, stakes[0], 200);
    let in_may = |called| Pool { period: MAY, called, ..opened.pool };
    for called in [1, 750_000, Pool::WHOLE] {
        let spent = Stands { pool: Some(in_may(called)), ..stands(&opened) };
        assert_eq!(freeze(&opened, &spent), Err(Refusal::BudgetSpent), "{called}");
        let june = Stands { period: Period(6), ..spent };
        assert_eq!(freeze(&opened, &june).unwrap().request.target, sum(200), "a new period begins with nothing called");
    }
    // Only the claimant may take what is left instead, where something is.
    let takes = |called| Stands { pool: Some(in_may(called)), takes_the_rest: true, ..stands(&opened) };
    let rest = freeze(&opened, &takes(750_000)).unwrap();
    assert_eq!((rest.request.target, rest.pool.unwrap().called), (sum(50), Pool::WHOLE));
    assert_eq!(freeze(&opened, &takes(Pool::WHOLE)), Err(Refusal::BudgetSpent));
    assert_eq!(freeze(&opened, &takes(0)).unwrap().request.target, sum(200), "whoever need not take less does not");
}

#[test]
fn a_claim_ends_uncovered_where_its_claimant_is_not_there() {
    let (pool, stakes) = pool(&[100, 100]);
    let opened = opened(pool, stakes[0], 50);
    let uncovered = |stands: Stands| {
        let frozen = freeze(&opened, &stands).unwrap();
        assert_eq!((frozen.request.status, frozen.claim.to_answer), (Status::Expired, 0));
        assert!(frozen.covered.is_none());
        assert_eq!(
            frozen.pool.map(|pool| (pool.queue.done, pool.queue.frozen, pool.called)),
            stands.pool.map(|_| (ClaimNumber(1), ClaimNumber(0), 0))
        );
    };
    let whole = stands(&opened);
    uncovered(Stands { pool: None, ..whole });
    uncovered(Stands { stake: None, ..whole });
    uncovered(Stands { active: false, ..whole });
    for state in [State::Leaving, State::Lapsed, State::Excluded] {
        uncovered(Stands { stake: Some(Stake { state, ..opened.stake }), ..whole });
    }
    uncovered(Stands { stake: Some(Stake { joined: at(1), ..opened.stake }), ..whole });
    let tiny = with(opened.pool, |terms| terms.bps = 1);
    uncovered(Stands { pool: Some(tiny), ..whole });
}

#[test]
fn a_claim_closes_when_it_is_decided_and_all_have_answered() {
    let (pool, stakes) = pool(&[100, 100]);
    let Opened { request, claim, .. } = opened(pool, stakes[0], 50);
    assert_eq!(claim.must_be_closable(&request), Err(Refusal::ClaimUndecided));
    let uncovered = Request { status: Status::Expired, ..request };
    assert_eq!(claim.must_be_closable(&uncovered), Ok(()));
    let Frozen { request, claim, .. } = frozen(pool, stakes[0], 50);
    assert_eq!(claim.must_be_closable(&request), Err(Refusal::ClaimUnanswered));
    assert_eq!(request.close(Turn(0), at(8 * DAY)), Err(Refusal::ClaimIsFrozen));
    let (answered, _) = claim.answer(&request, stakes[1], sum(50), Word::Own, at(8 * DAY)).unwrap();
    assert_eq!(answered.must_be_closable(&request), Ok(()), "when it ends, which the request decides");
    assert_eq!(request.tidy(request.deadline), Err(Refusal::RequestStillOpen));
    assert_eq!(request.tidy(at(11 * DAY)).unwrap().status, Status::Expired);
}

#[test]
fn each_part_of_the_invariant_is_needed() {
    let (pool, stakes) = pool(&[100, 100, 100]);
    let Frozen { claim, request, .. } = frozen(pool, stakes[0], 90);
    let answered = |committed, kept| {
        let sums = Sums { committed: Total::new(committed), kept: Total::new(kept), ..request.sums };
        Request { sums, ..request }
    };
    let open = Request { frozen: false, ..request };
    assert!(claim.invariant(&open) && claim.invariant(&answered(60, 30)));
    let shared_by_less = Claim { total: sum(89), ..claim };
    let out_of_range = Claim { total: Amount::stored(u64::MAX), ..claim };
    let (unnumbered, by_nobody) = (Claim { number: ClaimNumber(0), ..claim }, Claim { total: sum(0), ..claim });
    for broken in [shared_by_less, out_of_range, unnumbered, by_nobody] {
        assert!(!broken.invariant(&request), "{broken:?}");
    }
    let early = Request { frozen: false, ..answered(1, 0) };
    assert!(
        !claim.invariant(&answered(60, 31)) && !claim.invariant(&answered(u64::MAX, 1)) && !claim.invariant(&early)
    );
}
