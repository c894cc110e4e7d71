use super::*;

#[test]
fn a_part_that_comes_and_goes_leaves_no_trace() {
    let none = Standing::default();
    let late = Standing { overdue: Amount::new(7).unwrap(), ..none };
    let record = Reputation::NONE.moved(Role::Debtor, &none, &late).unwrap();
    assert_eq!(record.overdue, Count { number: 1, sum: Total::new(7) });
    assert_eq!(record.moved(Role::Debtor, &late, &none), Ok(Reputation::NONE));
    assert_eq!(Reputation::NONE.moved(Role::Debtor, &late, &none), Err(Refusal::RecordCorrupt));
}

#[test]
fn each_part_of_the_invariant_is_needed() {
    let count = |number, sum| Count { number, sum: Total::new(sum) };
    let record = |committed, kept, kept_late| Reputation { committed, kept, kept_late, ..Reputation::NONE };
    let whole = record(count(2, 9), count(2, 9), count(1, 9));
    assert!(Reputation::NONE.invariant() && whole.invariant());
    assert!(record(count(2, 9), count(0, 9), count(0, 9)).invariant(), "nothing of it is settled yet");
    let broken = [
        Reputation { breaches: count(1, 0), ..whole },
        Reputation { disputed: count(0, 1), ..whole },
        Reputation { committed: count(0, 9), ..whole },
        Reputation { cleared: count(1, 0), ..whole },
        record(count(2, 9), count(2, 8), count(1, 9)),
        record(count(2, 8), count(2, 9), count(1, 9)),
    ];
    for broken in broken {
        assert!(!broken.invariant(), "{broken:?}");
    }
}

#[test]
fn one_confirmed_cent_of_a_hundred_makes_no_promise_kept() {
    let sum = |minor| Amount::new(minor).unwrap();
    let made = Standing { committed: sum(100), ..Standing::default() };
    let cent = Standing { kept: sum(1), kept_late: sum(1), ..made };
    let record = Reputation::NONE.moved(Role::Debtor, &Standing::default(), &cent).unwrap();
    let counted = |record: Reputation| [record.kept, record.kept_late, record.forgiven, record.cleared];
    assert_eq!(counted(record).map(|count| count.number), [0; 4], "it is open");
    assert_eq!(counted(record).map(|count| count.sum.get()), [1, 1, 0, 0], "sums move with every part");
    let settled = |forgiven, cleared, outcome| {
        let end = Standing { forgiven: sum(forgiven), cleared: sum(cleared), outcome, ..cent };
        counted(record.moved(Role::Debtor, &cent, &end).unwrap()).map(|count| count.number)
    };
    assert_eq!(settled(99, 0, Outcome::Forgiven), [0, 0, 1, 0]);
    assert_eq!(settled(0, 99, Outcome::Kept), [1, 1, 0, 0]);
}

#[test]
fn a_dispute_counts_for_both_and_lateness_for_the_debtor() {
    let none = Standing::default();
    let sum = Amount::new(3).unwrap();
    let standing = Standing { disputed: sum, overdue: sum, ..none };
    let creditor = Reputation::NONE.moved(Role::Creditor, &none, &standing).unwrap();
    assert_eq!((creditor.disputed.number, creditor.overdue.number), (1, 0));
}
