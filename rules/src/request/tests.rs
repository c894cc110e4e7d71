mod bounds;
mod counted;
mod initiative;

use super::book::{Backers, Backing, Offered, Source};
use super::*;
use crate::commitment::Share;
use crate::network::Frame;
use crate::period::{Rhythm, Today};

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

const MONTH: Rhythm = Rhythm::Month;

fn today(now: i64) -> Today {
    MONTH.today(at(now)).unwrap()
}

fn open(call: &Call, now: i64) -> Result<Request, Refusal> {
    Request::open(call, MONTH, today(now), at(now))
}

fn emergency() -> Request {
    open(&call(), 0).unwrap()
}

/// The request after a commitment of its own period came to such a share.
fn with(request: Request, to: Share, now: i64) -> Request {
    request.moved(request.period, (share(0, 0), to), today(now).period, at(now)).unwrap()
}

fn same(request: &Request) -> Edit {
    Edit { target: request.target, reach: request.reach, details_changed: false }
}

fn share(committed: u64, kept: u64) -> Share {
    Share { committed: sum(committed), kept: sum(kept) }
}

fn frame() -> Frame {
    Frame::new(0, 2, 150, 3).unwrap()
}

/// How much a helper commits who offers so much out of nothing that was said before.
fn takes(request: &Request, minor: u64, due: i64, now: i64) -> Result<Amount, Refusal> {
    let offered = Offered { amount: sum(minor), due: at(due), source: Source::Pocket };
    request.takes(&offered, &frame(), today(now), at(now))
}

#[test]
fn an_emergency_lasts_at_most_ninety_two_days() {
    let open = |deadline| open(&Call { deadline: at(deadline), ..call() }, 0).map(|_| ());
    assert_eq!(open(92 * 86_400), Ok(()));
    assert_eq!(open(92 * 86_400 + 1), Err(Refusal::DeadlineOutOfRange));
    assert_eq!(open(0), Err(Refusal::DeadlineOutOfRange));
}

#[test]
fn an_emergency_has_neither_price_terms_nor_backers() {
    let open = |call| open(&call, 0).map(|_| ());
    assert_eq!(open(Call { minimum_backers: 1, ..call() }), Err(Refusal::FieldNotForKind));
    assert_eq!(open(Call { fulfil_by: at(9), ..call() }), Err(Refusal::FieldNotForKind));
}

#[test]
fn help_is_a_whole_unit_or_all_that_is_missing() {
    let takes = |request: &Request, minor| takes(request, minor, 1, 0);
    assert_eq!(takes(&emergency(), 1_00), Ok(sum(1_00)));
    assert_eq!(takes(&emergency(), 99), Err(Refusal::BelowWholeUnit));
    assert_eq!(takes(&emergency(), 500_00), Ok(sum(500_00)));
    let nearly = with(emergency(), share(499_50, 0), 0);
    assert_eq!(takes(&nearly, 50), Ok(sum(50)), "all that is missing");
    assert_eq!(takes(&nearly, 49), Err(Refusal::BelowWholeUnit));
}

#[test]
fn whoever_promises_more_than_is_missing_promises_what_is_missing() {
    let takes = |request: &Request, minor| takes(request, minor, 1, 0);
    assert_eq!(takes(&emergency(), 500_01), Ok(sum(500_00)));
    let nearly = with(emergency(), share(499_50, 0), 0);
    assert_eq!(takes(&nearly, 1_00), Ok(sum(50)), "somebody's 499.50 in between stop nobody");
    let full = with(emergency(), share(400_00, 100_00), 0);
    assert_eq!(takes(&full, 1), Err(Refusal::NothingMissing));
}

#[test]
fn help_is_due_within_fourteen_days_and_not_after_the_deadline() {
    let lasting = |deadline| open(&Call { deadline: at(deadline), ..call() }, 0).unwrap();
    let takes = |deadline, due, now| takes(&lasting(deadline), 1_00, due, now).map(|_| ());
    let (now, long) = (10, 30 * DAY);
    assert_eq!(takes(long, now + 1, now), Ok(()));
    assert_eq!(takes(long, now, now), Err(Refusal::DueOutOfRange));
    assert_eq!(takes(long, now + 14 * DAY, now), Ok(()));
    assert_eq!(takes(long, now + 14 * DAY + 1, now), Err(Refusal::DueOutOfRange));
    assert_eq!(takes(2 * DAY, 2 * DAY, now), Ok(()), "by its last second");
    assert_eq!(takes(2 * DAY, 2 * DAY + 1, now), Err(Refusal::DueOutOfRange), "what comes after it helps nobody");
    assert_eq!(takes(1_000, 1_000 + DAY, 1_000), Ok(()), "a day, for who helps in the last second");
    assert_eq!(takes(1_000, 1_001 + DAY, 1_000), Err(Refusal::DueOutOfRange));
}

