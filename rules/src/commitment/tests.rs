mod exchange;
mod said;

use super::*;
use crate::reputation::{Reputation, Role};
use proptest::prelude::*;

fn sum(minor: u64) -> Amount {
    Amount::new(minor).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::new(seconds)
}

const DUE: i64 = 100;

fn promise() -> Commitment {
    Commitment::make(sum(100), at(DUE), at(0))
}

#[test]
fn only_the_creditor_confirms_and_forgives() {
    for by in [Party::Debtor, Party::Stranger] {
        assert_eq!(promise().confirm(by, Amount::ZERO, sum(1), at(1)), Err(Refusal::NotCreditor));
        assert_eq!(promise().forgive(by, Amount::ZERO, sum(1), at(1)), Err(Refusal::NotCreditor));
        assert_eq!(promise().demand(by, Amount::ZERO), Err(Refusal::NotCreditor));
    }
    for by in [Party::Creditor, Party::Stranger] {
        assert_eq!(promise().perform(by, Amount::ZERO, sum(1), at(1)), Err(Refusal::NotDebtor));
    }
}

#[test]
fn the_same_confirmation_counts_once() {
    let once = promise().confirm(Party::Creditor, Amount::ZERO, sum(40), at(1)).unwrap();
    assert_eq!(once.confirm(Party::Creditor, Amount::ZERO, sum(40), at(1)), Err(Refusal::StaleSum));
    assert_eq!(once.confirm(Party::Creditor, sum(40), sum(61), at(1)), Err(Refusal::AboveOutstanding));
    assert_eq!(once.confirm(Party::Creditor, sum(40), sum(60), at(1)).unwrap().settled_at, Some(at(1)));
}

#[test]
fn a_record_that_may_close_stands_still() {
    let kept = promise().confirm(Party::Creditor, sum(0), sum(100), at(1)).unwrap();
    let forgiven = promise().forgive(Party::Creditor, sum(0), sum(100), at(DUE + 1)).unwrap();
    let cleared = promise().clear(OPEN, sum(100), at(DUE + 1)).unwrap();
    let cleared = cleared.report(Excuse::Missing, at(DUE + 1)).unwrap();
    for closable in [kept, forgiven, cleared] {
        assert_eq!(closable.must_be_closable(None, at(DUE)), Ok(()));
        for (by, excuse) in [(Party::Debtor, Excuse::Missing), (Party::Creditor, Excuse::Unseen)] {
            assert_eq!(closable.allow(OPEN, by, true, false), Err(Refusal::FlagOfSettled));
            assert!(closable.perform(by, closable.performed, sum(1), at(DUE + 2)).is_err());
            assert!(closable.confirm(by, closable.kept, sum(1), at(DUE + 2)).is_err());
            assert!(closable.forgive(by, closable.forgiven, sum(1), at(DUE + 2)).is_err());
            assert!(closable.demand(by, closable.disputed).is_err());
            assert!(closable.take_back(by, closable.performed, sum(1)).is_err());
            assert!(closable.report(excuse, at(DUE + 2)).is_err());
            assert!(closable.tidy_overdue(excuse, at(DUE + 2)).is_err());
        }
        assert!(closable.clear(OPEN, sum(1), at(DUE + 2)).is_err());
        assert!(closable.transfer(OPEN, closable.outstanding(), sum(1), at(DUE + 2)).is_err());
    }
}

#[test]
fn nobody_else_takes_away_what_a_debtor_says() {
    let saw_nothing = |promise: Commitment, minor| promise.perform(Party::Debtor, sum(0), sum(minor), at(1));
    let confirmed = promise().confirm(Party::Creditor, sum(0), sum(1), at(1)).unwrap();
    assert_eq!(saw_nothing(confirmed, 100).unwrap().performed, sum(100), "a cent was confirmed first");
    assert_eq!(saw_nothing(confirmed, 1), Err(Refusal::StaleSum), "it is performed already");
    let forgiven = promise().forgive(Party::Creditor, sum(0), sum(40), at(1)).unwrap();
    assert_eq!(saw_nothing(forgiven, 100).unwrap().performed, sum(60), "the rest was forgiven first");
    let cleared = promise().clear(OPEN, sum(40), at(1)).unwrap();
    let done = saw_nothing(cleared, 100).unwrap();
    assert_eq!(done.performed, sum(60), "the rest was cleared first");
    assert_eq!(saw_nothing(done, 100), Err(Refusal::AbovePerformable), "once");
    assert_eq!(saw_nothing(promise(), 101), Err(Refusal::AbovePerformable), "never more than was promised");
    assert_eq!(promise().perform(Party::Debtor, sum(1), sum(1), at(1)), Err(Refusal::StaleSum), "nobody saw that");
}

