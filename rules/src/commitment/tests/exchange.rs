//! Who is late, and towards whom: the other side of an exchange, and a creditor who is not there.

use super::*;
use crate::member::Presence;

/// The goods are due first, the price ten seconds later.
fn twins() -> (Commitment, Commitment) {
    (promise(), Commitment { due: at(DUE + 10), ..promise() })
}

fn excuse(price: &Commitment, goods: &Commitment, now: i64) -> Excuse {
    price.excuse_at(Some(goods), Presence::Active, at(now))
}

#[test]
fn nobody_is_late_while_the_other_who_was_to_begin_is() {
    let (goods, price) = twins();
    let late = DUE + 20;
    assert_eq!(excuse(&price, &goods, late), Excuse::Given);
    assert_eq!(excuse(&goods, &price, late), Excuse::Missing, "who was to begin has no excuse");
    assert_eq!(excuse(&goods, &goods, late), Excuse::Missing, "with one due time for both, nobody was to begin");
    assert_eq!(price.tidy_overdue(Excuse::Given, at(late)), Err(Refusal::NotOverdue));
    assert!(price.tidy_overdue(Excuse::Missing, at(late)).is_ok());
    assert_eq!(price.report_at(Excuse::Unseen, at(late)), price, "an act that does not look writes down no lateness");
    let known = price.report_at(Excuse::Missing, at(late));
    assert!(known.report_at(Excuse::Unseen, at(late)).reported.overdue, "and leaves the old one");
    assert!(!known.report_at(Excuse::Given, at(late)).reported.overdue, "and a report takes it back");
}

#[test]
fn a_false_delivery_makes_no_buyer_late() {
    let (goods, price) = twins();
    let called_done = goods.perform(Party::Debtor, sum(0), sum(100), at(DUE)).unwrap();
    assert_eq!(excuse(&price, &called_done, DUE + 11), Excuse::Missing, "nobody has said that it is not so");
    let disputed = called_done.demand(Party::Creditor, sum(0)).unwrap();
    assert_eq!(excuse(&price, &disputed, DUE + 500), Excuse::Given);
    let conceded = disputed.take_back(Party::Debtor, sum(100), sum(100)).unwrap();
    assert_eq!(excuse(&price, &conceded, DUE + 500), Excuse::Given, "and it is overdue instead");
}

#[test]
fn who_waited_for_late_goods_has_the_time_between_the_dues_from_their_coming() {
    let (goods, price) = twins();
    let came = DUE + 40;
    let performed = goods.perform(Party::Debtor, sum(0), sum(100), at(came)).unwrap();
    let confirmed = goods.confirm(Party::Creditor, sum(0), sum(100), at(came)).unwrap();
    let forgiven = goods.forgive(Party::Creditor, sum(0), sum(100), at(came)).unwrap();
    let cleared = goods.clear(OPEN, sum(100), at(came)).unwrap();
    let handed_on = goods.transfer(OPEN, sum(100), sum(100), at(came)).unwrap();
    for came_late in [performed, confirmed, forgiven, cleared, handed_on] {
        assert_eq!(excuse(&price, &came_late, came), Excuse::Given);
        assert_eq!(excuse(&price, &came_late, came + 10), Excuse::Given, "{came_late:?}");
        assert_eq!(excuse(&price, &came_late, came + 11), Excuse::Missing);
    }
    let in_time = goods.perform(Party::Debtor, sum(0), sum(100), at(DUE)).unwrap();
    let answered_late = in_time.confirm(Party::Creditor, sum(0), sum(100), at(came)).unwrap();
    assert_eq!(excuse(&price, &answered_late, DUE + 11), Excuse::Missing, "a late answer delays no payment");
}

#[test]
fn what_came_late_stays_while_the_other_has_its_time() {
    let (goods, price) = twins();
    let came = goods.confirm(Party::Creditor, sum(0), sum(100), at(DUE + 40)).unwrap();
    assert_eq!(came.must_be_closable(Some(&price), at(DUE + 50)), Err(Refusal::TwinWaits));
    assert_eq!(came.must_be_closable(Some(&price), at(DUE + 51)), Ok(()));
    let paid = price.confirm(Party::Creditor, sum(0), sum(100), at(DUE + 41)).unwrap();
    assert_eq!(came.must_be_closable(Some(&paid), at(DUE + 41)), Ok(()), "nobody waits any more");
    assert_eq!(came.must_be_closable(None, at(DUE + 41)), Ok(()));
}

#[test]
fn nobody_is_late_towards_somebody_who_is_not_there() {
    let late = at(DUE + 1);
    for (presence, excuse) in [
        (Presence::Left, Excuse::Given),
        (Presence::Dormant, Excuse::Given),
        (Presence::Suspended, Excuse::Missing),
        (Presence::Active, Excuse::Missing),
    ] {
        assert_eq!(promise().excuse_at(None, presence, late), excuse, "{presence:?}");
    }
    let written = promise().tidy_overdue(Excuse::Missing, late).unwrap();
    let spared = written.report(Excuse::Given, late).unwrap();
    assert_eq!((spared.effects().standing.overdue, spared.effects().share.committed), (sum(0), sum(100)));
    assert!(spared.report(Excuse::Missing, late).unwrap().reported.overdue, "when the creditor is back");
}
