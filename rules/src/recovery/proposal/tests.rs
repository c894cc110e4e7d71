use super::*;

const DAY: i64 = 86_400;
/// A key that has signed for long.
const OLD: Tenure = Tenure { since: Timestamp::new(-40 * DAY), stands_from: Epoch(4) };

fn terms() -> Terms {
    Terms::new(2, 7).unwrap()
}

fn on(day: i64) -> Timestamp {
    Timestamp::new(day * DAY)
}

fn days(days: &[i64]) -> impl Iterator<Item = Timestamp> + Clone {
    days.iter().map(|day| on(*day))
}

fn opened() -> Proposal {
    Proposal::open(Epoch(4), terms(), on(0)).unwrap()
}

/// The first approval on day 0, the second, which reaches the threshold, on day 20.
fn reached() -> Proposal {
    opened().approved(Place::Next(0), days(&[0]), terms()).approved(Place::Next(1), days(&[0, 20]), terms())
}

#[test]
fn the_delay_begins_with_the_approval_that_reaches_the_threshold() {
    let alone = opened().approved(Place::Next(0), days(&[0]), terms());
    assert_eq!((alone.executable(), alone.expires), (None, on(30)));
    assert_eq!((alone.soonest(terms(), on(5)), reached().soonest(terms(), on(22))), (on(12), on(27)));
    assert_eq!(alone.must_be_ripe(&OLD, days(&[0]), on(20)), Err(Refusal::ThresholdNotReached));
    assert_eq!((reached().executable(), reached().expires), (Some(on(27)), on(57)));
    let ripe = |now| reached().must_be_ripe(&OLD, days(&[0, 20]), Timestamp::new(now));
    assert_eq!(ripe(20 * DAY), Err(Refusal::RecoveryTooEarly), "not in the transaction of the last approval");
    assert_eq!(ripe(27 * DAY - 1), Err(Refusal::RecoveryTooEarly));
    assert_eq!((ripe(27 * DAY), ripe(57 * DAY)), (Ok(()), Ok(())));
    assert_eq!(ripe(57 * DAY + 1), Err(Refusal::RecoveryExpired));
    let third = reached().approved(Place::Next(2), days(&[0, 20, 25]), terms());
    assert_eq!(third, reached(), "more of them prolong nothing");
}

#[test]
fn the_delay_is_counted_from_the_approvals_that_count() {
    let third = reached().approved(Place::Next(2), days(&[0, 20, 26]), terms());
    let ripe = |times, now| third.must_be_ripe(&OLD, days(times), on(now));
    assert_eq!(ripe(&[0], 27), Err(Refusal::ThresholdNotReached));
    assert_eq!(ripe(&[0, 26], 27), Err(Refusal::RecoveryTooEarly), "the second of them came on day 26");
    assert_eq!((ripe(&[0, 26], 33), ripe(&[0, 20], 27)), (Ok(()), Ok(())));
}

#[test]
fn an_approval_given_once_more_begins_the_delay_anew_where_it_reaches_the_threshold() {
    let again = reached().approved(Place::Again(0), days(&[25, 20]), terms());
    assert_eq!((again.reached, again.executable()), (Some(on(25)), Some(on(32))));
    let lone = opened().approved(Place::Again(0), days(&[25]), terms());
    assert_eq!(lone, opened());
    let off = opened().approved(Place::Next(1), days(&[0, 1]), Terms::default());
    assert_eq!(off, opened(), "nothing is reached where recovery is off");
}

#[test]
fn a_change_of_key_ends_it_and_so_does_its_time() {
    let stands = |from, now| opened().must_stand(&Tenure { stands_from: Epoch(from), ..OLD }, Timestamp::new(now));
    assert_eq!((stands(4, 30 * DAY), stands(3, 0)), (Ok(()), Ok(())));
    assert_eq!(stands(4, 30 * DAY + 1), Err(Refusal::RecoveryExpired));
    assert_eq!(stands(5, 0), Err(Refusal::RecoveryOutdated));
    assert!(
        !opened().is_over(Some(&OLD), on(30)) && opened().is_over(Some(&OLD), on(31)) && opened().is_over(None, on(0))
    );
    assert_eq!(Proposal::open(Epoch(0), Terms::default(), on(0)), Err(Refusal::RecoveryOff));
}

#[test]
fn a_key_that_was_young_when_enough_had_approved_does_not_end_it_alone() {
    let since = |day| Tenure { since: on(day), ..OLD };
    let yields = |day, now| reached().yields_to(&since(day), on(now));
    assert!(yields(-10, 20) && !yields(-9, 20) && !yields(-9, 57) && !yields(25, 26));
    assert!(yields(25, 58), "what has ended is in nobody's way");
    assert!(opened().yields_to(&since(0), on(1)), "and so is what too few stand behind");
    assert_eq!((reached().counted_at(on(50)), opened().counted_at(on(2))), (on(20), on(2)));
}

#[test]
fn each_guardian_approves_once_with_each_key_and_nine_at_most() {
    let place_of = |given: &[(u8, u32)], guardian, epoch| {
        place(given.iter().map(|(who, epoch)| (who, Epoch(*epoch))), &guardian, Epoch(epoch))
    };
    assert_eq!(place_of(&[(1, 0), (2, 5)], 3, 0), Ok(Place::Next(2)));
    assert_eq!(place_of(&[(1, 0), (2, 5)], 2, 5), Err(Refusal::AlreadyApproved));
    assert_eq!(place_of(&[(1, 0), (2, 5)], 2, 6), Ok(Place::Again(1)));
    let nine = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(|who| (who, 0));
    assert_eq!(place_of(&nine, 10, 0), Err(Refusal::ApprovalsFull));
    assert_eq!(place_of(&nine, 9, 1), Ok(Place::Again(8)));
    assert_eq!((Place::Next(3).index(), Place::Again(4).index()), (3, 4));
}

#[test]
fn an_approval_holds_as_long_as_the_guardians_epoch() {
    let shown = |guardian: u8, epoch| {
        approval_of([(1, 0), (2, 5)].iter().map(|(who, epoch)| (who, Epoch(*epoch))), &guardian, Epoch(epoch))
    };
    assert_eq!((shown(1, 0), shown(2, 5), shown(2, 6)), (Ok(Some(0)), Ok(Some(1)), Ok(None)));
    assert_eq!(shown(3, 0), Err(Refusal::WrongAccount));
}
