mod membership;

use super::*;

const DAY: i64 = 86_400;

fn sum(minor: u64) -> Amount {
    Amount::new(minor).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::new(seconds)
}

fn terms() -> Terms {
    Terms {
        discussion: Span::days(7),
        answer: Span::days(3),
        fulfilment: Span::days(30),
        waiting: Span::days(10),
        smallest: sum(50_00),
        largest: sum(300_00),
        bps: 5_000,
    }
}

/// A pool of one with 100.00, and the stake.
fn pool() -> (Pool, Stake) {
    Pool::found(terms()).join(Turn(4), sum(100_00), at(0)).unwrap()
}

/// The pool after so many claims were opened.
fn opened(pool: Pool, claims: u32) -> Pool {
    (0..claims).fold(pool, |pool, _| Pool { queue: pool.queue.open().unwrap().0, ..pool })
}

/// The pool after its next claim was called.
fn called(pool: Pool, claim: u32) -> Pool {
    Pool { queue: pool.queue.call(ClaimNumber(claim)).unwrap(), ..pool }
}

/// What the claims 1 to 5 call from a stake.
fn parts(stake: &Stake) -> [Option<u64>; 5] {
    [1, 2, 3, 4, 5].map(|claim| stake.part_in(ClaimNumber(claim)).map(Amount::get))
}

#[test]
fn windows_last_three_days_or_a_shorter_period() {
    let month = |terms: Terms| terms.checked(Rhythm::Month).map(|_| ());
    assert_eq!(month(terms()), Ok(()));
    assert_eq!(month(Terms { fulfilment: Span::of_seconds(92 * 86_400), ..terms() }), Ok(()));
    let (short, long) = (Span::of_seconds(3 * 86_400 - 1), Span::of_seconds(92 * 86_400 + 1));
    for window in [short, long] {
        assert_eq!(month(Terms { discussion: window, ..terms() }), Err(Refusal::WindowOutOfRange));
        assert_eq!(month(Terms { answer: window, ..terms() }), Err(Refusal::WindowOutOfRange));
        assert_eq!(month(Terms { fulfilment: window, ..terms() }), Err(Refusal::WindowOutOfRange));
    }
    let fixed = |window, length| Terms { answer: Span::of_seconds(window), ..terms() }.checked(Rhythm::Fixed(length));
    assert!(fixed(60, 60).is_ok());
    assert_eq!(fixed(59, 60), Err(Refusal::WindowOutOfRange));
    assert!(fixed(3 * 86_400, 30 * 86_400).is_ok(), "a long period asks for no longer windows");
}

#[test]
fn the_other_terms_name_the_range_they_miss() {
    let refused = |terms: Terms| terms.checked(Rhythm::Month).map(|_| ());
    assert_eq!(refused(Terms { waiting: Span::days(366), ..terms() }), Ok(()));
    assert_eq!(
        refused(Terms { waiting: Span::of_seconds(366 * 86_400 + 1), ..terms() }),
        Err(Refusal::WaitingOutOfRange)
    );
    assert_eq!(refused(Terms { smallest: sum(300_01), ..terms() }), Err(Refusal::StakeBoundsInverted));
    assert_eq!(refused(Terms { smallest: sum(300_00), ..terms() }), Ok(()));
    assert_eq!(refused(Terms { bps: 0, ..terms() }), Err(Refusal::BpsOutOfRange));
    assert_eq!(refused(Terms { bps: 10_001, ..terms() }), Err(Refusal::BpsOutOfRange));
    assert_eq!(refused(Terms { bps: 10_000, ..terms() }), Ok(()));
}

#[test]
fn a_stake_lies_between_its_bounds() {
    let join = |amount| pool().0.join(Turn(0), sum(amount), at(0)).map(|(pool, _)| (pool.total, pool.stakes));
    assert_eq!(join(50_00), Ok((sum(150_00), 2)));
    assert_eq!(join(300_00), Ok((sum(400_00), 2)));
    assert_eq!(join(49_99), Err(Refusal::StakeOutOfRange));
    assert_eq!(join(300_01), Err(Refusal::StakeOutOfRange));
}

#[test]
fn the_sum_of_the_stakes_stays_an_amount() {
    let wide = Terms { smallest: sum(1), largest: Amount::MAX, ..terms() };
    let (one, first) = Pool::found(wide).join(Turn(0), Amount::MAX.without(sum(1)), at(0)).unwrap();
    let (two, second) = one.join(Turn(0), sum(1), at(0)).unwrap();
    assert_eq!(two.total, Amount::MAX);
    assert_eq!(two.join(Turn(0), sum(1), at(0)).map(|_| ()), Err(Refusal::AmountTooLarge));
    assert_eq!(two.change(second, Turn(0), sum(2), at(0)).map(|_| ()), Err(Refusal::AmountTooLarge));
    let (lower, _) = two.change(first, Turn(0), sum(5), at(0)).unwrap();
    assert_eq!(lower.total, sum(6));
}