#[test]
fn it_takes_help_until_its_last_second() {
    let takes = |now| takes(&emergency(), 1_00, now + 1, now);
    assert_eq!(takes(1_000), Ok(sum(1_00)));
    assert_eq!(takes(1_001), Err(Refusal::RequestNotOpen));
    assert_eq!(emergency().tidy(at(1_000)), Err(Refusal::RequestStillOpen));
    assert_eq!(emergency().tidy(at(1_001)).unwrap().status, Status::Expired);
}

#[test]
fn it_is_complete_when_kept_reaches_the_target_and_not_after_the_deadline() {
    let kept = |now| with(emergency(), share(0, 500_00), now).status_at(at(now));
    assert_eq!(kept(1_000), Status::Completed);
    assert_eq!(kept(1_001), Status::Expired);
}

#[test]
fn an_edit_stays_above_what_is_promised_and_narrows_the_reach() {
    let request = with(emergency(), share(100_00, 50_00), 0);
    let edit = |target, reach| {
        let edit = Edit { target: sum(target), reach: Handshakes::new(reach).unwrap(), details_changed: true };
        request.edit(Turn(0), &edit, at(0))
    };
    assert_eq!(edit(149_99, 3), Err(Refusal::TargetBelowPromised));
    assert_eq!(edit(150_00, 4), Err(Refusal::ReachWidened));
    assert_eq!(edit(150_00, 0), Err(Refusal::ReachWidened));
    let edited = edit(150_00, 2).unwrap();
    assert_eq!((edited.turn, edited.missing()), (Turn(1), Amount::ZERO));
    assert_eq!(edited.edit(Turn(0), &same(&edited), at(0)), Err(Refusal::StaleTurn));
}

#[test]
fn a_target_lowered_to_what_is_kept_completes_it() {
    let request = with(emergency(), share(0, 50_00), 0);
    let edit = Edit { target: sum(50_00), ..same(&request) };
    assert_eq!(request.edit(Turn(0), &edit, at(0)).unwrap().status, Status::Completed);
}

#[test]
fn what_is_closed_takes_nothing_more() {
    let closed = emergency().close(Turn(0), at(5)).unwrap();
    assert_eq!(closed.must_be_live(at(5)), Err(Refusal::RequestNotOpen));
    assert_eq!(closed.close(Turn(1), at(5)), Err(Refusal::RequestNotOpen));
    assert_eq!(closed.edit(Turn(1), &same(&closed), at(5)), Err(Refusal::RequestNotOpen));
}

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

fn initiative() -> Request {
    let call =
        Call { kind: Kind::Initiative, deadline: at(10 * DAY), fulfil_by: at(20 * DAY), minimum_backers: 2, ..call() };
    open(&call, 0).unwrap()
}

fn support() -> Request {
    open(&Call { kind: Kind::Support, deadline: at(0), ..call() }, 0).unwrap()
}

fn backed(request: Request, from: u64, to: u64, backers: Backers, now: i64) -> Request {
    let backing = Backing { period: request.period, from: sum(from), to: sum(to), backers };
    request.backed(&backing, today(now).period, at(now)).unwrap()
}

/// Price and backers suffice from the fifth hour on.
fn voted() -> Request {
    let first = backed(initiative(), 0, 400_00, Backers::Comes, HOUR);
    backed(first, 0, 100_00, Backers::Comes, 5 * HOUR)
}

#[test]
fn each_kind_has_its_own_terms() {
    let open = |call| open(&call, 0).map(|_| ());
    let vote = Call { kind: Kind::Initiative, minimum_backers: 1, fulfil_by: at(2_000), ..call() };
    assert_eq!(open(vote), Ok(()));
    assert_eq!(open(Call { minimum_backers: 0, ..vote }), Err(Refusal::BackersOutOfRange));
    assert_eq!(open(Call { fulfil_by: at(999), ..vote }), Err(Refusal::FulfilByOutOfRange));
    assert_eq!(open(Call { fulfil_by: at(1_001 + 366 * DAY), ..vote }), Err(Refusal::FulfilByOutOfRange));
    assert_eq!(open(Call { deadline: at(0), ..vote }), Err(Refusal::InitiativeDeadlineOutOfRange));
    assert_eq!(open(Call { deadline: at(1 + 366 * DAY), ..vote }), Err(Refusal::InitiativeDeadlineOutOfRange));
    assert_eq!(open(Call { kind: Kind::Support, ..call() }), Err(Refusal::FieldNotForKind), "a deadline");
    assert_eq!(open(Call { kind: Kind::Claim, ..call() }), Err(Refusal::ClaimInPool));
}

