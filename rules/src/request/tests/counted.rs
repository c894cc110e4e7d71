//! How long the record of an emergency stays, so that everybody counts the same calls.

use super::*;

/// The last second of January 1970, in which everything here begins.
const LAST: i64 = 31 * DAY - 1;

#[test]
fn an_emergency_remembers_when_it_ended_before_its_time() {
    assert_eq!((emergency().ended, emergency().calls_until()), (None, at(1_000)), "its deadline");
    let closed = emergency().close(Turn(0), at(5)).unwrap();
    assert_eq!((closed.ended, closed.calls_until()), (Some(at(5)), at(5)));
    let completed = with(emergency(), share(0, 500_00), 7);
    assert_eq!((completed.ended, completed.calls_until()), (Some(at(7)), at(7)));
    let expired = emergency().tidy(at(1_001)).unwrap();
    assert_eq!((expired.ended, expired.calls_until()), (None, at(1_000)));
    assert_eq!(support().close(Turn(0), at(5)).unwrap().ended, None, "nothing else calls anybody");
    for request in [closed, completed, expired] {
        assert!(request.invariant());
    }
    assert!(!Request { ended: None, ..closed }.invariant() && !Request { ended: Some(at(1)), ..expired }.invariant());
}

#[test]
fn an_emergency_stays_until_the_period_it_was_opened_in_is_over() {
    let ends = [
        emergency().close(Turn(0), at(5)).unwrap(),
        with(emergency(), share(0, 500_00), 7),
        emergency().tidy(at(1_001)).unwrap(),
    ];
    for ended in ends {
        assert!(!ended.closes(at(LAST)) && ended.closes(at(LAST + 1)));
        assert_eq!(ended.tidy(at(LAST)), Err(Refusal::EmergencyCounted));
        assert_eq!(ended.tidy(at(LAST + 1)), Ok(ended), "and goes");
    }
    let late = emergency().tidy(at(LAST + 1)).unwrap();
    assert!(late.closes(at(LAST + 1)), "written down and gone at once");
    assert!(!emergency().closes(at(LAST + 1)), "as long as it is open it stays anyhow");
}

#[test]
fn an_emergency_of_a_longer_life_goes_when_it_ends() {
    let long = open(&Call { deadline: at(60 * DAY), ..call() }, 0).unwrap();
    assert!(long.close(Turn(0), at(40 * DAY)).unwrap().closes(at(40 * DAY)));
}

#[test]
fn what_calls_nobody_goes_at_once() {
    assert!(support().close(Turn(0), at(1)).unwrap().closes(at(1)));
    let voted = backed(initiative(), 0, 100_00, Backers::Comes, 1).close(Turn(0), at(2)).unwrap();
    assert!(!voted.closes(at(2)), "an intent hangs on it");
    assert_eq!(voted.tidy(at(2)), Err(Refusal::RequestHasIntents));
}