#[test]
fn a_clearing_takes_away_no_answer_of_the_creditor() {
    let cleared = promise().clear(OPEN, sum(1), at(1)).unwrap();
    assert_eq!(cleared.confirm(Party::Creditor, sum(0), sum(100), at(1)).unwrap().kept, sum(99));
    assert_eq!(cleared.forgive(Party::Creditor, sum(0), sum(100), at(1)).unwrap().forgiven, sum(99));
    assert_eq!(cleared.confirm(Party::Creditor, sum(0), sum(101), at(1)), Err(Refusal::AboveOutstanding));
    let all = promise().clear(OPEN, sum(100), at(1)).unwrap();
    assert_eq!(all.confirm(Party::Creditor, sum(0), sum(1), at(1)), Err(Refusal::AboveOutstanding));
}

#[test]
fn what_is_performed_and_unanswered_is_not_overdue() {
    let late = promise().perform(Party::Debtor, Amount::ZERO, sum(60), at(DUE + 1)).unwrap();
    assert_eq!((late.overdue_at(at(DUE)), late.overdue_at(at(DUE + 1))), (Amount::ZERO, sum(40)));
    assert_eq!(late.perform(Party::Debtor, sum(60), sum(41), at(DUE)), Err(Refusal::AbovePerformable));
}

#[test]
fn late_is_what_was_neither_performed_nor_kept_by_due() {
    let in_time = promise().perform(Party::Debtor, Amount::ZERO, sum(30), at(DUE)).unwrap();
    let kept = in_time.confirm(Party::Creditor, Amount::ZERO, sum(100), at(DUE + 9)).unwrap();
    assert_eq!(kept.effects().standing.kept_late, sum(70));
}

#[test]
fn in_time_is_what_was_said_or_confirmed_until_due_itself() {
    for (time, in_time) in [(DUE - 1, 30), (DUE, 30), (DUE + 1, 0)] {
        let performed = promise().perform(Party::Debtor, Amount::ZERO, sum(30), at(time)).unwrap();
        assert_eq!((performed.in_time, performed.performed_at), (sum(in_time), Some(at(time))), "performed at {time}");
        let confirmed = promise().confirm(Party::Creditor, Amount::ZERO, sum(30), at(time)).unwrap();
        assert_eq!(confirmed.in_time, sum(in_time), "confirmed at {time}");
    }
}

#[test]
fn wholly_performed_is_when_nothing_is_left_to_perform() {
    let half = promise().perform(Party::Debtor, Amount::ZERO, sum(99), at(1)).unwrap();
    assert!(!half.is_wholly_performed());
    assert!(half.perform(Party::Debtor, sum(99), sum(1), at(1)).unwrap().is_wholly_performed());
}

#[test]
fn a_dispute_covers_what_is_performed_and_ends_with_the_answer() {
    let performed = promise().perform(Party::Debtor, Amount::ZERO, sum(50), at(1)).unwrap();
    let disputed = performed.demand(Party::Creditor, Amount::ZERO).unwrap();
    assert_eq!((disputed.effects().standing.disputed, disputed.effects().standing.unanswered), (sum(50), Amount::ZERO));
    let more = disputed.perform(Party::Debtor, sum(50), sum(10), at(1)).unwrap();
    assert_eq!((more.effects().standing.disputed, more.effects().standing.unanswered), (sum(50), sum(10)));
    let settled = more.confirm(Party::Creditor, Amount::ZERO, sum(100), at(2)).unwrap();
    assert_eq!(settled.effects().standing.disputed, Amount::ZERO);
    assert_eq!(settled.demand(Party::Creditor, Amount::ZERO), Err(Refusal::AboveOutstanding));
}

#[test]
fn it_becomes_overdue_on_paper_once() {
    assert_eq!(promise().tidy_overdue(Excuse::Missing, at(DUE)), Err(Refusal::NotOverdue));
    let written = promise().tidy_overdue(Excuse::Missing, at(DUE + 1)).unwrap();
    assert_eq!(written.effects().standing.overdue, sum(100));
    assert_eq!(written.effects().share, Share::default(), "the request may look for other help at once");
    assert_eq!(written.tidy_overdue(Excuse::Missing, at(DUE + 1)), Err(Refusal::NotOverdue));
    assert_eq!(written.report(Excuse::Missing, at(DUE + 1)), Err(Refusal::NothingToReport));
}