#[test]
fn a_support_begins_every_month_anew_and_keeps_the_one_before() {
    let january = with(support(), share(300_00, 0), DAY);
    let february = january.rolled(today(40 * DAY).period);
    assert_eq!((february.missing(), february.sums_before.committed.get()), (sum(500_00), 300_00));
    let late =
        january.moved(january.period, (share(300_00, 0), share(0, 300_00)), today(40 * DAY).period, at(40 * DAY));
    let late = late.unwrap();
    assert_eq!((late.sums.kept.get(), late.sums_before.kept.get()), (0, 300_00), "each word counts in its own month");
    let march = late.moved(january.period, (share(0, 300_00), share(0, 0)), today(70 * DAY).period, at(70 * DAY));
    assert_eq!(march.unwrap().sums_before, Sums::default(), "or nowhere, if older");
    assert_eq!(january.status_at(at(4_000 * DAY)), Status::Open, "until its beneficiary closes it");
}

#[test]
fn help_for_a_month_is_due_in_its_last_second() {
    let takes = |minor, due| takes(&support(), minor, due, DAY);
    assert_eq!(takes(500_00, 31 * DAY - 1), Ok(sum(500_00)));
    assert_eq!(takes(500_00, 31 * DAY), Err(Refusal::DueNotPeriodEnd));
    assert_eq!(takes(500_01, 31 * DAY - 1), Err(Refusal::AboveTarget), "nobody fills the sums of others");
}

#[test]
fn an_ended_request_waits_for_its_intents() {
    let closed = voted().close(Turn(0), at(6 * HOUR)).unwrap();
    assert_eq!(closed.tidy(at(6 * HOUR)), Err(Refusal::RequestHasIntents));
    let one = backed(closed, 400_00, 0, Backers::Goes, 7 * HOUR);
    let none = backed(one, 100_00, 0, Backers::Goes, 7 * HOUR);
    assert_eq!(none.status, Status::Closed);
    assert!(none.tidy(at(7 * HOUR)).is_ok());
}

#[test]
fn a_place_is_free_when_the_end_is_written_down() {
    let closed = support().close(Turn(0), at(1)).unwrap();
    assert_eq!(closed.frees(&support(), false), Some(Holding::Support));
    assert_eq!(closed.frees(&closed, true), None, "once");
    let expired = initiative().tidy(at(11 * DAY)).unwrap();
    assert_eq!(expired.frees(&initiative(), false), Some(Holding::Initiative));
    let claim = Request { kind: Kind::Claim, ..emergency() };
    let withdrawn = claim.close(Turn(0), at(1)).unwrap();
    assert_eq!((withdrawn.frees(&claim, false), withdrawn.frees(&claim, true)), (None, Some(Holding::Claim)));
}

#[test]
fn a_claim_is_never_edited_and_not_withdrawn_after_its_freeze() {
    let claim = Request { kind: Kind::Claim, ..emergency() };
    assert_eq!(claim.edit(Turn(0), &same(&claim), at(1)), Err(Refusal::ClaimIsFixed));
    assert_eq!(claim.status_at(at(2_000)), Status::Open, "its discussion has ended, and it waits for its freeze");
    let frozen = Request { frozen: true, ..claim };
    assert_eq!(frozen.close(Turn(0), at(1)), Err(Refusal::ClaimIsFrozen));
    assert_eq!(frozen.status_at(at(1_001)), Status::Expired);
    assert_eq!(takes(&frozen, 1, 1, 0), Err(Refusal::ClaimInPool));
    assert_eq!(frozen.must_take_intents(at(0)), Err(Refusal::NoIntents));
}

#[test]
fn nobodys_promise_keeps_the_beneficiary_from_changing_anything_else() {
    let promised = with(emergency(), share(900_00, 0), 0);
    let nearer = Edit { reach: Handshakes::new(1).unwrap(), ..same(&promised) };
    assert!(promised.edit(Turn(0), &nearer, at(0)).is_ok());
    let lower = Edit { target: sum(499_99), ..same(&promised) };
    assert_eq!(promised.edit(Turn(0), &lower, at(0)), Err(Refusal::TargetBelowPromised));
}

#[test]
fn a_delegate_withdraws_no_claim() {
    let claim = Request { kind: Kind::Claim, ..emergency() };
    assert_eq!(claim.must_end_here(), Err(Refusal::ClaimInPool));
    assert_eq!(emergency().must_end_here(), Ok(()));
}
