//! Edges, and what holds for every record.

use super::*;
use crate::member::holdings::Holding;

fn initiative() -> Call {
    Call { kind: Kind::Initiative, fulfil_by: at(1_000), minimum_backers: 2, ..call() }
}

fn support() -> Request {
    open(&Call { kind: Kind::Support, deadline: at(0), ..call() }, 0).unwrap()
}

#[test]
fn a_kind_is_one_byte_and_one_holding() {
    let holdings = [None, Some(Holding::Support), Some(Holding::Initiative), Some(Holding::Claim)];
    let kinds = [Kind::Emergency, Kind::Support, Kind::Initiative, Kind::Claim];
    for (byte, (kind, holding)) in (1..).zip(kinds.into_iter().zip(holdings)) {
        assert_eq!((kind.byte(), Kind::from_byte(byte)), (byte, Ok(kind)));
        assert_eq!(Call { kind, ..call() }.holding(), holding);
    }
    for byte in [0, 5, u8::MAX] {
        assert_eq!(Kind::from_byte(byte), Err(Refusal::RequestKindUnknown));
    }
}

#[test]
fn an_initiative_is_done_from_its_deadline_until_a_year_later() {
    let done = |by| open(&Call { fulfil_by: at(by), ..initiative() }, 0).map(|_| ());
    let year = 366 * 86_400;
    assert_eq!((done(1_000), done(1_000 + year)), (Ok(()), Ok(())));
    assert_eq!(done(999), Err(Refusal::FulfilByOutOfRange));
    assert_eq!(done(1_001 + year), Err(Refusal::FulfilByOutOfRange));
}

#[test]
fn what_was_adopted_lasts_until_its_last_second() {
    let adopted = Request { status: Status::Adopted, ..open(&initiative(), 0).unwrap() };
    assert_eq!(adopted.status_at(at(1_000)), Status::Adopted);
    assert_eq!(adopted.status_at(at(1_001)), Status::Expired);
}

#[test]
fn an_edit_and_a_close_take_the_turn_and_say_what_they_change() {
    let nearer = Handshakes::new(2).unwrap();
    let edited = emergency().edit(Turn(0), &Edit { reach: nearer, ..same(&emergency()) }, at(1)).unwrap();
    assert_eq!(edited, Request { turn: Turn(1), reach: nearer, ..emergency() });
    let closed = edited.close(Turn(1), at(1)).unwrap();
    assert_eq!(closed, Request { turn: Turn(2), status: Status::Closed, ..edited });
}

#[test]
fn an_emergency_frees_its_place_when_it_has_ended() {
    assert!(!emergency().frees_emergency(at(1_000)));
    assert!(emergency().frees_emergency(at(1_001)));
    let closed = Request { status: Status::Closed, ..emergency() };
    assert!(closed.frees_emergency(at(0)));
    assert!(!Request { kind: Kind::Initiative, ..closed }.frees_emergency(at(0)));
}

#[test]
fn a_support_begins_anew_with_every_period() {
    let full = Sums { intended: Total::new(1), committed: Total::new(2), kept: Total::new(3) };
    let asked = Request { sums: full, sums_before: full, ..support() };
    let next = Period(asked.period.0 + 1);
    assert_eq!(asked.rolled(asked.period), asked);
    assert_eq!(asked.rolled(next), Request { period: next, sums: Sums::default(), ..asked });
    let later = Period(asked.period.0 + 2);
    assert_eq!(asked.rolled(later), Request { period: later, ..support() });
    let emergency = Request { sums: full, ..emergency() };
    assert_eq!(emergency.rolled(later), emergency);
}

#[test]
fn each_part_of_the_invariant_is_needed() {
    let some = Sums { kept: Total::new(1), ..Sums::default() };
    let asked = open(&initiative(), 0).unwrap();
    let sound = [emergency(), support(), asked, Request { kind: Kind::Claim, ..emergency() }];
    for request in sound {
        assert!(request.invariant(), "{request:?}");
    }
    assert!(Request { sums_before: some, backers: 3, ..support() }.invariant());
    let intended = Sums { intended: Total::new(1), ..Sums::default() };
    let broken = [
        Request { target: Amount::ZERO, ..support() },
        Request { target: Amount::stored(u64::MAX), ..support() },
        Request { sums: intended, ..emergency() },
        Request { backers: 1, ..emergency() },
        Request { sums_before: some, ..emergency() },
        Request { sums_before: some, ..asked },
        Request { minimum_backers: 0, ..asked },
        Request { fulfil_by: at(999), ..asked },
    ];
    for broken in broken {
        assert!(!broken.invariant(), "{broken:?}");
    }
}
