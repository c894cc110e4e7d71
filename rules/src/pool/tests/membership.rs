//! Who shares which claims: joins, changes, leaving, silence and coming back.

use super::*;

#[test]
fn a_stake_that_owes_an_answer_only_answers() {
    let (before, own) = pool();
    let pool = called(opened(before, 1), 1);
    assert!(own.owes_answer(&pool.queue));
    assert_eq!(pool.change(own, Turn(4), sum(60_00), at(0)).map(|_| ()), Err(Refusal::AnswerOwed));
    assert_eq!(pool.leave(own, Turn(4), at(0)).map(|_| ()), Err(Refusal::AnswerOwed));
    assert_eq!(own.must_vouch(&pool.queue), Err(Refusal::VoucherAbsent));
    let (_, newcomer) = pool.join(Turn(0), sum(60_00), at(0)).unwrap();
    assert!(!newcomer.owes_answer(&pool.queue), "who joins later answers from the next claim on");
}

#[test]
fn who_joins_after_the_opening_of_a_claim_has_no_part_in_it() {
    let pool = opened(pool().0, 2);
    let (_, late) = pool.join(Turn(0), sum(60_00), at(0)).unwrap();
    assert_eq!(parts(&late), [None, None, Some(60_00), Some(60_00), Some(60_00)]);
}

#[test]
fn a_change_counts_for_the_claims_that_are_opened_after_it() {
    let (first, own) = pool();
    let pool = opened(first, 2);
    for amount in [200_00, 50_00] {
        let (after, changed) = pool.change(own, Turn(4), sum(amount), at(DAY)).unwrap();
        assert_eq!(after.total, sum(amount), "claims that are opened now count on it at once");
        assert_eq!(parts(&changed), [Some(100_00), Some(100_00), Some(amount), Some(amount), Some(amount)]);
    }
}

#[test]
fn a_second_change_waits_until_the_claims_from_before_the_first_are_decided() {
    let (first, own) = pool();
    let pool = opened(first, 2);
    let (pool, lower) = pool.change(own, Turn(4), sum(60_00), at(DAY)).unwrap();
    let pool = opened(pool, 1);
    let again = |pool: Pool, stake: Stake| pool.change(stake, Turn(5), sum(50_00), at(DAY)).map(|_| ());
    assert_eq!(again(pool, lower), Err(Refusal::ChangePending));
    assert_eq!(pool.leave(lower, Turn(5), at(DAY)).map(|_| ()), Err(Refusal::ChangePending));
    let pool = called(pool, 1);
    let answered = Stake { next: ClaimNumber(2), ..lower };
    assert_eq!(again(pool, answered), Err(Refusal::ChangePending), "the second is open");
    let pool = Pool { queue: pool.queue.void(ClaimNumber(2)).unwrap(), ..pool };
    let (pool, least) = pool.change(answered, Turn(5), sum(50_00), at(DAY)).unwrap();
    assert_eq!(parts(&least), [None, None, Some(60_00), Some(50_00), Some(50_00)], "the second is void");
    assert!(pool.invariant() && least.invariant());
}

#[test]
fn who_leaves_still_owes_the_claims_opened_before_and_no_other() {
    let (first, own) = pool();
    let pool = opened(first, 2);
    let (after, gone) = pool.leave(own, Turn(4), at(0)).unwrap();
    assert_eq!((after.total, after.stakes, gone.state), (Amount::ZERO, 0, State::Leaving));
    assert_eq!(parts(&gone), [Some(100_00), Some(100_00), None, None, None]);
    assert_eq!(gone.must_be_forgettable(&after.queue), Err(Refusal::StakeLeaving));
    assert_eq!(gone.must_be_out(&after.queue), Err(Refusal::StakeLeaving), "nobody is in twice");
    assert_eq!(after.change(gone, Turn(5), sum(60_00), at(0)).map(|_| ()), Err(Refusal::StakeLeaving));
    let queue = after.queue.call(ClaimNumber(1)).unwrap();
    let answered = Stake { next: ClaimNumber(2), ..gone };
    assert_eq!(answered.must_be_forgettable(&queue), Err(Refusal::StakeLeaving), "the second is open");
    let queue = queue.void(ClaimNumber(2)).unwrap();
    assert_eq!(answered.must_be_forgettable(&queue), Ok(()));
    assert_eq!(gone.must_be_forgettable(&queue), Err(Refusal::StakeLeaving), "the first is not answered");
    let (_, nothing_open) = first.leave(own, Turn(4), at(0)).unwrap();
    assert_eq!(nothing_open.must_be_forgettable(&first.queue), Ok(()));
}

#[test]
fn a_claimant_stays_one_waiting_time_after_the_freeze() {
    let (pool, own) = pool();
    let own = Stake { covered: Some(at(5)), ..own };
    let leaves = |now| pool.leave(own, Turn(4), at(now)).map(|(pool, _)| pool);
    assert_eq!(leaves(5 + 10 * DAY), Err(Refusal::ClaimantStays));
    let after = leaves(6 + 10 * DAY).unwrap();
    assert_eq!((after.total, after.stakes), (Amount::ZERO, 0));
    assert_eq!(after.must_be_empty(), Ok(()));
    assert_eq!(pool.must_be_empty(), Err(Refusal::StakesActive));
    assert_eq!(pool.leave(own, Turn(3), at(6 + 10 * DAY)).map(|_| ()), Err(Refusal::StaleTurn));
}

