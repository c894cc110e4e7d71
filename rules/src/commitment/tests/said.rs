//! What is said and not so: a disputed part holds no place, and may be taken back.

use super::*;
use crate::reputation::Outcome;

#[test]
fn a_bare_done_that_is_disputed_gives_its_place_back() {
    let lie = promise().perform(Party::Debtor, sum(0), sum(60), at(1)).unwrap();
    assert_eq!(lie.effects().share.committed, sum(100));
    let disputed = lie.demand(Party::Creditor, sum(0)).unwrap();
    assert_eq!(disputed.effects().share, Share { committed: sum(40), kept: sum(0) });
    let late = disputed.tidy_overdue(Excuse::Missing, at(DUE + 1)).unwrap();
    assert_eq!(late.effects().share.committed, sum(0), "the rest is overdue, and holds none either");
}

#[test]
fn the_debtor_takes_back_what_is_marked_and_unanswered() {
    let slip = promise().perform(Party::Debtor, sum(0), sum(100), at(1)).unwrap();
    for by in [Party::Creditor, Party::Stranger] {
        assert_eq!(slip.take_back(by, sum(100), sum(90)), Err(Refusal::NotDebtor));
    }
    let back = slip.take_back(Party::Debtor, sum(100), sum(90)).unwrap();
    assert_eq!((back.performed, back.in_time, back.outstanding()), (sum(10), sum(10), sum(100)));
    assert_eq!(back.take_back(Party::Debtor, sum(100), sum(90)), Err(Refusal::StaleSum), "twice is once");
    assert_eq!(back.take_back(Party::Debtor, sum(10), sum(11)), Err(Refusal::AboveUnanswered));
    assert_eq!(promise().take_back(Party::Debtor, sum(0), sum(1)), Err(Refusal::AboveUnanswered));
    let again = back.perform(Party::Debtor, sum(10), sum(90), at(DUE + 1)).unwrap();
    assert_eq!((again.performed, again.in_time), (sum(100), sum(10)), "what is brought late is late");
}

#[test]
fn nothing_that_is_answered_is_taken_back() {
    let half = promise().perform(Party::Debtor, sum(0), sum(100), at(1)).unwrap();
    let half = half.confirm(Party::Creditor, sum(0), sum(60), at(1)).unwrap();
    let back = half.take_back(Party::Debtor, sum(100), sum(100)).unwrap();
    assert_eq!((back.performed, back.kept, back.in_time), (sum(60), sum(60), sum(60)), "as far as it is unanswered");
    let forgiven = promise().perform(Party::Debtor, sum(0), sum(100), at(1)).unwrap();
    let forgiven = forgiven.forgive(Party::Creditor, sum(0), sum(60), at(1)).unwrap();
    let back = forgiven.take_back(Party::Debtor, sum(100), sum(10)).unwrap();
    assert_eq!((back.unanswered(), back.outstanding()), (sum(30), sum(40)));
    assert!(back.invariant());
}

#[test]
fn a_conceded_dispute_is_over_and_late_if_it_is() {
    let lie = promise().perform(Party::Debtor, sum(0), sum(60), at(1)).unwrap();
    let disputed = lie.demand(Party::Creditor, sum(0)).unwrap();
    let more = disputed.perform(Party::Debtor, sum(60), sum(40), at(2)).unwrap();
    let conceded = more.take_back(Party::Debtor, sum(100), sum(60)).unwrap();
    let standing = conceded.effects().standing;
    assert_eq!((standing.disputed, standing.unanswered), (sum(0), sum(40)), "what is disputed goes first");
    let late = conceded.report_at(Excuse::Missing, at(DUE + 1));
    assert_eq!(late.effects().standing.overdue, sum(60));
}

#[test]
fn a_whole_promise_counts_once_when_it_is_settled() {
    let outcome = |promise: Commitment| promise.effects().standing.outcome;
    let kept = |minor| promise().confirm(Party::Creditor, sum(0), sum(minor), at(1)).unwrap();
    let rest_forgiven = |minor| kept(minor).forgive(Party::Creditor, sum(0), sum(100 - minor), at(1)).unwrap();
    assert_eq!(outcome(kept(1)), Outcome::Open);
    assert_eq!(outcome(kept(100)), Outcome::Kept);
    assert_eq!(outcome(rest_forgiven(1)), Outcome::Forgiven);
    let cleared = kept(1).clear(OPEN, sum(99), at(1)).unwrap();
    assert_eq!(outcome(cleared), Outcome::Open, "the counters do not know it yet");
    assert_eq!(outcome(cleared.report_at(Excuse::Missing, at(1))), Outcome::Kept);
    let handed_on = promise().transfer(OPEN, sum(100), sum(100), at(1)).unwrap();
    assert_eq!((outcome(handed_on), handed_on.effects().standing.cleared), (Outcome::Cleared, sum(100)));
}
