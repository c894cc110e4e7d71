//! What stakes say to a claim that was called: yes, no, nothing.

use super::*;

#[test]
fn an_answer_is_exactly_the_share_in_time_and_to_a_claim_that_was_called() {
    let (pool, stakes) = pool(&[100, 33, 67]);
    let Frozen { request, claim, .. } = frozen(pool, stakes[0], 50);
    let answer =
        |stake, share, now| claim.answer(&request, stake, sum(share), Word::Own, at(now)).map(|(claim, _)| claim);
    assert_eq!(claim.awaits(&request, &stakes[1]), Ok(sum(16)), "33 x 50 / 100, rounded down");
    assert_eq!(answer(stakes[1], 15, 8 * DAY), Err(Refusal::ShareWrong));
    assert_eq!(answer(stakes[1], 17, 8 * DAY), Err(Refusal::ShareWrong));
    assert_eq!(answer(stakes[1], 16, 10 * DAY + 2).unwrap().to_answer, 1);
    assert_eq!(answer(stakes[1], 16, 10 * DAY + 3), Err(Refusal::AnswerTooLate));
    let later = Stake { next: ClaimNumber(2), ..stakes[1] };
    assert_eq!(answer(later, 16, 8 * DAY), Err(Refusal::ClaimNotNext));
    assert_eq!(claim.pass(&request, stakes[1]).map(|_| ()), Err(Refusal::ShareOwed));
    let discussed = Request { frozen: false, ..request };
    assert_eq!(claim.awaits(&discussed, &stakes[1]), Err(Refusal::ClaimNotNext), "nothing is owed before it is called");
}

#[test]
fn anyone_answers_within_the_mandate_of_the_key_that_signed_it_and_not_a_cent_above() {
    let (pool, stakes) = pool(&[100, 100]);
    let epoch = Epoch(3);
    let Frozen { request, claim, .. } = frozen(pool, stakes[0], 50);
    let trusting = |most| {
        let mandate = stakes[1].mandate.set(sum(most), epoch, &pool.queue).unwrap();
        Stake { mandate, ..stakes[1] }
    };
    let answer = |stake, epoch| {
        claim.answer(&request, stake, sum(50), Word::Mandate(epoch), DECIDED).map(|(claim, _)| claim.to_answer)
    };
    assert_eq!(answer(stakes[1], Epoch(0)), Err(Refusal::AboveMandate), "ask me");
    assert_eq!(answer(trusting(49), epoch), Err(Refusal::AboveMandate));
    assert_eq!(answer(trusting(50), epoch), Ok(0));
    assert_eq!(answer(trusting(50), Epoch(4)), Err(Refusal::AboveMandate), "the word of an earlier key");
}

#[test]
fn a_decline_is_counted_in_time_and_waits_anew() {
    let (pool, stakes) = pool(&[100, 100]);
    let Frozen { request, claim, .. } = frozen(pool, stakes[0], 50);
    let decline = |share, now| claim.decline(&request, stakes[1], sum(share), at(now));
    assert_eq!(decline(49, 8 * DAY), Err(Refusal::ShareWrong));
    assert_eq!(decline(50, 10 * DAY + 3), Err(Refusal::AnswerTooLate));
    let (after, own) = decline(50, 8 * DAY).unwrap();
    assert_eq!((after.to_answer, own.next, own.declined, own.since), (0, ClaimNumber(2), 1, at(8 * DAY)));
    assert_eq!((own.state, own.amount), (State::Active, sum(100)), "who says no stays in");
    assert_eq!(claim.decline(&request, own, sum(50), at(8 * DAY)), Err(Refusal::ClaimNotNext));
}

#[test]
fn a_share_of_zero_is_passed_and_nobody_lapses_for_it() {
    let (pool, stakes) = pool(&[100, 1, 99]);
    let Frozen { request, claim, pool, .. } = frozen(pool, stakes[0], 50);
    let zero = sum(0);
    assert_eq!(claim.answer(&request, stakes[1], zero, Word::Own, DECIDED).map(|_| ()), Err(Refusal::ShareZero));
    assert_eq!(claim.decline(&request, stakes[1], zero, DECIDED).map(|_| ()), Err(Refusal::ShareZero));
    assert_eq!(claim.lapse(&request, pool.unwrap(), stakes[1], at(20 * DAY)).map(|_| ()), Err(Refusal::ShareZero));
    let (passed, own) = claim.pass(&request, stakes[1]).unwrap();
    assert_eq!((passed.to_answer, own.next), (1, ClaimNumber(2)));
    assert_eq!(passed.pass(&request, own).map(|_| ()), Err(Refusal::ClaimNotNext));
}

#[test]
fn who_was_silent_lapses_and_what_else_is_open_is_passed_by_anyone() {
    let (pool, stakes) = pool(&[100, 40, 60]);
    let first = opened(pool, stakes[0], 50);
    let second = opened(first.pool, stakes[2], 50);
    let called = freeze(&first, &Stands { pool: Some(second.pool), ..stands(&first) }).unwrap();
    let (claim, request, pool) = (called.claim, called.request, called.pool.unwrap());
    let lapse = |stake, now| claim.lapse(&request, pool, stake, at(now));
    assert_eq!(lapse(stakes[1], 10 * DAY + 2).map(|_| ()), Err(Refusal::AnswerStillPossible));
    let (after, smaller, out, share) = lapse(stakes[1], 10 * DAY + 3).unwrap();
    assert_eq!((share, after.to_answer, out.state), (sum(20), 1, State::Lapsed));
    assert_eq!((smaller.total, smaller.stakes), (sum(160), 2));
    assert_eq!(after.lapse(&request, smaller, out, at(20 * DAY)).map(|_| ()), Err(Refusal::ClaimNotNext));
    assert_eq!(must_be_answered(Some(after)), Err(Refusal::AnotherClaimAnswered));
    let (last, _) = after.decline(&request, second.stake, sum(30), DECIDED).unwrap();
    assert_eq!((must_be_answered(Some(last)), must_be_answered(None)), (Ok(()), Ok(())));

    let called = freeze(&second, &Stands { pool: Some(smaller), ..stands(&second) }).unwrap();
    assert_eq!(called.claim.total, sum(140), "the others of its opening");
    assert_eq!(called.claim.awaits(&called.request, &out), Ok(sum(0)), "their share stays uncovered");
    assert!(called.claim.pass(&called.request, out).is_ok());
}