#[test]
fn it_closes_when_settled_and_reported() {
    assert_eq!(promise().must_be_closable(None, at(DUE)), Err(Refusal::NotSettled));
    let overdue = promise().tidy_overdue(Excuse::Missing, at(DUE + 1)).unwrap();
    let forgiven = overdue.forgive(Party::Creditor, Amount::ZERO, sum(100), at(DUE + 1)).unwrap();
    assert_eq!(forgiven.must_be_closable(None, at(DUE)), Err(Refusal::NotReported));
    assert_eq!(forgiven.report_at(Excuse::Missing, at(DUE + 1)).must_be_closable(None, at(DUE)), Ok(()));
}

const OPEN: Terms = Terms { in_kind: false, debtor_clears: true, creditor_clears: true };

#[test]
fn clearing_takes_what_nobody_has_performed_and_both_sides_allow() {
    let performed = promise().perform(Party::Debtor, Amount::ZERO, sum(60), at(1)).unwrap();
    assert_eq!(performed.clear(OPEN, sum(41), at(1)), Err(Refusal::AboveClearable));
    let cleared = performed.clear(OPEN, sum(40), at(1)).unwrap();
    assert_eq!((cleared.cleared, cleared.outstanding(), cleared.unanswered()), (sum(40), sum(60), sum(60)));
    assert_eq!(promise().clear(Terms { creditor_clears: false, ..OPEN }, sum(1), at(1)), Err(Refusal::ClearingRefused));
    assert_eq!(promise().clear(Terms { debtor_clears: false, ..OPEN }, sum(1), at(1)), Err(Refusal::ClearingRefused));
    assert_eq!(promise().clear(Terms { in_kind: true, ..OPEN }, sum(1), at(1)), Err(Refusal::ClearingInKind));
    assert_eq!(promise().clear(OPEN, sum(100), at(7)).unwrap().settled_at, Some(at(7)));
}

#[test]
fn what_was_cleared_counts_when_it_is_reported() {
    let cleared = promise().clear(OPEN, sum(40), at(1)).unwrap();
    assert_eq!(cleared.effects(), promise().effects());
    let reported = cleared.report(Excuse::Missing, at(1)).unwrap();
    assert_eq!((reported.effects().standing.cleared, reported.effects().share.kept), (sum(40), sum(40)));
}

#[test]
fn each_side_moves_its_own_flag_once() {
    assert_eq!(OPEN.allow(Party::Debtor, true, false), Ok(Terms { debtor_clears: false, ..OPEN }));
    assert_eq!(OPEN.allow(Party::Creditor, true, false), Ok(Terms { creditor_clears: false, ..OPEN }));
    assert_eq!(OPEN.allow(Party::Debtor, false, true), Err(Refusal::FlagUnchanged));
    assert_eq!(OPEN.allow(Party::Debtor, true, true), Err(Refusal::FlagUnchanged));
    assert_eq!(OPEN.allow(Party::Stranger, true, false), Err(Refusal::NotParty));
}

#[test]
fn a_direct_promise_lasts_from_an_hour_to_a_year_and_a_day() {
    assert_eq!(Commitment::direct_term(at(3_600), at(0)), Ok(()));
    assert_eq!(Commitment::direct_term(at(3_599), at(0)), Err(Refusal::DirectDueOutOfRange));
    assert_eq!(Commitment::direct_term(at(366 * 86_400), at(0)), Ok(()));
    assert_eq!(Commitment::direct_term(at(366 * 86_400 + 1), at(0)), Err(Refusal::DirectDueOutOfRange));
}

#[test]
fn the_invariant_sees_each_way_in_which_a_record_can_be_wrong() {
    let sound = Commitment {
        amount: sum(10),
        kept: sum(2),
        forgiven: sum(1),
        cleared: sum(1),
        transferred: sum(1),
        performed: sum(4),
        in_time: sum(4),
        disputed: sum(2),
        reported: Reported { cleared: sum(1), overdue: false },
        ..promise()
    };
    assert!(sound.invariant());
    let broken = [
        ("nothing is promised", Commitment { amount: sum(0), settled_at: Some(at(1)), ..promise() }),
        (
            "more kept than promised",
            Commitment { kept: sum(101), performed: sum(101), settled_at: Some(at(1)), ..promise() },
        ),
        ("more forgiven than unkept", Commitment { forgiven: sum(101), settled_at: Some(at(1)), ..promise() }),
        ("more cleared than unforgiven", Commitment { cleared: sum(101), settled_at: Some(at(1)), ..promise() }),
        ("more handed on than uncleared", Commitment { transferred: sum(101), settled_at: Some(at(1)), ..promise() }),
        ("kept and not performed", Commitment { performed: sum(1), in_time: sum(1), disputed: sum(0), ..sound }),
        ("more performed than promised", Commitment { performed: sum(11), ..sound }),
        ("more reported than cleared", Commitment { reported: Reported { cleared: sum(2), overdue: false }, ..sound }),
        ("more in time than performed", Commitment { in_time: sum(5), ..sound }),
        ("more disputed than unanswered", Commitment { disputed: sum(3), ..sound }),
        ("settled with something outstanding", Commitment { settled_at: Some(at(1)), ..sound }),
        ("nothing outstanding and not settled", Commitment { forgiven: sum(6), disputed: sum(0), ..sound }),
    ];
    for (how, record) in broken {
        assert!(!record.invariant(), "{how}");
    }
}

