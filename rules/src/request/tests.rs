use super::*;

fn sum(minor: u64) -> Amount {
    Amount::new(minor).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::new(seconds)
}

fn call() -> Call {
    Call {
        kind: Kind::Emergency,
        target: sum(500_00),
        deadline: at(1_000),
        fulfil_by: at(0),
        minimum_backers: 0,
        reach: Handshakes::new(3).unwrap(),
    }
}

fn emergency() -> Request {
    Request::open(&call(), at(0)).unwrap()
}

fn share(committed: u64, kept: u64) -> Share {
    Share { committed: sum(committed), kept: sum(kept) }
}

fn cents() -> Decimals {
    Decimals::new(2).unwrap()
}

#[test]
fn an_emergency_lasts_at_most_ninety_two_days() {
    let open = |deadline| Request::open(&Call { deadline: at(deadline), ..call() }, at(0)).map(|_| ());
    assert_eq!(open(92 * 86_400), Ok(()));
    assert_eq!(open(92 * 86_400 + 1), Err(Refusal::DeadlineOutOfRange));
    assert_eq!(open(0), Err(Refusal::DeadlineOutOfRange));
}

#[test]
fn an_emergency_has_neither_price_terms_nor_backers() {
    let open = |call| Request::open(&call, at(0)).map(|_| ());
    assert_eq!(open(Call { minimum_backers: 1, ..call() }), Err(Refusal::FieldNotForKind));
    assert_eq!(open(Call { fulfil_by: at(9), ..call() }), Err(Refusal::FieldNotForKind));
}

#[test]
fn help_is_a_whole_unit_or_all_that_is_missing_and_never_more() {
    let takes = |request: Request, minor| request.takes(sum(minor), at(1), cents(), at(0));
    assert_eq!(takes(emergency(), 1_00), Ok(()));
    assert_eq!(takes(emergency(), 99), Err(Refusal::BelowWholeUnit));
    assert_eq!(takes(emergency(), 500_00), Ok(()));
    assert_eq!(takes(emergency(), 500_01), Err(Refusal::AboveMissing));
    let nearly = emergency().moved(share(0, 0), share(499_50, 0), at(0)).unwrap();
    assert_eq!(takes(nearly, 50), Ok(()), "all that is missing");
    assert_eq!(takes(nearly, 49), Err(Refusal::BelowWholeUnit));
}

#[test]
fn help_is_due_within_fourteen_days() {
    let takes = |due| emergency().takes(sum(1_00), at(due), cents(), at(10));
    assert_eq!(takes(11), Ok(()));
    assert_eq!(takes(10), Err(Refusal::DueOutOfRange));
    assert_eq!(takes(10 + 14 * 86_400), Ok(()));
    assert_eq!(takes(11 + 14 * 86_400), Err(Refusal::DueOutOfRange));
}

#[test]
fn it_takes_help_until_its_last_second() {
    let takes = |now| emergency().takes(sum(1_00), at(now + 1), cents(), at(now));
    assert_eq!(takes(1_000), Ok(()));
    assert_eq!(takes(1_001), Err(Refusal::RequestNotOpen));
    assert_eq!(emergency().tidy(at(1_000)), Err(Refusal::RequestStillOpen));
    assert_eq!(emergency().tidy(at(1_001)).unwrap().status, Status::Expired);
}

#[test]
fn it_is_complete_when_kept_reaches_the_target_and_not_after_the_deadline() {
    let kept = |now| emergency().moved(share(0, 0), share(0, 500_00), at(now)).unwrap().status_at(at(now));
    assert_eq!(kept(1_000), Status::Completed);
    assert_eq!(kept(1_001), Status::Expired);
}

#[test]
fn an_edit_stays_above_what_is_promised_and_narrows_the_reach() {
    let request = emergency().moved(share(0, 0), share(100_00, 50_00), at(0)).unwrap();
    let edit = |target, reach| request.edit(Turn(0), sum(target), Handshakes::new(reach).unwrap(), at(0));
    assert_eq!(edit(149_99, 3), Err(Refusal::TargetBelowPromised));
    assert_eq!(edit(150_00, 4), Err(Refusal::ReachWidened));
    assert_eq!(edit(150_00, 0), Err(Refusal::ReachWidened));
    let edited = edit(150_00, 2).unwrap();
    assert_eq!((edited.turn, edited.missing()), (Turn(1), Amount::ZERO));
    assert_eq!(edited.edit(Turn(0), sum(1), edited.reach, at(0)), Err(Refusal::StaleTurn));
}

#[test]
fn a_target_lowered_to_what_is_kept_completes_it() {
    let request = emergency().moved(share(0, 0), share(0, 50_00), at(0)).unwrap();
    assert_eq!(request.edit(Turn(0), sum(50_00), request.reach, at(0)).unwrap().status, Status::Completed);
}

#[test]
fn what_is_closed_takes_nothing_more() {
    let closed = emergency().close(Turn(0), at(5)).unwrap();
    assert_eq!(closed.must_be_open(at(5)), Err(Refusal::RequestNotOpen));
    assert_eq!(closed.close(Turn(1), at(5)), Err(Refusal::RequestNotOpen));
    assert_eq!(closed.edit(Turn(1), sum(1), closed.reach, at(5)), Err(Refusal::RequestNotOpen));
}