#[test]
fn a_raise_starts_the_waiting_time_anew_and_a_cut_does_not() {
    let (pool, own) = pool();
    let (after, raised) = pool.change(own, Turn(4), sum(200_00), at(DAY)).unwrap();
    assert_eq!((after.total, raised.since, raised.turn), (sum(200_00), at(DAY), Turn(5)));
    let (_, cut) = after.change(raised, Turn(5), sum(60_00), at(2 * DAY)).unwrap();
    assert_eq!((cut.amount, cut.since, cut.joined), (sum(60_00), at(DAY), at(0)));
    let (_, same) = after.change(raised, Turn(5), sum(200_00), at(2 * DAY)).unwrap();
    assert_eq!((same.amount, same.since), (sum(200_00), at(DAY)));
    assert_eq!(after.change(raised, Turn(4), sum(60_00), at(0)).map(|_| ()), Err(Refusal::StaleTurn));
}

#[test]
fn what_was_called_is_forgotten_with_the_period() {
    let pool = Pool { period: Period(7), called: 400_000, ..pool().0 };
    assert_eq!((pool.called_in(Period(7)), pool.called_in(Period(8))), (400_000, 0));
}

#[test]
fn a_claimant_does_not_lower_a_stake_that_was_covered_before_the_waiting_time_is_over() {
    let (pool, own) = pool();
    let own = Stake { covered: Some(at(5)), ..own };
    let changes = |amount, now| pool.change(own, Turn(4), sum(amount), at(now)).map(|(_, stake)| stake.amount);
    assert_eq!(changes(99_99, 5 + 10 * DAY), Err(Refusal::ClaimantKeepsStake));
    assert_eq!(changes(99_99, 6 + 10 * DAY), Ok(sum(99_99)));
    assert_eq!(changes(100_00, 5), Ok(sum(100_00)));
    assert_eq!(changes(100_01, 5), Ok(sum(100_01)));
}

#[test]
fn a_claimant_keeps_the_stake_until_the_claim_is_decided() {
    let (first, own) = pool();
    let own = Stake { claim: ClaimNumber(1), ..own };
    let lowers = |pool: Pool| pool.change(own, Turn(4), sum(99_99), at(0)).map(|_| ());
    let open = opened(first, 1);
    assert_eq!(lowers(open), Err(Refusal::ClaimantKeepsStake));
    assert!(open.change(own, Turn(4), sum(100_01), at(0)).is_ok());
    assert_eq!(lowers(Pool { queue: open.queue.void(ClaimNumber(1)).unwrap(), ..open }), Ok(()));
}

#[test]
fn each_part_of_the_invariants_is_needed() {
    let (pool, own) = pool();
    assert!(pool.invariant() && Pool::found(terms()).invariant() && own.invariant());
    assert!(Pool { called: Pool::WHOLE, ..pool }.invariant());
    let broken = [
        Pool { stakes: 0, ..pool },
        Pool { total: Amount::ZERO, ..pool },
        Pool { total: Amount::stored(u64::MAX), ..pool },
        Pool { called: Pool::WHOLE + 1, ..pool },
        Pool { terms: Terms { smallest: sum(300_01), ..terms() }, ..pool },
        Pool { queue: Queue { done: ClaimNumber(1), ..pool.queue }, ..pool },
    ];
    for broken in broken {
        assert!(!broken.invariant(), "{broken:?}");
    }
    let out = |state, missed| Stake { state, missed, amount: Amount::ZERO, ..own };
    for sound in [out(State::Leaving, 1), out(State::Lapsed, 1), out(State::Excluded, 2)] {
        assert!(sound.invariant(), "{sound:?}");
    }
    let wide = Amount::stored(u64::MAX);
    let mandate = Mandate { amount: wide, ..own.mandate };
    let broken = [
        Stake { amount: Amount::ZERO, ..own },
        Stake { amount: wide, ..own },
        Stake { earlier: wide, ..own },
        Stake { mandate, ..own },
        Stake { until: own.from, ..own },
        Stake { missed: 2, ..own },
        Stake { state: State::Leaving, ..own },
        out(State::Leaving, 2),
        out(State::Lapsed, 0),
        out(State::Excluded, 1),
        Stake { earlier: sum(1), ..out(State::Lapsed, 1) },
        Stake { earlier: sum(1), ..out(State::Excluded, 2) },
    ];
    for broken in broken {
        assert!(!broken.invariant(), "{broken:?}");
    }
}