proptest! {
    /// Laws 1, 2, 7 and 8 on one commitment: whatever anybody tries, the parts add up, the outstanding never grows,
    /// only the creditor makes kept and forgiven grow, and the counters equal the standing.
    #[test]
    fn no_walk_breaks_the_laws(
        steps in prop::collection::vec((0..9_u8, 0..3_u8, 1..130_u64, 0..40_i64), 1..60),
    ) {
        let mut now = 0;
        let mut commitment = promise();
        let mut debtor = Reputation::NONE.moved(Role::Debtor, &Standing::default(), &commitment.effects().standing).unwrap();
        let mut creditor = Reputation::NONE;
        for (what, who, minor, pause) in steps {
            now += pause;
            let by = [Party::Debtor, Party::Creditor, Party::Stranger][usize::from(who)];
            let before = commitment;
            let next = match what {
                0 => before.perform(by, before.performed, sum(minor), at(now)),
                1 => before.confirm(by, before.kept, sum(minor), at(now)),
                2 => before.forgive(by, before.forgiven, sum(minor), at(now)),
                3 => before.demand(by, before.disputed),
                4 => before.tidy_overdue(Excuse::Missing, at(now)),
                5 => before.report(Excuse::Missing, at(now)),
                6 => before.clear(OPEN, sum(minor), at(now)),
                7 => before.take_back(by, before.performed, sum(minor)),
                _ => Ok(before),
            };
            let Ok(next) = next else { continue };
            let next = next.report_at(Excuse::Missing, at(now));
            prop_assert!(next.invariant(), "{:?}", next);
            prop_assert!(next.outstanding() <= before.outstanding());
            if by != Party::Creditor {
                prop_assert_eq!((next.kept, next.forgiven), (before.kept, before.forgiven));
            }
            debtor = debtor.moved(Role::Debtor, &before.effects().standing, &next.effects().standing).unwrap();
            creditor = creditor.moved(Role::Creditor, &before.effects().standing, &next.effects().standing).unwrap();
            prop_assert_eq!(debtor, Reputation::NONE.moved(Role::Debtor, &Standing::default(), &next.effects().standing).unwrap());
            prop_assert_eq!(creditor, Reputation::NONE.moved(Role::Creditor, &Standing::default(), &next.effects().standing).unwrap());
            let share = next.effects().share;
            prop_assert_eq!(share.committed, next.outstanding().less(next.overdue_at(at(now))).less(next.disputed));
            prop_assert!(debtor.invariant() && creditor.invariant());
            commitment = next;
        }
    }
}

#[test]
fn a_transfer_hands_on_what_is_owed_and_not_performed() {
    let money = Terms { in_kind: false, debtor_clears: false, creditor_clears: false };
    let owed = promise().perform(Party::Debtor, sum(0), sum(30), at(1)).unwrap();
    let transfer = |terms, seen, minor| owed.transfer(terms, sum(seen), sum(minor), at(2));
    assert_eq!(transfer(money, 99, 10), Err(Refusal::StaleSum), "more is owed than they saw");
    assert!(transfer(money, 101, 10).is_ok(), "an upper bound: a stranger's clearing stops nobody");
    assert_eq!(transfer(money, 100, 71), Err(Refusal::AboveTransferable));
    assert_eq!(transfer(Terms { in_kind: true, ..money }, 100, 1), Err(Refusal::TransferInKind));
    let moved = transfer(money, 100, 70).unwrap();
    assert_eq!((moved.transferred, moved.outstanding()), (sum(70), sum(30)));
    assert_eq!(promise().transfer(money, sum(100), sum(100), at(2)).unwrap().settled_at, Some(at(2)));
}