#[test]
fn who_lapsed_may_come_back_and_the_second_time_excludes_for_good() {
    let (first, own) = pool();
    let pool = called(opened(first, 2), 1);
    let (after, lapsed) = pool.lapse(Stake { next: ClaimNumber(2), ..own }).unwrap();
    assert_eq!((after.total, after.stakes, lapsed.state, lapsed.missed), (Amount::ZERO, 0, State::Lapsed, 1));
    assert_eq!(parts(&lapsed), [None, Some(0), None, None, None], "what was opened before gets nothing of it");
    assert_eq!(after.change(lapsed, Turn(4), sum(60_00), at(0)).map(|_| ()), Err(Refusal::StakeLapsed));
    assert_eq!(after.leave(lapsed, Turn(4), at(0)).map(|_| ()), Err(Refusal::StakeLapsed));
    assert_eq!(lapsed.must_be_forgettable(&after.queue), Err(Refusal::PoolStands), "a missed answer is remembered");

    let later = opened(after, 1);
    let (again, back) = later.join_again(lapsed, sum(70_00), at(DAY)).unwrap();
    assert_eq!((again.total, again.stakes, back.turn, back.since), (sum(70_00), 1, Turn(5), at(DAY)));
    assert_eq!(parts(&back), [None, Some(0), None, Some(70_00), Some(70_00)], "claims of its absence are not its own");
    assert_eq!(again.leave(back, Turn(5), at(DAY)).map(|_| ()), Err(Refusal::ChangePending));

    let (pool, out) = again.lapse(Stake { next: ClaimNumber(5), ..back }).unwrap();
    assert_eq!((pool.stakes, out.state, out.missed), (0, State::Excluded, 2));
    assert_eq!(pool.join_again(out, sum(70_00), at(DAY)).map(|_| ()), Err(Refusal::StakeExcluded));
    assert_eq!(pool.change(out, Turn(5), sum(60_00), at(0)).map(|_| ()), Err(Refusal::StakeExcluded));
    for stake in [lapsed, back, out] {
        assert!(stake.invariant(), "{stake:?}");
    }
    assert_eq!(first.join_again(own, sum(70_00), at(0)).map(|_| ()), Err(Refusal::StakeActive));
}

#[test]
fn claims_of_an_absence_stay_foreign_when_the_stake_changes_or_leaves() {
    let (first, own) = pool();
    let pool = called(opened(first, 2), 1);
    let (pool, lapsed) = pool.lapse(Stake { next: ClaimNumber(2), ..own }).unwrap();
    let (pool, back) = opened(pool, 1).join_again(lapsed, sum(70_00), at(DAY)).unwrap();
    let pool = Pool { queue: pool.queue.void(ClaimNumber(2)).unwrap(), ..pool };
    let (after, gone) = pool.leave(back, Turn(5), at(DAY)).unwrap();
    assert_eq!(parts(&gone), [None; 5], "the third was opened while the member was out");
    assert_eq!(gone.must_be_out(&after.queue), Ok(()), "so nothing holds them");
    let (_, lower) = pool.change(back, Turn(5), sum(60_00), at(DAY)).unwrap();
    assert_eq!(parts(&lower), [None, None, None, Some(60_00), Some(60_00)]);
    assert!(gone.invariant() && lower.invariant());
}

#[test]
fn who_was_silent_after_leaving_lapses_only_for_the_claims_it_owes() {
    let (first, own) = pool();
    let (pool, gone) = opened(first, 2).leave(own, Turn(4), at(0)).unwrap();
    let (after, lapsed) = called(opened(pool, 1), 1).lapse(Stake { next: ClaimNumber(2), ..gone }).unwrap();
    assert_eq!((after.total, after.stakes), (pool.total, pool.stakes), "it was not counted any more");
    assert_eq!((lapsed.state, parts(&lapsed)), (State::Lapsed, [None, Some(0), None, None, None]));
}

#[test]
fn who_leaves_after_a_missed_answer_is_remembered() {
    let (first, own) = pool();
    let (left, gone) = first.leave(Stake { missed: 1, ..own }, Turn(4), at(0)).unwrap();
    assert_eq!(gone.must_be_forgettable(&left.queue), Err(Refusal::PoolStands));
    let (_, back) = left.join_again(gone, sum(60_00), at(0)).unwrap();
    assert_eq!(back.missed, 1);
}

#[test]
fn a_mandate_does_not_outlive_its_stake() {
    let (first, own) = pool();
    let epoch = crate::Epoch(0);
    let trusting = own.entrust(Turn(4), own.mandate.set(sum(50_00), epoch, &first.queue).unwrap()).unwrap();
    assert_eq!((trusting.turn, trusting.mandate.covers(ClaimNumber(1), epoch)), (Turn(5), sum(50_00)));
    assert_eq!(own.entrust(Turn(3), own.mandate), Err(Refusal::StaleTurn));
    let (left, gone) = first.leave(Stake { missed: 1, ..trusting }, Turn(5), at(0)).unwrap();
    let (_, back) = left.join_again(gone, sum(60_00), at(0)).unwrap();
    assert_eq!(back.mandate.covers(ClaimNumber(1), epoch), Amount::ZERO);
}
