//! How long the record of an emergency stays, so that everybody counts the same calls.

use super::*;

/// The last second of January 1970, in which everything here begins.
const LAST: i64 = 31 * DAY - 1;

fn counted(kind: Kind) -> Counted {
    Counted::begin(kind, today(0))
}

#[test]
fn an_emergency_calls_until_its_deadline_or_until_it_is_closed() {
    let counted = counted(Kind::Emergency);
    assert_eq!(counted.calls_until(&emergency()), at(1_000));
    assert_eq!(counted.close(at(5)).calls_until(&emergency()), at(5));
    assert_eq!(counted.close(at(5)).until, Some(at(LAST)));
    assert_eq!(Counted::begin(Kind::Support, today(0)).close(at(5)), Counted::default(), "nothing else calls anybody");
}

#[test]
fn an_emergency_stays_until_the_period_it_was_opened_in_is_over() {
    let ends = [
        emergency().close(Turn(0), at(5)).unwrap(),
        with(emergency(), share(0, 500_00), 7),
        emergency().tidy(at(1_001)).unwrap(),
    ];
    let counted = counted(Kind::Emergency);
    for ended in ends {
        assert!(!counted.lets_go(&ended, at(LAST)) && counted.lets_go(&ended, at(LAST + 1)));
        let again = |now| counted.must_be_over(&ended, &ended.tidy(at(now)).unwrap(), at(now));
        assert_eq!((again(LAST), again(LAST + 1)), (Err(Refusal::EmergencyCounted), Ok(())));
    }
    let ends_now = |now| counted.must_be_over(&emergency(), &emergency().tidy(at(now)).unwrap(), at(now));
    assert_eq!(ends_now(1_001), Ok(()), "its end is written down at once");
}

#[test]
fn what_calls_nobody_goes_as_soon_as_no_intent_hangs_on_it() {
    for kind in [Kind::Support, Kind::Initiative, Kind::Claim] {
        let counted = counted(kind);
        let voted = backed(initiative(), 0, 100_00, Backers::Comes, 1).close(Turn(0), at(2)).unwrap();
        let free = support().close(Turn(0), at(1)).unwrap();
        assert!(counted.lets_go(&free, at(1)) && !counted.lets_go(&voted, at(2)), "an intent hangs on it");
        assert_eq!(counted.must_be_over(&free, &free, at(1)), Ok(()));
    }
}
